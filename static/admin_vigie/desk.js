// Comfort of the newsroom’s desk. Everything works without it.

// 1. The text editor’s buttons have English names written in its code: say them in French.
const FRENCH = {
  "heading 2": "intertitre",
  "heading 3": "sous-intertitre",
  "Heading 2": "intertitre",
  "Heading 3": "sous-intertitre",
  paragraph: "paragraphe",
  Paragraph: "paragraphe",
  "unordered list": "liste à puces",
  "ordered list": "liste numérotée",
  bold: "gras",
  italic: "italique",
  underline: "souligné",
  strike: "barré",
  subscript: "indice",
  superscript: "exposant",
  "insert link": "lien",
  "remove link": "ôter le lien",
  undo: "annuler",
  redo: "rétablir",
}

function translateMenu(menu) {
  for (const element of menu.querySelectorAll("[title], [aria-label]")) {
    for (const name of ["title", "aria-label"]) {
      const french = FRENCH[element.getAttribute(name)]
      if (french) element.setAttribute(name, french)
    }
  }
  for (const option of menu.querySelectorAll(".prose-menubar__option > *")) {
    const french = FRENCH[option.textContent]
    if (french) option.textContent = french
  }
}

const menus = ".prose-menubar"
const observer = new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue
      const menu = node.closest(menus)
      if (menu) translateMenu(menu)
      for (const inner of node.querySelectorAll(menus)) translateMenu(inner)
    }
  }
})
observer.observe(document.documentElement, { childList: true, subtree: true })
for (const menu of document.querySelectorAll(menus)) translateMenu(menu)

// The icons of « yes » and « no » of a form that one may only read.
const SIGNS = { True: "oui", False: "non", None: "inconnu" }
for (const icon of document.querySelectorAll("img[alt]")) icon.alt = SIGNS[icon.alt] ?? icon.alt

// Links that wait for a decision are open, and accepted all at once where only one record may be meant.
function openDecisions(group) {
  const details = group.querySelector("details")
  details.open = true
  const button = document.createElement("button")
  button.type = "button"
  button.className = "quiet-button"
  button.textContent = "Tout accepter"
  button.addEventListener("click", () => {
    for (const row of group.querySelectorAll(".field-decision")) {
      const [accept, ...others] = row.querySelectorAll("input:not([value='']):not([value=refuser])")
      if (accept && !others.length) accept.click()
    }
  })
  details.querySelector("summary").after(button)
}

// What a folded part holds, without having to open it.
for (const group of document.querySelectorAll(".inline-group")) {
  const heading = group.querySelector("details > summary > .inline-heading")
  const count = group.querySelectorAll(".has_original").length
  if (heading && count) heading.append(` (${count})`)
  if (count && group.querySelector("[name$='-decision']")) openDecisions(group)
}

// 2. « Il lui manque… » leads to the field: unfolds what hides it, shows its part of the article, and gives it the focus.
function blockOf(prefix, record) {
  const blocks = [...document.querySelectorAll(`.order-machine .inline-related[id^="${prefix}-"]:not(.empty-form)`)]
  const key = (block) => block.querySelector(`input[name^="${prefix}-"][name$="-id"]`)?.value
  return blocks.find((block) => key(block) === record) ?? blocks[0]
}

function reveal(element) {
  const region = element.dataset.region ?? element.closest("[data-region]")?.dataset.region
  if (region) document.querySelector(`.tabs.regions .tab[data-region="${region}"]`)?.click()
  if (element.classList.contains("collapsed")) element.querySelector(":scope > h3")?.click()
  const details = element.closest("details")
  if (details) details.open = true
  element.scrollIntoView({ block: "center" })
  const field = element.matches("input, select, textarea")
    ? element
    : element.querySelector("fieldset :is(input:not([type=hidden]), select, textarea, [contenteditable=true])")
  field?.focus({ preventScroll: true })
}

function revealField(field, record) {
  const element = document.getElementById(`id_${field}`) ?? blockOf(field, record)
  if (element) reveal(element)
  return Boolean(element)
}

// A link may be read on another page (the list): what it leads to is remembered until the form is there.
const WANTED = "vigie-champ"
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-field]")
  if (!link) return
  const { field, record } = link.dataset
  if (link.pathname !== location.pathname) sessionStorage.setItem(WANTED, JSON.stringify({ path: link.pathname, field, record }))
  else if (revealField(field, record)) event.preventDefault()
})
window.addEventListener("load", () => {
  const wanted = JSON.parse(sessionStorage.getItem(WANTED) ?? "null")
  if (wanted?.path !== location.pathname) return
  sessionStorage.removeItem(WANTED)
  revealField(wanted.field, wanted.record)
})

// What may be done with a block, in its title, is followed; the rest of the title folds the block.
document.addEventListener("click", (event) => {
  if (event.target.closest(".row-way")) event.stopPropagation()
}, { capture: true })

// 3. Leaving a form that holds something unsaved asks first.
// The form that saves: others, of one button (« Dupliquer », « Reprendre »), may stand above it.
const posting = [...document.querySelectorAll("body.change-form #content-main form[method=post]")]
const edited = posting.find((one) => one.querySelector(".submit-row"))
if (edited) {
  let isDirty = Boolean(document.querySelector(".errornote"))
  // While it settles, the page itself says that fields changed (lists that search do): nobody has typed anything yet,
  // nor does whoever already follows a link beside the form.
  let isTouched = false
  const touch = (event) => { isTouched ||= event.isTrusted && edited.contains(event.target) }
  for (const name of ["pointerdown", "keydown", "input", "paste", "drop"]) window.addEventListener(name, touch, { capture: true })
  const soil = () => { isDirty ||= isTouched }
  for (const name of ["input", "change", "paste"]) edited.addEventListener(name, soil)
  window.django?.jQuery?.(edited).on("change", soil) // lists that search say it to jQuery alone
  edited.addEventListener("submit", () => { isDirty = false })
  window.addEventListener("beforeunload", (event) => {
    if (isDirty) event.preventDefault()
  })
}

// 4. A row that is added comes last: the server says the same of rows without a place. Blocks have an order of their own.
document.addEventListener("formset:added", (event) => {
  const row = event.target
  const place = row.querySelector?.("input[name$='-ordering']")
  if (!place || row.querySelector("[name$='-region']")) return
  const others = [...row.closest(".inline-group").querySelectorAll("input[name$='-ordering']")]
  const taken = others.filter((other) => other !== place && !other.name.includes("__prefix__")).map((other) => Number(other.value) || 0)
  place.value = Math.min(Math.max(0, ...taken) + 10, 32767)
})

// 5. A form that comes back refused opens at what is to be mended, and its notice leads to each fault.
const notice = document.querySelector(".errornote")
const faults = notice && edited ? [...edited.querySelectorAll(".errorlist")].filter((list) => !list.closest(".empty-form")) : []
// Blocks stand in the page by kind, and are shown in their order.
const placeOf = (fault) => Number(fault.closest(".inline-related")?.querySelector("input[name$='-ordering']")?.value ?? NaN)
faults.sort((one, other) => placeOf(one) - placeOf(other) || 0)

function rowOf(fault) {
  return fault.closest(".fieldBox, td, .form-row, .inline-related, .inline-group") ?? fault
}

// The field that a fault is about: one row may hold several, and what is wrong with a whole block is about none.
function fieldOf(fault) {
  const id = fault.id.replace(/_error$/, "")
  return id ? document.getElementById(id) ?? document.getElementById(`${id}_0`) : null
}

function revealFault(fault) {
  const block = fault.closest(".inline-related")
  if (block) reveal(block)
  for (let part = fault.closest("details"); part; part = part.parentElement.closest("details")) part.open = true
  const field = fieldOf(fault)
  reveal(field?.offsetParent ? field : rowOf(fault))
}

function labelOf(fault) {
  const field = fieldOf(fault)
  // A date and its hour have one label, which is neither’s.
  const title = field?.id.endsWith("_0") ? field.closest(".fieldBox, .form-row")?.querySelector("label") : field?.labels?.[0]
  const label = title?.textContent.replace(/\s*:\s*$/, "").trim()
  const said = [...fault.children].map((line) => line.textContent.trim()).join(" ")
  return label ? `${label}\u00a0: ${said}` : said
}

if (faults.length > 1) {
  const list = document.createElement("ul")
  for (const fault of faults) {
    const link = document.createElement("a")
    link.href = `#${fault.id}`
    link.textContent = labelOf(fault)
    link.addEventListener("click", (event) => {
      event.preventDefault()
      revealFault(fault)
    })
    const row = document.createElement("li")
    row.append(link)
    list.append(row)
  }
  notice.append(list)
}
// After the editor of blocks has gone back to where the page was left.
if (faults.length) window.addEventListener("load", () => setTimeout(() => revealFault(faults[0]), 200))
