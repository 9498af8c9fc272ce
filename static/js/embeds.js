// A video kept elsewhere: its host is asked nothing until the reader presses the button, which makes way for the player.
const rights = "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox";

function play(figure, button) {
  const frame = document.createElement("iframe");
  frame.className = "embed__player";
  frame.title = figure.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.setAttribute("sandbox", rights);
  // The host is told which site shows its player, as YouTube wants, and not which page.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = figure.dataset.player;
  button.replaceWith(frame);
  frame.focus();
}

for (const figure of document.querySelectorAll("[data-player]")) {
  const button = figure.querySelector(".embed__play");
  button.hidden = false;
  button.addEventListener("click", () => play(figure, button));
}
