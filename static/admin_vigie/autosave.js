// What is typed in an article is kept every 20 seconds, apart from the article: one sending at a time, and nothing more
// once the form is sent. Whoever comes back to the form is asked whether to take it up again.
const EVERY = 20_000
const told = document.getElementById("autosave")
const form = document.getElementById("article_form")

let isDirty = told?.dataset.dirty !== undefined
let isTouched = false
let isSending = false
let isOver = false
let timer

function tell(words, failed = false) {
  told.textContent = words
  told.classList.toggle("autosave--failed", failed)
}

async function keep() {
  if (!isDirty || isSending || isOver) return
  isSending = true
  isDirty = false
  const typed = new FormData(form)
  typed.set("rank", Date.now())
  try {
    const answer = await fetch(told.dataset.address, { method: "POST", body: typed })
    if (answer.status === 204) {
      const hour = new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })
      tell(`Saisies gardées à ${hour}. Elles ne sont pas enregistrées dans l’article.`)
    } else if (answer.status === 409) {
      clearInterval(timer)
      tell("Cette fenêtre a déjà été enregistrée : rouvrez l’article pour continuer.", true)
    } else {
      throw new Error(answer.status)
    }
  } catch {
    isDirty = true
    document.dispatchEvent(new CustomEvent("session:doubt"))
    if (!isOver) tell("Vos saisies n’ont pas pu être gardées : la connexion ou la session est perdue. Nouvel essai dans 20 secondes.", true)
  }
  isSending = false
}

if (told && form?.elements.window?.value) {
  // While it settles, the page itself says that fields changed: nobody has typed anything yet.
  const touch = (event) => { isTouched ||= event.isTrusted && form.contains(event.target) }
  for (const name of ["pointerdown", "keydown", "input", "paste", "drop"]) window.addEventListener(name, touch, { capture: true })
  const soil = () => { isDirty ||= isTouched }
  for (const name of ["input", "change", "paste", "drop", "formset:added", "formset:removed"]) form.addEventListener(name, soil)
  window.django?.jQuery?.(form).on("change", soil) // lists that search say it to jQuery alone
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return
    isOver = true
    setTimeout(() => { isOver = false }, 3 * EVERY) // still here: the save did not leave
  })
  timer = setInterval(keep, EVERY)
}
