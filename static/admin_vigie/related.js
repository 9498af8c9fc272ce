// « À lire » in the form of an article: the answer takes the place of the list, where it would otherwise open beside.
const panel = document.querySelector(".related-panel__list")
const spoken = document.querySelector(".related-panel__spoken")

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
    tell(button)
  } catch {
    const notice = document.createElement("p")
    notice.className = "errornote"
    notice.textContent = "La liste n’a pas pu être calculée. Vérifiez la connexion, puis essayez de nouveau."
    panel.prepend(notice)
    spoken.textContent = notice.textContent
    notice.scrollIntoView({ block: "center" })
  }
  panel.removeAttribute("aria-busy")
}

// What was done is told beside the article, wherever the list has put it, and the focus goes on from there.
function tell(pressed) {
  const told = panel.querySelector(".related-panel__told")
  spoken.textContent = told?.textContent ?? "La liste est calculée."
  if (!told) return
  const button = panel.querySelector(`button[data-related][value="${pressed.value}"]`)
  button?.closest("li").append(told)
  const place = button ?? told
  place.focus({ preventScroll: true })
  told.scrollIntoView({ block: "center" })
}

if (panel) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-related]")
    if (!button) return
    event.preventDefault()
    ask(button)
  })
}
