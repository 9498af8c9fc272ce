// « À lire » in the form of an article: the answer takes the place of the list, where it would otherwise open beside.
const panel = document.querySelector(".related-panel__list")

async function ask(button) {
  const form = button.form
  const asked = new FormData()
  asked.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
  for (const name of ["tags", "event"]) {
    for (const value of new FormData(form).getAll(name)) asked.append(name, value)
  }
  if (button.name) asked.append(button.name, button.value)
  panel.setAttribute("aria-busy", "true")
  try {
    const response = await fetch(button.formAction, { method: "POST", body: asked, headers: { "X-Fragment": "1" } })
    if (!response.ok) throw new Error(response.status)
    panel.innerHTML = await response.text()
  } catch {
    const notice = document.createElement("p")
    notice.className = "errornote"
    notice.textContent = "La liste n’a pas pu être calculée. Vérifiez la connexion, puis essayez de nouveau."
    panel.prepend(notice)
  }
  panel.removeAttribute("aria-busy")
}

if (panel) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-related]")
    if (!button) return
    event.preventDefault()
    ask(button)
  })
}
