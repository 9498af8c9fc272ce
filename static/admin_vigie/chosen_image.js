// Another picture chosen in a form: what it shows is asked for, and stands beside its name. Without it, a save shows it.
const $ = window.django?.jQuery

async function show(place, key) {
  if (!key) return place.replaceChildren()
  place.setAttribute("aria-busy", "true")
  try {
    const response = await fetch(place.dataset.address.replace("/0/", `/${key}/`))
    // Of a slow answer and a quick one, the last that was chosen stands.
    if (place.dataset.wanted === key) place.innerHTML = response.ok ? await response.text() : ""
  } catch {
    place.replaceChildren() // no picture is better than that of another
  }
  place.removeAttribute("aria-busy")
}

// Lists that search say that they changed to jQuery alone.
$?.(document).on("change", "select", (event) => {
  const row = event.target.closest(".inline-related, form")
  const field = event.target.name?.split("-").pop()
  const place = row?.querySelector(`.chosen-image[data-field="${field}"]`)
  // Every list says that it changed as the form opens: what already stands there is not asked for again.
  if (!place || place.dataset.wanted === event.target.value) return
  place.dataset.wanted = event.target.value
  show(place, event.target.value)
})
