// « Aperçu »: the form as it is typed, in the page that readers will get, above the form, at the width of a desk or of a
// phone. Without this script the same page opens in another tab.
const WIDTHS = [
  { name: "Ordinateur", width: 1280 },
  { name: "Téléphone", width: 390, height: 844 },
]
const FRAME = "apercu"
let shown = WIDTHS[matchMedia("(max-width: 640px)").matches ? 1 : 0] // whoever edits on a phone looks at a phone
let asked = null // the button that was pressed

const dialog = document.createElement("dialog")
const stage = document.createElement("div")
const spoken = document.createElement("p")
const choices = WIDTHS.map((size) => button(size.name, () => show(size)))

function button(text, pressed) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "quiet-button"
  made.textContent = text
  made.addEventListener("click", pressed)
  return made
}

function build() {
  dialog.className = "preview-dialog"
  dialog.setAttribute("aria-label", "Aperçu")
  stage.className = "preview-dialog__stage"
  spoken.className = "preview-dialog__told"
  spoken.setAttribute("role", "status")
  const bar = document.createElement("div")
  bar.className = "preview-dialog__bar"
  bar.append(...choices, spoken, button("Fermer", () => dialog.close()))
  dialog.append(bar, stage)
  document.body.append(dialog)
  window.addEventListener("resize", fit)
  dialog.addEventListener("close", () => { stage.replaceChildren(); asked?.focus() })
}

// A frame of its own each time: another page in the same one would be one more step of the history.
function newFrame() {
  const frame = document.createElement("iframe")
  frame.name = FRAME
  frame.title = "Aperçu de l’article"
  stage.replaceChildren(frame)
  return frame
}

function show(size) {
  shown = size
  choices.forEach((choice, rank) => choice.setAttribute("aria-pressed", String(WIDTHS[rank] === size)))
  fit()
}

// A screen narrower than the width chosen shows the page smaller, never another layout.
function fit() {
  const frame = stage.querySelector("iframe")
  if (!frame) return
  const scale = Math.min(1, stage.clientWidth / shown.width)
  const room = stage.clientHeight / scale
  frame.style.width = `${shown.width}px`
  frame.style.height = `${Math.min(shown.height ?? room, room)}px`
  frame.style.transform = scale < 1 ? `scale(${scale})` : ""
  frame.style.marginLeft = `${Math.max(0, (stage.clientWidth - shown.width * scale) / 2)}px`
}

// Not as a submission: whoever listens to those believes that the form is being saved.
function send(pressed) {
  const { form } = pressed
  const kept = { action: form.getAttribute("action"), target: form.getAttribute("target") }
  form.action = pressed.formAction
  form.target = FRAME
  HTMLFormElement.prototype.submit.call(form)
  for (const [name, value] of Object.entries(kept)) {
    if (value === null) form.removeAttribute(name)
    else form.setAttribute(name, value)
  }
}

function open(pressed) {
  if (!dialog.isConnected) build()
  asked = pressed
  dialog.showModal()
  const frame = newFrame()
  spoken.textContent = "L’aperçu se prépare…"
  frame.addEventListener("load", () => {
    if (frame.contentWindow?.location.href === "about:blank") return
    spoken.textContent = "Rien n’est enregistré."
  })
  show(shown)
  send(pressed)
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("input[name=_preview]")
  if (!pressed || typeof dialog.showModal !== "function") return
  event.preventDefault()
  open(pressed)
})
