// What is pasted into a text keeps its sense: titles, lists of word processors, rows of tables.
// The server cleans all of it again; here the editor sees at once what will be kept.
const RENAMED = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" }
const MARKER = /^[\s\u00a0]*(?:[·•▪§–-]|o(?=[\s\u00a0]{2})|(\d{1,3}|[a-z])[.)])[\s\u00a0]*/i

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

function isListParagraph(element) {
  return element?.matches?.("p[class*=MsoListParagraph], p[style*=mso-list]")
}

/** Takes the marker that the word processor wrote off the paragraph; whether it was a number. */
function takeMarker(paragraph) {
  const drawn = [...paragraph.querySelectorAll("[style]")].filter((one) => /mso-list:\s*ignore/i.test(one.getAttribute("style")))
  if (drawn.length) {
    const isNumber = /[\da-z][.)]/i.test(drawn[0].textContent)
    for (const one of drawn) one.remove()
    return isNumber
  }
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.trim()) continue
    const marker = MARKER.exec(text.data)
    if (marker) text.data = text.data.slice(marker[0].length)
    return Boolean(marker?.[1])
  }
  return false
}

function listParagraphs(page) {
  for (const first of page.querySelectorAll("p")) {
    if (!first.isConnected || !isListParagraph(first)) continue
    const run = [first]
    while (isListParagraph(run.at(-1).nextElementSibling)) run.push(run.at(-1).nextElementSibling)
    const numbers = run.map(takeMarker)
    const list = page.createElement(numbers[0] ? "ol" : "ul")
    first.before(list)
    for (const paragraph of run) {
      const item = page.createElement("li")
      item.append(...paragraph.childNodes)
      list.append(item)
      paragraph.remove()
    }
  }
}

function tableRows(page) {
  for (const table of page.querySelectorAll("table")) {
    const rows = [...table.rows].map((row) => {
      const line = page.createElement("p")
      for (const cell of row.cells) {
        for (const block of cell.querySelectorAll("p, div, ul, ol, li, h1, h2, h3, h4")) block.replaceWith(...block.childNodes, " ")
        if (!cell.textContent.trim()) continue
        if (line.hasChildNodes()) line.append(" – ")
        line.append(...cell.childNodes)
      }
      return line
    })
    table.replaceWith(...rows)
  }
}

export function rewrite(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  listParagraphs(page)
  tableRows(page)
  for (const [name, renamed] of Object.entries(RENAMED)) {
    for (const title of page.querySelectorAll(name)) rename(title, renamed)
  }
  return page.body.innerHTML
}

const rewritten = new WeakSet()
document.addEventListener(
  "paste",
  (event) => {
    if (rewritten.has(event) || !event.target.closest?.(".ProseMirror")) return
    const html = event.clipboardData?.getData("text/html")
    if (!html || html.includes("data-pm-slice")) return // what was copied from the editor is already ours
    const data = new DataTransfer()
    data.setData("text/html", rewrite(html))
    data.setData("text/plain", event.clipboardData.getData("text/plain"))
    const again = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    if (!again.clipboardData?.getData("text/html")) return
    event.preventDefault()
    event.stopImmediatePropagation()
    rewritten.add(again)
    event.target.dispatchEvent(again)
  },
  true,
)
