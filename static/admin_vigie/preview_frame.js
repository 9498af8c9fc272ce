// The preview of a form is one page: its links open elsewhere, for other pages may not stand in its frame.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]")
  if (!link || link.getAttribute("href").startsWith("#")) return
  link.target = "_blank"
  link.rel = "noopener"
}, { capture: true })
