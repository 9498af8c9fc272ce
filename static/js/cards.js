// The cards of the people, organisations and words that a text links (WCAG 2.2, 1.4.13): shown by the pointer, the
// keyboard or a first tap, closed by Escape, by a press elsewhere, or once neither pointed at nor focused. They are in
// the page already. Without popovers or without this script, the links are plain links.
const patience = 120; // milliseconds of pointing before a card opens: passing over a word opens nothing
const grace = 250; // milliseconds to go from the word to its card
const margin = 8; // pixels between a card and the edges of the window

let open = null; // { link, card }
let opening = 0;
let closing = 0;
let pressed = { link: null, isTouch: false, wasOpen: false };

const cardOf = (link) => document.getElementById(link.dataset.card);

function show(link) {
  clearTimeout(opening);
  clearTimeout(closing);
  if (open?.link === link) return;
  hide();
  const card = cardOf(link);
  // After its word, where the Tab key finds the links of a definition.
  if (link.nextElementSibling !== card) link.after(card);
  card.showPopover();
  open = { link, card };
  place();
}

function hide() {
  clearTimeout(opening);
  clearTimeout(closing);
  if (!open) return;
  const { card } = open;
  open = null;
  if (card.matches(":popover-open")) card.hidePopover();
}

// Under the last line of the word, or above the first for lack of room; never beyond the window.
function place() {
  const { link, card } = open;
  const lines = link.getClientRects(); // a second tap must find the link, not the card that would lie on its end
  const word = lines[0];
  const end = lines[lines.length - 1];
  const width = document.documentElement.clientWidth;
  const left = Math.max(margin, Math.min(word.left, width - card.offsetWidth - margin));
  const below = window.innerHeight - end.bottom;
  const isAbove = below < card.offsetHeight + margin && word.top > below;
  const top = isAbove ? word.top - card.offsetHeight : end.bottom;
  card.style.setProperty("--left", `${left + window.scrollX}px`);
  card.style.setProperty("--top", `${top + window.scrollY}px`);
}

const isHeld = () => {
  const { link, card } = open;
  const focused = document.activeElement;
  const isFocused = card.contains(focused) || (focused === link && link.matches(":focus-visible"));
  return isFocused || link.matches(":hover") || card.matches(":hover");
};

function leave() {
  clearTimeout(opening);
  clearTimeout(closing);
  closing = setTimeout(() => { if (open && !isHeld()) hide(); }, grace);
}

function watch(link) {
  const card = cardOf(link);
  // Two explanations of one word would cover each other; the expansion is on the card.
  link.querySelector("abbr[title]")?.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "touch") return;
    clearTimeout(closing);
    clearTimeout(opening);
    opening = setTimeout(() => show(link), patience);
  });
  card.addEventListener("pointerenter", () => clearTimeout(closing));
  for (const part of [link, card]) {
    part.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") leave(); });
    part.addEventListener("focusout", leave);
  }
  link.addEventListener("focus", () => { if (link.matches(":focus-visible") && !pressed.isTouch) show(link); });
  // A finger cannot point: its first tap shows the card, the second follows the link.
  link.addEventListener("click", (event) => {
    if (pressed.link !== link || !pressed.isTouch || pressed.wasOpen) return;
    event.preventDefault();
    show(link);
  });
}

function begin(links) {
  document.addEventListener("pointerdown", (event) => {
    const link = event.target.closest("a.mention");
    pressed = { link, isTouch: event.pointerType === "touch", wasOpen: link !== null && open?.link === link };
    if (open && link !== open.link && !open.card.contains(event.target)) hide();
  }, true);
  document.addEventListener("keydown", (event) => {
    pressed = { link: null, isTouch: false, wasOpen: false };
    if (event.key !== "Escape" || !open) return;
    const { link, card } = open;
    const wasInside = card.contains(document.activeElement);
    hide();
    if (wasInside) link.focus();
    hide(); // what the return of the focus has opened
  });
  window.addEventListener("resize", () => { if (open) place(); });
  links.forEach(watch);
}

if (Object.hasOwn(HTMLElement.prototype, "popover")) {
  begin([...document.querySelectorAll("a.mention")].filter((link) => cardOf(link)));
}
