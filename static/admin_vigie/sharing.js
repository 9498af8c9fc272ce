// « Partager le brouillon » without leaving the form of the article: the answer takes the place of the list.
function offerCopies(panel) {
  if (!navigator.clipboard) return
  for (const button of panel.querySelectorAll("[data-copy-link]")) button.hidden = false
}

async function copy(button) {
  const address = button.closest("li").querySelector("input")
  try {
    await navigator.clipboard.writeText(address.value)
    button.textContent = "Copié"
  } catch {
    address.select()
    button.textContent = "Sélectionné : copiez-le"
  }
  setTimeout(() => { button.textContent = "Copier le lien" }, 4000)
}

async function decide(form, pressed) {
  const list = form.querySelector("[data-share-list]")
  list.setAttribute("aria-busy", "true")
  try {
    const asked = new FormData(form)
    if (pressed?.name) asked.append(pressed.name, pressed.value)
    const response = await fetch(form.action, { method: "POST", body: asked, headers: { "X-Fragment": "1" } })
    if (!response.ok) throw new Error(response.status)
    list.innerHTML = await response.text()
    offerCopies(list)
    const told = list.querySelector(".share-panel__told, .errorlist")
    told?.setAttribute("tabindex", "-1")
    told?.focus()
  } catch {
    const notice = document.createElement("p")
    notice.className = "errornote"
    notice.textContent = "Rien n’est changé : vérifiez la connexion, puis essayez de nouveau."
    list.prepend(notice)
  }
  list.removeAttribute("aria-busy")
}

for (const form of document.querySelectorAll("[data-share]")) {
  offerCopies(form)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    decide(form, event.submitter)
  })
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy-link]")
    if (button) copy(button)
  })
}
