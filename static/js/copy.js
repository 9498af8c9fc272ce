// « Copier » beside what readers take away. The buttons stay hidden where the browser cannot copy.
const told = 4000; // milliseconds

async function copy(button) {
  const status = button.parentElement.querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    status.textContent = "Copié";
  } catch {
    status.textContent = "La copie a échoué\u202F: sélectionnez le texte.";
  }
  setTimeout(() => { status.textContent = ""; }, told);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
