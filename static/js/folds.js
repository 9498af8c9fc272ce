// Where there is room, style shows what is folded on a phone; this tells so to those who do not see it.
const wide = window.matchMedia("(min-width: 60rem)");

function unfold() {
  for (const fold of document.querySelectorAll(".facet-fold")) fold.open = wide.matches;
}

unfold();
wide.addEventListener("change", unfold);
