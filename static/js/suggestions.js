// Suggestions while typing in a search field: the « editable combobox with list autocomplete » of the ARIA practices.
// Where scripts do not run, the form searches as any other.
const pause = 120; // milliseconds without a key before the site is asked
const shortest = 2; // letters
const word = /[\p{L}\p{N}]+/gu;

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
}

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children);
  return node;
}

// How many letters of `name` spell `start`, whatever their accents; none when it begins otherwise.
function spelled(name, start) {
  let length = 1;
  while (length < name.length && fold(name.slice(0, length)).length < start.length) length += 1;
  return fold(name.slice(0, length)) === start ? length : 0;
}

// The label, as text and as <b> where its words begin as those that were typed.
function emphasised(label, typed) {
  const words = fold(typed).match(word) ?? [];
  const starts = words.filter((start, rank) => start.length > 1 || rank === words.length - 1);
  const nodes = [];
  let end = 0;
  for (const { 0: name, index } of label.matchAll(word)) {
    const length = Math.max(0, ...starts.map((start) => spelled(name, start)));
    if (length) {
      nodes.push(label.slice(end, index), element("b", "", name.slice(0, length)));
      end = index + length;
    }
  }
  return [...nodes, label.slice(end)];
}

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.list = element("div", "suggestions");
    this.status = element("p", "visually-hidden");
    this.choices = []; // what each option does
    this.active = -1;
    this.dress();
    this.listen();
  }

  dress() {
    const { input, list, status } = this;
    // ARIA in HTML lets no field of the type « search » be a combobox.
    Object.assign(input, { type: "text", inputMode: "search", enterKeyHint: "search" });
    list.id = `${input.id}-suggestions`;
    list.hidden = true;
    for (const [node, attributes] of [
      [list, { role: "listbox", "aria-label": "Suggestions" }],
      [status, { role: "status" }],
      [input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }],
    ]) {
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    }
    this.form.append(list, status);
  }

  listen() {
    const { input, list } = this;
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    // The field keeps the focus while an option is clicked or the list scrolled.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...list.children].indexOf(option));
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.form.contains(event.target)) this.close();
    });
    window.addEventListener("pagehide", () => this.close());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get text() {
    return this.input.value.trim();
  }

  typed() {
    this.forget();
    this.activate(-1);
    if (this.text.length < shortest) this.close();
    else this.timer = setTimeout(() => this.ask(), pause);
  }

  // What was asked for earlier is no longer wanted, be it on its way.
  forget() {
    clearTimeout(this.timer);
    this.pending?.abort();
    this.pending = null;
  }

  async ask(first = -1) {
    this.forget();
    const pending = new AbortController();
    const text = this.text;
    this.pending = pending;
    let found = null;
    try {
      const address = `${this.form.dataset.suggestions}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: pending.signal });
      if (answer.ok) found = (await answer.json()).suggestions;
    } catch {
      found = null; // given up, or out of reach: the form still searches
    }
    if (this.pending !== pending) return;
    if (found) this.show(found, text, first);
    else this.close();
  }

  show(found, text, first) {
    this.choices = [];
    this.list.replaceChildren();
    for (const suggestion of found) this.add(suggestion, text);
    this.addSearch(text);
    this.unfold(true);
    this.list.scrollTop = 0;
    this.activate(first);
    this.status.textContent = `${found.length || "Aucune"} suggestion${found.length > 1 ? "s" : ""}`;
  }

  add({ label, kind, detail, url }, text) {
    const what = element("span", "suggestions__what", detail ? `${kind}, ${detail}` : kind);
    this.addOption("", [...emphasised(label, text), " ", what], () => window.location.assign(url));
  }

  addSearch(text) {
    const words = `Chercher «\u00A0${text}\u00A0» dans tout le site`;
    this.addOption(" suggestions__option--all", [words], () => this.form.requestSubmit());
  }

  addOption(modifier, children, choice) {
    const option = element("div", `suggestions__option${modifier}`, ...children);
    option.id = `${this.list.id}-${this.choices.length + 1}`;
    option.setAttribute("role", "option");
    this.list.append(option);
    this.choices.push(choice);
  }

  activate(rank) {
    this.active = rank;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === rank)));
    const option = this.list.children[rank];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  unfold(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    this.forget();
    this.activate(-1);
    this.unfold(false);
    this.status.textContent = "";
  }

  clear() {
    this.close();
    this.input.value = "";
  }

  choose(rank) {
    const choice = this.choices[rank];
    this.close();
    choice();
  }

  pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const done = this.isOpen ? this.pressedOpen(event) : this.pressedClosed(event);
    if (done) event.preventDefault();
  }

  pressedClosed({ key }) {
    if (key === "Escape" && this.input.value) this.clear();
    else if (key === "ArrowDown" && this.text.length >= shortest) this.ask(0);
    else return false;
    return true;
  }

  // Past the last option comes the field itself, then the first one again. True: the browser has nothing left to do.
  pressedOpen({ key, altKey }) {
    const places = this.choices.length + 1;
    if (key === "Escape" || (key === "ArrowUp" && altKey)) this.close();
    else if (key === "ArrowDown" && !altKey) this.activate(((this.active + 2) % places) - 1);
    else if (key === "ArrowUp") this.activate(((this.active + places) % places) - 1);
    else if (key === "Enter" && this.active >= 0) this.choose(this.active);
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) this.activate(-1);
      return false;
    }
    return true;
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);
