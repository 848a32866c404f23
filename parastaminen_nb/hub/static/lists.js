// One's own comments and those of others. Words are set as text, never as markup.
import { fill } from "./clock.js";

const MOST = 40;
const SIGNS = {
  sent: "check",
  waiting: "clock",
  held: "clock",
  sending: "clock",
  outside: "warn",
  refused: "stop",
};
const KINDS = { sent: "ok", waiting: "warn", held: "warn", sending: "", outside: "warn", refused: "danger" };

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
  // What came and what went since the page was drawn: a redrawn list may be older.
  #come = new Map();
  #gone = new Set();
  #mine = new Set();

  #told = new Map(); // what was last said aloud about each of one's own comments

  // `say` puts a sentence where a screen reader reads it aloud.
  constructor({ words, prompts, final, say }) {
    Object.assign(this, { words, prompts, final, say });
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
      held: words.held,
      sending: words.sending,
      outside: words.waiting,
      refused: words.not_sent,
    };
    chip.append(sign(SIGNS[state]), chipWords[state]);
    const line = made("p");
    line.append(chip);
    this.#tell(comment.key, state, said);
    if (state === "sent") line.append(" ", made("span", "pa-small pa-muted", said.label));
    item.id = `c-${said.key ?? comment.key}`;
    if (comment.prompt && this.prompts[comment.prompt]) {
      line.append(" ", made("span", "pa-chip", this.prompts[comment.prompt]));
    }
    const text = said.text ?? comment.text; // as it was stored
    item.replaceChildren(wordsOf(text), line);
    if (state === "sent" && said.waits) {
      const waits = made("p", "pa-small");
      waits.dataset.waits = "";
      waits.append(sign("clock"), ` ${said.waits}`);
      item.append(waits);
    }
    if (state === "sent" && said.open) {
      const change = document.getElementById("changing").content.cloneNode(true);
      change.querySelector("[name=key]").value = said.key;
      change.querySelector("textarea").defaultValue = text;
      item.append(change);
    }
    if (state === "waiting") item.append(made("p", "pa-small pa-muted", words.waiting_why));
    if (state === "held") item.append(made("p", "pa-small pa-muted", words.held_why));
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

  // How a comment fares is said once: not that it leaves, nor each try to send it again.
  #tell(key, state, { error }) {
    if (state === "sending" || this.#told.get(key) === state) return;
    this.#told.set(key, state);
    const { words } = this;
    const sentences = {
      sent: words.stored,
      waiting: `${words.waiting}. ${words.waiting_why}`,
      held: `${words.held}. ${words.held_why}`,
      outside: words.joining_needed,
      refused: `${words.not_sent}. ${error}`,
    };
    this.say(sentences[state]);
  }

  // One's own comments as the server draws them now: the words as they were stored, and whether
  // they can be changed still. Where somebody is changing one, it is left to them.
  settle(page, busy) {
    for (const fresh of page.querySelectorAll("#mine [data-key]")) {
      const item = document.getElementById(fresh.id);
      if (!item || busy(item)) continue;
      const [words, stored] = [item.querySelector(".words"), fresh.querySelector(".words")];
      if (words.textContent !== stored.textContent) words.textContent = stored.textContent;
      for (const part of [".change", "[data-waits]"]) {
        const [old, now] = [item.querySelector(part), fresh.querySelector(part)];
        if (old && !now) old.remove();
        if (now && !old) item.append(now);
      }
    }
  }

  come(comment) {
    this.#gone.delete(comment.key);
    this.#come.set(comment.key, comment);
    this.#show(comment);
    if (this.#mine.has(comment.key)) this.#seen(comment);
  }

  // Others see one's own comment now, and may have agreed with it or answered it.
  #seen({ key, answer, thanked, agreed }) {
    const item = document.querySelector(`#mine [data-key="${CSS.escape(key)}"]`);
    if (!item) return;
    for (const old of item.querySelectorAll("[data-waits], [data-reply]")) old.remove();
    const parts = this.#replies(answer, thanked);
    if (agreed) parts.push(made("p", "pa-small pa-muted", fill(this.words.agreed, { n: agreed })));
    for (const part of parts) part.dataset.reply = "";
    const change = item.querySelector(".change");
    if (change) change.before(...parts);
    else item.append(...parts);
  }

  #replies(answer, thanked) {
    const said = made("p", "answer");
    const reply = made("span", "words", answer);
    reply.dir = "auto";
    said.append(made("b", "", this.words.answers), " ", reply);
    const thanks = made("p", "pa-small");
    thanks.append(sign("check"), ` ${this.words.thanks}`);
    return [answer && said, thanked && thanks].filter(Boolean);
  }

  go(key) {
    this.#come.delete(key);
    this.#gone.add(key);
    this.#remove(key);
  }

  #remove(key) {
    const others = document.getElementById("others");
    others.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
    const empty = others.querySelector("[data-empty]");
    if (empty) empty.hidden = Boolean(others.querySelector("[data-list]").children.length);
    const before = others.querySelector("[data-before]");
    if (before) before.hidden = !before.querySelector("[data-list]").children.length;
  }

  reapply() {
    for (const comment of this.#come.values()) this.#show(comment);
    for (const key of this.#gone) this.#remove(key);
  }

  #show(comment) {
    const others = document.getElementById("others");
    if (!others.querySelector("[data-list]")) return;
    if (others.dataset.case !== comment.case || this.#mine.has(comment.key)) return;
    const now = String(comment.round) === others.dataset.round;
    const list = others.querySelector(`[data-list=${now ? "others" : "before"}]`);
    const old = others.querySelector(`[data-key="${CSS.escape(comment.key)}"]`);
    const item = old ?? made("li");
    item.dataset.key = comment.key;
    item.id = `c-${comment.key}`;
    this.#fill(item, comment);
    if (!old) list.prepend(item);
    while (list.children.length > MOST) list.lastElementChild.remove();
    others.querySelector("[data-empty]").hidden = Boolean(
      others.querySelector("[data-list=others]").children.length,
    );
    others.querySelector("[data-before]").hidden = !others.querySelector("[data-list=before]").children.length;
  }

  // The parts stay the same elements: who stands on a button keeps standing there.
  #fill(item, { key, text, label, round, prompt, same, answer, thanked, agreed }) {
    const { words } = this;
    const form = item.querySelector(".agree") ?? this.#agreeing(key);
    const meta = made("p", "meta pa-small pa-muted");
    if (prompt && this.prompts[prompt]) meta.append(made("span", "pa-chip", this.prompts[prompt]), " ");
    meta.append([label, fill(words.round, { round }), same ? fill(words.same, { n: same }) : ""].filter(Boolean).join(" · "));
    form.querySelector("[data-agreed]").textContent = agreed ? fill(words.agreed, { n: agreed }) : "";
    const parts = [wordsOf(text), meta, ...this.#replies(answer, thanked)];
    for (const child of [...item.children]) if (child !== form) child.remove();
    if (!form.isConnected) item.append(form);
    form.before(...parts);
  }

  #agreeing(key) {
    const form = document.getElementById("agreeing").content.firstElementChild.cloneNode(true);
    form.querySelector("[name=key]").value = key;
    return form;
  }

  // "I agree" without leaving the page. The count comes by the stream, as it does for others.
  async agree(form, url) {
    const button = form.querySelector("button");
    const on = button.value;
    const answer = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ key: form.elements.key.value, on }),
    }).catch(() => null);
    const said = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!said) return;
    button.setAttribute("aria-pressed", String(said.agreed));
    button.value = said.agreed ? "0" : "1";
    button.disabled = said.agreed && this.final;
  }
}
