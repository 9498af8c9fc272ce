// Ctrl + S (⌘ S) saves and stays on the form. Deleting the whole record while blocks are marked for
// deletion asks first: the two are easily confused.
window.addEventListener("keydown", (event) => {
  const button = document.querySelector("form input[name=_continue]")
  if (event.key === "s" && (event.metaKey || event.ctrlKey) && button) {
    event.preventDefault()
    button.click()
  }
})

window.addEventListener("click", (event) => {
  const marked = document.querySelector("input[type=checkbox][name$=-DELETE]:checked")
  const question =
    "Vous avez marqué des blocs à supprimer, mais ce lien supprime l’article entier. Est-ce bien ce que vous voulez ? " +
    "Pour ne supprimer que les blocs, enregistrez."
  if (event.target.closest(".deletelink") && marked && !window.confirm(question)) event.preventDefault()
})
