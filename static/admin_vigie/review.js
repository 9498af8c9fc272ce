// Deciding by the keyboard. Every key presses a button of the suggestion that has the focus; buttons work without it.
const form = document.getElementById("review_form")

function rows() {
  return [...form.querySelectorAll(".proposal")]
}

function show(row) {
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: "center" })
}

function move(row, step) {
  const all = rows()
  show(all[all.indexOf(row) + step])
}

// Where letters are letters.
const TYPED = "textarea, select, input:not([type=checkbox], [type=radio]), .select2-container"
const STEPS = { j: 1, k: -1 }

function press(row, key) {
  if (key in STEPS) move(row, STEPS[key])
  else if (key === "x") row.querySelector("[name=coche]").click()
  else row.querySelector(`[data-key="${key}"]`)?.click()
}

if (form) {
  form.querySelector(".keys").hidden = false
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest(".proposal")
    if (!row || event.target.closest(TYPED) || event.ctrlKey || event.metaKey || event.altKey || !/^[ajkirx]$/.test(event.key)) return
    event.preventDefault()
    press(row, event.key)
  })
  for (const all of form.querySelectorAll("[data-tick-all]")) {
    all.hidden = false
    all.addEventListener("click", () => {
      for (const box of form.querySelectorAll("[name=coche]")) box.checked = true
    })
  }
  // Where one goes on after a decision: the suggestion of the address, or the first one.
  const wanted = /^#(lien|citation)-/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null
  show(wanted ?? rows()[0])
} else {
  document.querySelector("[data-next]")?.focus()
}
