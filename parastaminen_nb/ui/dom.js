// Shared by every widget of ours. Text stays text: nothing here makes markup of a string,
// but `drawn`, for our own icons.
const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
};

const put = (element, name, value) => {
  if (name.startsWith("on")) element[name] = value;
  else if (value == null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
};

// The text with no line break between a number and its unit, as `html` of Python keeps them.
const UNIT = /(\d) (?=(?:(?:min|h|s|tim|kB|MB|GB)(?![\p{L}\d_])(?! ?-?\d)|[%€]))/gu;
const together = (text) => (typeof text === "string" ? text.replace(UNIT, "$1\u00a0") : text);

// Only what changed is written: a screen reader and a caret are left in peace.
const say = (element, text) => {
  const said = together(text);
  if (element.textContent !== said) element.textContent = said;
};

// A line that a screen reader reads aloud: one whole sentence when the keys rest, not the pieces
// that change. It says nothing as the page opens, and is empty again before somebody who reads
// the page comes across it. `changed` is told how things are each time they are shown.
const voice = () => {
  const line = h("p", { class: "pa-sr", "aria-live": "polite" });
  let known = null;
  let soon;
  let gone;
  const speak = (sentence) => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      say(line, sentence);
      clearTimeout(gone);
      gone = setTimeout(() => say(line, ""), 15_000);
    }, 600);
  };
  const changed = (sentence) => {
    if (known !== null && sentence !== known) speak(sentence);
    known = sentence;
  };
  return { line, speak, changed };
};

// A sentence with its `{blanks}` filled in.
const filled = (sentence, blanks) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);

const drawn = (markup) => {
  const holder = document.createElement("template");
  holder.innerHTML = markup || "";
  return holder.content.firstElementChild ?? "";
};

// Shows `items` in `parent`, one element each, and keeps the element of a key that stays.
const keyed = (parent, items, make, update) => {
  // What is gone goes first: an element that is put elsewhere loses its focus.
  const wanted = new Set(items.map((item) => item.key));
  for (const child of [...parent.children]) if (!wanted.has(child.dataset.key)) child.remove();
  const kept = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    let element = kept.get(item.key);
    kept.delete(item.key);
    if (!element) {
      element = make(item);
      element.dataset.key = item.key;
    }
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
    update(element, item);
  }
  for (const element of kept.values()) element.remove();
};

// Calls `show` now and whenever one of the traits changes; returns what ends it.
const follow = (model, traits, show) => {
  for (const trait of traits) model.on(`change:${trait}`, show);
  show();
  return () => traits.forEach((trait) => model.off(`change:${trait}`, show));
};

// Whoever has begun to type is not taken away from there by what opens late; `from` is where they
// were when they asked for it.
const TYPED = "textarea, select, input:not([type=checkbox], [type=radio])";
const typesElsewhere = (from) => {
  const active = document.activeElement;
  return active !== from && Boolean(active?.matches(TYPED));
};

// On a page of ours, not in somebody's notebook.
const alone = () => Boolean(document.querySelector("#rendered_cells"));
