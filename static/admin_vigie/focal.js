// The point of interest of a picture: a click on it, or the arrows, in place of two numbers. The numbers remain.
const x = document.getElementById("id_focal_x")
const y = document.getElementById("id_focal_y")
const file = document.getElementById("id_file")
const LARGEST = 640 // pixels of the drawing of a file that is not sent yet

const clamped = (value) => Math.round(Math.min(Math.max(value, 0), 100))

class Stage {
  constructor() {
    this.element = document.createElement("div")
    this.element.className = "focal"
    this.element.hidden = true
    this.element.innerHTML = `
      <p class="focal__help" id="focal-help">Cliquez sur ce qui doit rester visible, ou placez le point avec les flèches du clavier.</p>
      <div class="focal__parts">
        <div class="focal__whole"><button type="button" class="focal__point" aria-describedby="focal-help"></button></div>
        <div class="focal__crop" aria-hidden="true"><p>Recadrée en carré</p><div class="focal__square"></div></div>
      </div>`
    this.whole = this.element.querySelector(".focal__whole")
    this.point = this.element.querySelector(".focal__point")
    this.square = this.element.querySelector(".focal__square")
    this.whole.addEventListener("click", (event) => this.aim(event))
    this.point.addEventListener("keydown", (event) => this.step(event))
    for (const field of [x, y]) field.addEventListener("input", () => this.show())
  }

  // `picture`: an image or a canvas, whole; `copy`: the same, for the square.
  take(picture, copy) {
    this.whole.querySelector("img, canvas")?.remove()
    this.whole.prepend(picture)
    this.square.replaceChildren(copy)
    this.element.hidden = false
    this.show()
  }

  aim(event) {
    if (event.target === this.point) return
    const frame = this.whole.getBoundingClientRect()
    this.set(((event.clientX - frame.left) / frame.width) * 100, ((event.clientY - frame.top) / frame.height) * 100)
    this.point.focus({ preventScroll: true })
  }

  step(event) {
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? []
    if (across === undefined) return
    event.preventDefault()
    const length = event.shiftKey ? 10 : 1
    this.set(Number(x.value) + across * length, Number(y.value) + down * length)
  }

  set(across, down) {
    x.value = clamped(across)
    y.value = clamped(down)
    for (const field of [x, y]) field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  show() {
    const [across, down] = [clamped(Number(x.value)), clamped(Number(y.value))]
    this.point.style.left = `${across}%`
    this.point.style.top = `${down}%`
    this.point.setAttribute("aria-label", `Point d’intérêt\u00a0: ${across}\u00a0% depuis la gauche, ${down}\u00a0% depuis le haut`)
    this.crop(across, down)
  }

  // As the server cuts: the largest square, its centre as near to the point as the edges allow.
  crop(across, down) {
    const picture = this.square.firstElementChild
    if (!picture) return
    const width = picture.naturalWidth ?? picture.width
    const height = picture.naturalHeight ?? picture.height
    const side = Math.min(width, height)
    if (!side) return
    const offset = (size, focal) => Math.min(Math.max((size * focal) / 100 - side / 2, 0), size - side)
    const scale = this.square.clientWidth / side
    picture.style.width = `${width * scale}px`
    picture.style.height = `${height * scale}px`
    picture.style.transform = `translate(${-offset(width, across) * scale}px, ${-offset(height, down) * scale}px)`
  }
}

function drawing(bitmap) {
  const scale = Math.min(1, LARGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}

function begin() {
  const stage = new Stage()
  const stored = document.querySelector("img.thumbnail--large")
  document.querySelector(".form-row.field-focal_x").before(stage.element)
  if (stored) {
    const copy = stored.cloneNode()
    copy.removeAttribute("class")
    for (const picture of [stored, copy]) {
      picture.loading = "eager"
      picture.addEventListener("load", () => stage.show())
    }
    const row = stored.closest(".form-row")
    stage.take(stored, copy)
    row.remove()
    stored.className = ""
  }
  // Another file is another picture: its own point is to be chosen before it is sent.
  file?.addEventListener("change", async () => {
    const [chosen] = file.files
    if (!chosen) return
    try {
      const bitmap = await createImageBitmap(chosen)
      stage.take(drawing(bitmap), drawing(bitmap))
      stage.set(50, 50)
    } catch {
      // Not a picture: the server says so when it is sent.
    }
  })
}

if (x && y) begin()
