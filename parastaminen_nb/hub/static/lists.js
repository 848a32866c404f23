// One's own comments and those of others. Words are set as text, never as markup.
import { fill } from "./clock.js";

const MOST = 40;
const SIGNS = { sent: "check", waiting: "clock", sending: "clock", outside: "warn", refused: "stop" };
const KINDS = { sent: "ok", waiting: "warn", sending: "", outside: "warn", refused: "danger" };

function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

const sign = (name) => document.getElementById(`sign-${name}`).content.cloneNode(true);

function wordsOf(text) {
  const words = made("p", "words", text);
  words.dir = "auto";
  return words;
}

export class Lists {
  #come = new Map(); // what came since the page was drawn: a redrawn list may be older
  #mine = new Set();

  constructor({ words }) {
    this.words = words;
    for (const item of document.querySelectorAll("[data-list=mine] > [data-key]")) {
      this.#mine.add(item.dataset.key);
    }
  }

  showMine(comment, state, said = {}, takeUp = () => {}) {
    const section = document.getElementById("mine");
    const list = section.querySelector("[data-list]");
    section.hidden = false;
    this.#mine.add(comment.key);
    if (said.key) this.#mine.add(said.key);
    const item = list.querySelector(`[data-key="${CSS.escape(comment.key)}"]`) ?? made("li");
    item.dataset.key = comment.key;
    const chip = made("span", KINDS[state] ? `pa-chip pa-chip--${KINDS[state]}` : "pa-chip");
    const { words } = this;
    const chipWords = {
      sent: fill(words.sent, { time: said.sent }),
      waiting: words.waiting,
      sending: words.sending,
      outside: words.waiting,
      refused: words.not_sent,
    };
    chip.append(sign(SIGNS[state]), chipWords[state]);
    const line = made("p");
    line.setAttribute("role", "status");
    line.append(chip);
    if (state === "sent") line.append(" ", made("span", "pa-small pa-muted", said.label));
    item.replaceChildren(wordsOf(comment.text), line);
    if (state === "waiting") item.append(made("p", "pa-small pa-muted", words.waiting_why));
    if (state === "outside") item.append(made("p", "pa-small", words.joining_needed));
    if (state === "refused") {
      const button = made("button", "pa-btn pa-btn--sec", words.take_up);
      button.type = "button";
      button.addEventListener("click", () => {
        item.remove();
        section.hidden = !list.children.length;
        takeUp();
      });
      item.append(made("p", "pa-error", said.error), button);
    }
    if (!item.isConnected) list.prepend(item);
  }

  come(comment) {
    this.#come.set(comment.key, comment);
    this.#show(comment);
  }

  go(key) {
    this.#come.delete(key);
    const others = document.getElementById("others");
    others.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
    const empty = others.querySelector("[data-empty]");
    if (empty) empty.hidden = Boolean(others.querySelector("[data-list]").children.length);
  }

  reapply() {
    for (const comment of this.#come.values()) this.#show(comment);
  }

  #show(comment) {
    const others = document.getElementById("others");
    const list = others.querySelector("[data-list]");
    if (!list || others.dataset.case !== comment.case || this.#mine.has(comment.key)) return;
    if (list.querySelector(`[data-key="${CSS.escape(comment.key)}"]`)) return;
    const item = made("li");
    item.dataset.key = comment.key;
    const round = fill(this.words.round, { round: comment.round });
    item.append(
      wordsOf(comment.text),
      made("p", "pa-small pa-muted", `${comment.label} · ${round}`),
    );
    list.prepend(item);
    while (list.children.length > MOST) list.lastElementChild.remove();
    others.querySelector("[data-empty]").hidden = true;
  }
}
