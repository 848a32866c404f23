// A person, boxes for the rounds in which they are there and the cases that they hear, and a line
// for everyone who is not there all the time.
const box = (change) => {
  const input = h("input", { type: "checkbox", onchange: change });
  const name = h("span");
  const label = h("label", { class: "pa-present-one" }, input, name);
  label.parts = { input, name };
  return label;
};

const boxes = (legend, change) => {
  const holder = h("div", { class: "pa-times-boxes" });
  const root = h("fieldset", { class: "pa-field" }, h("legend", { class: "pa-label" }, legend), holder);
  const show = (items) => {
    keyed(holder, items, () => box(change), (made, { label, on, fixed }) => {
      say(made.parts.name, label);
      made.parts.input.checked = on;
      made.parts.input.disabled = fixed;
    });
    put(root, "hidden", items.length ? null : "");
  };
  const ticked = () =>
    [...holder.children].filter((made) => made.parts.input.checked).map((made) => made.dataset.key);
  return { root, show, ticked };
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const id = `pa-times-${(globalThis.paFields = (globalThis.paFields ?? 0) + 1)}`;
    const who = h("select", { class: "pa-input", id });
    who.onchange = () => model.send({ did: "choose", person: who.value });
    const tell = () =>
      model.send({ did: "tick", person: who.value, rounds: rounds.ticked(), cases: cases.ticked() });
    const rounds = boxes(words.rounds, tell);
    const cases = boxes(words.cases, tell);
    const list = h("ul", { class: "pa-times-list" });
    const field = h("div", { class: "pa-field" }, h("label", { class: "pa-label", for: id }, words.who), who);
    el.append(h("div", { class: "pa-times" }, field, rounds.root, cases.root, list));

    const quiet = (name, act) => {
      const made = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm", onclick: act });
      made.append(drawn(words.icons[name]));
      return made;
    };
    const line = ({ key }) => {
      const text = h("b");
      const state = h("span", { class: "pa-muted pa-small" });
      const change = quiet("edit", () => {
        model.send({ did: "choose", person: key });
        who.focus();
      });
      const remove = quiet("delete", () => {
        const next = item.nextElementSibling ?? item.previousElementSibling;
        model.send({ did: "whole", person: key });
        (next?.querySelector("button:last-child") ?? who).focus();
      });
      const item = h("li", {}, h("span", {}, text, state), change, remove);
      item.parts = { text, state, change, remove };
      return item;
    };
    const called = (button, words, text) => {
      const label = words.replace("{line}", text);
      put(button, "aria-label", label);
      put(button, "title", label);
    };

    return follow(model, ["people", "chosen", "lines"], () => {
      const people = model.get("people");
      const shown = JSON.stringify(people);
      if (who.dataset.shown !== shown) {
        who.dataset.shown = shown;
        const nobody = h("option", { value: "" }, words.nobody);
        who.replaceChildren(nobody, ...people.map(({ key, name }) => h("option", { value: key }, name)));
      }
      const chosen = model.get("chosen");
      if (who.value !== chosen.person) who.value = chosen.person;
      rounds.show(chosen.rounds ?? []);
      cases.show(chosen.cases ?? []);
      const lines = model.get("lines");
      keyed(list, lines, line, (item, { text, pending, whole }) => {
        say(item.parts.text, text);
        say(item.parts.state, pending ? ` – ${words.pending}` : "");
        put(item.parts.remove, "hidden", whole ? "" : null);
        called(item.parts.change, words.change, text);
        called(item.parts.remove, words.remove, text);
      });
      put(list, "hidden", lines.length ? null : "");
    });
  },
};
