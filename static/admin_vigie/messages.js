// What was just done is told where one is. A form that comes back to the place where it was left has its messages above
// the screen: they come to its foot, until they are closed or one goes on with something else. Whoever listens to the page hears them in any case.
const list = document.querySelector("main > .messagelist")

function tellAloud() {
  const spoken = document.createElement("p")
  spoken.className = "visually-hidden"
  spoken.setAttribute("role", "status")
  list.before(spoken)
  // Written once the region is known: what it holds from the start is not read out.
  setTimeout(() => { spoken.textContent = [...list.children].map((message) => message.textContent.trim()).join(" ") }, 100)
}

function closeButton() {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "quiet-button"
  button.textContent = "Fermer"
  button.addEventListener("click", close)
  return button
}

function close() {
  list.classList.remove("messagelist--afloat")
  list.querySelector(".messagelist__close")?.remove()
  for (const [name, heard] of ELSEWHERE) document.removeEventListener(name, heard)
}

const ELSEWHERE = [
  ["input", close],
  // Not as soon as one presses: what is pressed must not move before it is released.
  ["click", (event) => { if (!list.contains(event.target)) close() }],
  ["keydown", (event) => { if (event.key === "Escape") close() }],
]

function bringIntoSight() {
  if (list.getBoundingClientRect().bottom > 20) return
  forget()
  const row = document.createElement("li")
  row.className = "messagelist__close"
  row.append(closeButton())
  list.append(row)
  list.classList.add("messagelist--afloat")
  for (const [name, heard] of ELSEWHERE) document.addEventListener(name, heard)
}

// Only when the page itself has moved: who scrolls down has read what was above.
const HANDS = ["wheel", "pointerdown", "touchstart", "keydown"]

function forget() {
  window.removeEventListener("scroll", bringIntoSight)
  for (const name of HANDS) window.removeEventListener(name, forget)
}

if (list) {
  tellAloud()
  for (const name of HANDS) window.addEventListener(name, forget, { passive: true })
  window.addEventListener("scroll", bringIntoSight)
  bringIntoSight()
}
