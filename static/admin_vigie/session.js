// A form that is sent once its session has ended would lose what is typed in it: it is asked first. Whoever has logged in
// again, in another tab, sends it from the page as it is.
const KNOWN_FOR = 60_000
const address = document.querySelector("script[data-session]").dataset.session
let known = Date.now() // this page was just given

// Whether somebody is logged in. Each login makes the tokens of the forms that are open worthless: they get the new one.
async function isLoggedIn() {
  const answer = await fetch(address, { redirect: "manual", cache: "no-store" })
  if (!answer.ok) return answer.type !== "opaqueredirect"
  const { token } = await answer.json()
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token
  known = Date.now()
  return true
}

function tell(isOver) {
  document.getElementById("session-ended")?.remove()
  if (!isOver) return
  const told = document.createElement("p")
  told.id = "session-ended"
  told.className = "errornote"
  told.setAttribute("role", "alert")
  const link = document.createElement("a")
  link.href = new URL("..", new URL(address, location))
  link.target = "_blank"
  link.textContent = "connectez-vous dans un autre onglet"
  told.append("Votre connexion a pris fin. Rien n’est perdu : ", link, ", puis revenez ici et recommencez.")
  document.body.append(told)
}

async function ask(form, submitter) {
  let isIn = true
  try {
    isIn = await isLoggedIn()
  } catch {
    // No network: the browser says so better than we would.
  }
  tell(!isIn)
  if (!isIn) return
  known = Date.now()
  form.requestSubmit(submitter)
}

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || Date.now() - known < KNOWN_FOR) return
  event.preventDefault()
  event.stopImmediatePropagation()
  ask(event.target, event.submitter)
}, { capture: true })

// What sends a form by itself, and was refused, says so.
document.addEventListener("session:doubt", () => {
  known = 0
  isLoggedIn().then((isIn) => tell(!isIn), () => {})
})
