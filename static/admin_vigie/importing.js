// « Importer une page »: files dropped on the box, and the words of a row shown in the text beside it.
const box = document.querySelector("[data-drop]")
if (box) {
  const files = box.querySelector("input[type=file]")
  const hold = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    box.classList.toggle("is-over", event.type === "dragover")
  }
  for (const name of ["dragover", "dragleave"]) box.addEventListener(name, hold)
  box.addEventListener("drop", (event) => {
    hold(event)
    if (event.dataTransfer?.files.length) files.files = event.dataTransfer.files
  })
}

// A highlight of the browser’s own: the text itself is left as it is.
const page = document.querySelector("[data-page-text]")
const LONGEST = 60 // characters by which the words of a quote are found: they may stand otherwise further on

function place(words) {
  const text = page.firstChild
  for (const wanted of [words, words.slice(0, LONGEST)]) {
    const start = text.data.toLowerCase().indexOf(wanted.toLowerCase())
    if (start < 0 || !wanted) continue
    const range = document.createRange()
    range.setStart(text, start)
    range.setEnd(text, start + wanted.length)
    return range
  }
  return null
}

function show(row) {
  const range = place(row.dataset.words)
  CSS.highlights.delete("words-of-row")
  if (!range) return
  CSS.highlights.set("words-of-row", new Highlight(range))
  page.scrollTop += range.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 3
}

if (page && globalThis.Highlight && CSS.highlights) {
  const showWhere = (field) => {
    const row = field.closest("[data-words]")
    if (row) show(row)
  }
  document.addEventListener("focusin", (event) => showWhere(event.target))
  showWhere(document.activeElement) // where one already is while the page arrives
}
