// The rules in words, each with a button that removes it, and a form that adds one.
const ruleOf = (model) => {
  const text = h("span");
  const remove = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
  remove.append(drawn(model.get("icons").delete));
  const item = h("li", { class: "pa-rule" }, text, remove);
  remove.onclick = () => {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    model.send({ did: "remove", key: item.dataset.key });
    (next?.querySelector("button") ?? item.closest(".pa-rules").querySelector("summary")).focus();
  };
  item.parts = { text, remove };
  return item;
};

const personOf = ({ key }) => {
  const box = h("input", { type: "checkbox", value: key });
  const name = h("span");
  const label = h("label", { class: "pa-present-one" }, box, name);
  label.parts = { name };
  return label;
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const none = h("p", { class: "pa-muted pa-small" }, words.none);
    const list = h("ul", { class: "pa-rule-list" });

    let chosen = "apart";
    const kind = field(
      { kind: "choice", label: words.kind, options: Object.entries(words.kinds).map(([value, label]) => ({ value, label })) },
      (value) => {
        chosen = value;
        turn();
      },
    );
    const people = h("div", { class: "pa-present pa-rule-people" });
    const who = h("fieldset", { class: "pa-field" }, h("legend", { class: "pa-label" }, words.who), people);
    const most = field({ kind: "number", label: words.most, unit: words.people, min: 1, max: 100 }, () => {});
    const trait = field(
      { kind: "select", label: words.trait, options: Object.entries(words.traits).map(([value, label]) => ({ value, label })) },
      () => {},
    );
    const mix = h("div", { class: "pa-stack-s" }, most.root, trait.root);
    const add = h("button", { type: "button", class: "pa-btn pa-btn--sec" }, drawn(model.get("icons").plus), words.add);
    const boxes = () => [...people.querySelectorAll("input")];
    const turn = () => {
      put(who, "hidden", chosen === "mix" ? "" : null);
      put(mix, "hidden", chosen === "mix" ? null : "");
    };
    add.onclick = () =>
      model.send({
        did: "add",
        kind: chosen,
        people: boxes().filter((box) => box.checked).map((box) => box.value),
        most: most.root.querySelector("input").value,
        trait: trait.root.querySelector("select").value,
      });
    const form = h(
      "details",
      { class: "pa-fold" },
      h("summary", {}, words.open),
      h("div", { class: "pa-stack-s" }, kind.root, who, mix, h("p", {}, add)),
    );
    kind.update(chosen);
    most.update("2");
    trait.update("unit");
    turn();
    el.append(h("section", { class: "pa-rules pa-stack-s" }, h("h3", {}, words.title), none, list, form));

    const added = () => {
      boxes().forEach((box) => (box.checked = false));
    };
    model.on("change:added", added);
    const end = follow(model, ["rules", "people"], () => {
      const rules = model.get("rules");
      put(none, "hidden", rules.length ? "" : null);
      keyed(list, rules, () => ruleOf(model), (item, { text }) => {
        say(item.parts.text, text);
        put(item.parts.remove, "aria-label", words.remove.replace("{rule}", text));
        put(item.parts.remove, "title", words.remove.replace("{rule}", text));
      });
      put(list, "hidden", rules.length ? null : "");
      keyed(people, model.get("people"), personOf, (label, { name }) => say(label.parts.name, name));
    });
    return () => {
      end();
      model.off("change:added", added);
    };
  },
};
