// The form: a draft that survives a reload, and belongs to the table where it was begun.
import { fill } from "./clock.js";
import { Kept, newKey } from "./outbox.js";

const FIELDS = ["round", "case", "table"];
const GROWS = CSS.supports("field-sizing", "content"); // by style alone; most iPhones need help
const read = (form) => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
const label = (place) => place.case.toUpperCase() + place.table;

export class Desk {
  constructor({ words, name, send }) {
    this.words = words;
    this.send = send;
    this.draft = new Kept(name);
    this.section = document.getElementById("write");
    this.form = document.getElementById("form");
    this.text = document.getElementById("text");
    this.here = read(this.form); // where the writer sits now
    this.form.noValidate = true;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.text.addEventListener("input", () => this.#changed());
    const kept = this.draft.get();
    if (kept?.text && !this.text.value) {
      this.text.value = kept.text;
      this.#answer(kept.prompt);
      this.#fill(kept);
    }
    this.#changed();
  }

  // The page was drawn anew, perhaps for another table. A draft stays with its own.
  moveTo(page) {
    this.here = read(page.getElementById("form"));
    this.#offer(page.querySelector("[data-prompts]"));
    this.section.dataset.pen = page.getElementById("write").dataset.pen;
    const mark = page.querySelector("[data-mark]");
    const old = this.section.querySelector("[data-mark]");
    if (!this.text.value.trim()) {
      this.#fill(this.here);
      if (mark && old) old.replaceWith(mark);
      else if (mark) document.getElementById("question").prepend(mark, " ");
      else old?.remove();
    }
    this.#changed();
  }

  takeUp({ text, round, case: of, table, prompt }) {
    this.text.value = text;
    this.#answer(prompt);
    this.#fill({ round, case: of, table });
    this.#changed();
    this.text.focus();
  }

  get #prompt() {
    return this.form.querySelector("[name=prompt]:checked")?.value ?? "";
  }

  #answer(prompt = "") {
    const choice = this.form.querySelector(`[name=prompt][value="${CSS.escape(prompt)}"]`);
    if (choice) choice.checked = true;
  }

  // Prompts are opened and closed while people write. What is chosen stays if it is still there;
  // who has begun to answer one that is closed meanwhile still answers it.
  #offer(fresh) {
    if (!fresh) return;
    this.offered = fresh.cloneNode(true);
    const old = this.form.querySelector("[data-prompts]");
    const chosen = this.#prompt;
    const choice = `[value="${CSS.escape(chosen)}"]`;
    if (this.text.value.trim() && chosen && !fresh.querySelector(choice)) {
      fresh.append(old.querySelector(choice).closest("label").cloneNode(true));
      fresh.hidden = false;
    }
    if (old.textContent === fresh.textContent) return;
    old.replaceWith(fresh);
    this.#answer(chosen);
  }

  #fill(place) {
    for (const name of FIELDS) this.form.elements[name].value = place[name];
    this.form.elements.key.value = newKey();
  }

  #changed() {
    const text = this.text.value;
    const place = read(this.form);
    this.draft.set(text.trim() ? { text, prompt: this.#prompt, ...place } : null);
    const n = [...text.trim()].length;
    const most = Number(this.words.most);
    const count = document.getElementById("count");
    count.textContent = n ? fill(this.words.count, { n, most }) : "";
    count.classList.toggle("is-over", n > most);
    const draft = document.getElementById("draft");
    const kept = n ? this.words.draft : "";
    if (draft.textContent !== kept) draft.textContent = kept; // said once, not at each letter
    if (n) this.#refuse("");
    const late = n > 0 && FIELDS.some((name) => place[name] !== this.here[name]);
    this.#tellLate(late && place.case ? fill(this.words.late, { table: label(place) }) : "");
    const others = ["free", "other"].includes(this.section.dataset.pen);
    this.section.hidden = (others || !this.here.case) && !(n > 0 && place.case);
    if (GROWS || this.section.hidden) return;
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`; // with its border
  }

  #tellLate(sentence) {
    const late = document.getElementById("late");
    if (late.textContent === sentence) return;
    late.hidden = !sentence;
    late.className = "pa-notice pa-notice--warn";
    late.setAttribute("role", "status");
    late.replaceChildren();
    if (sentence) {
      const sign = document.getElementById("sign-warn").content.cloneNode(true);
      const words = document.createElement("div");
      words.textContent = sentence;
      late.append(sign, words);
    }
  }

  #refuse(sentence) {
    const error = document.getElementById("text-error");
    error.hidden = !sentence;
    error.querySelector("span").textContent = sentence;
    if (sentence) this.text.setAttribute("aria-invalid", "true");
    else this.text.removeAttribute("aria-invalid");
  }

  #submit() {
    const text = this.text.value.trim();
    const most = Number(this.words.most);
    const n = [...text].length;
    if (!n || n > most) {
      this.#refuse(n ? fill(this.words.long, { n, most }) : this.words.empty);
      this.text.focus();
      return;
    }
    const comment = { key: this.form.elements.key.value, text, prompt: this.#prompt, ...read(this.form) };
    this.text.value = "";
    this.#offer(this.offered);
    this.#fill(this.here);
    this.#changed();
    this.send(comment);
  }
}
