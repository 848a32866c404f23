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

const FEW = 12; // so many names are found at a glance

// Names to tick, with a field that finds one where there are many.
const peopleOf = (spec, people) => {
  const boxes = people.map(({ key, name }) => {
    const box = h("input", { type: "checkbox", value: key });
    return { box, name, label: h("label", { class: "pa-present-one" }, box, h("span", {}, name)) };
  });
  const list = h("div", { class: "pa-present pa-rule-people" }, ...boxes.map(({ label }) => label));
  const find = field({ kind: "search", label: spec.find }, () => {});
  find.root.querySelector("input").oninput = ({ target }) => {
    const wanted = target.value.trim().toLocaleLowerCase();
    for (const { name, label } of boxes) put(label, "hidden", name.toLocaleLowerCase().includes(wanted) ? null : "");
  };
  put(find.root, "hidden", boxes.length > FEW ? null : "");
  const clear = () => {
    for (const { box, label } of boxes) {
      box.checked = spec.value.includes(box.value);
      put(label, "hidden", null);
    }
    find.root.querySelector("input").value = "";
  };
  clear();
  const root = h("fieldset", { class: "pa-field" }, h("legend", { class: "pa-label" }, spec.label), find.root, list);
  return { root, clear, value: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) };
};

const plainOf = (spec) => {
  const { root, update } = field(spec, () => {});
  const control = root.querySelector("input, select");
  const clear = () => (control.value = spec.value);
  update(spec.value);
  return { root, clear, value: () => control.value };
};

const kindOf = (spec, people) => {
  const fields = spec.fields.map((one) => [one.key, one.kind === "people" ? peopleOf(one, people) : plainOf(one)]);
  const hint = spec.hint ? h("p", { class: "pa-hint" }, spec.hint) : null;
  const root = h("div", { class: "pa-stack-s" }, hint, ...fields.map(([, part]) => part.root));
  return {
    root,
    clear: () => fields.forEach(([, part]) => part.clear()),
    values: () => Object.fromEntries(fields.map(([key, part]) => [key, part.value()])),
  };
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const none = h("p", { class: "pa-muted pa-small" }, words.none);
    const list = h("ul", { class: "pa-rule-list" });
    const note = h("p", { class: "pa-muted pa-small" });

    const made = new Map(); // a form that is being filled stays while its fields are the same
    const kind = h("select", { class: "pa-input" });
    const place = h("div");
    const turn = () => {
      const spec = model.get("kinds").find(({ key }) => key === kind.value);
      if (!spec) return place.replaceChildren();
      const people = spec.fields.some((one) => one.kind === "people") ? model.get("people") : [];
      const told = JSON.stringify([spec, people]);
      if (made.get(spec.key)?.told !== told) made.set(spec.key, { told, ...kindOf(spec, people) });
      const { root } = made.get(spec.key);
      if (place.firstChild !== root) place.replaceChildren(root);
    };
    kind.onchange = turn;
    const add = h("button", { type: "button", class: "pa-btn pa-btn--sec" }, drawn(model.get("icons").plus), words.add);
    add.onclick = () => model.send({ did: "add", kind: kind.value, values: made.get(kind.value)?.values() ?? {} });
    const form = h(
      "details",
      { class: "pa-fold" },
      h("summary", {}, words.open),
      h(
        "div",
        { class: "pa-stack-s" },
        h("label", { class: "pa-field" }, h("span", { class: "pa-label" }, words.kind), kind),
        place,
        h("p", {}, add),
      ),
    );
    form.ontoggle = () => form.open && turn(); // what nobody opens costs nothing
    el.append(h("section", { class: "pa-rules pa-stack-s" }, h("h3", {}, words.title), none, list, note, form));

    const offer = () => {
      const kinds = model.get("kinds");
      const chosen = kind.value;
      const before = [...kind.options].map(({ value }) => value).join();
      if (before !== kinds.map(({ key }) => key).join()) {
        kind.replaceChildren(...kinds.map(({ key, label }) => h("option", { value: key }, label)));
        if (kinds.some(({ key }) => key === chosen)) kind.value = chosen;
      }
      if (form.open) turn();
    };
    const added = () => made.get(kind.value)?.clear();
    model.on("change:added", added);
    const end = follow(model, ["rules", "kinds", "people", "note"], () => {
      const rules = model.get("rules");
      put(none, "hidden", rules.length ? "" : null);
      keyed(list, rules, () => ruleOf(model), (item, { text }) => {
        say(item.parts.text, text);
        put(item.parts.remove, "aria-label", words.remove.replace("{rule}", text));
        put(item.parts.remove, "title", words.remove.replace("{rule}", text));
      });
      put(list, "hidden", rules.length ? null : "");
      say(note, model.get("note"));
      put(note, "hidden", model.get("note") ? null : "");
      offer();
    });
    return () => {
      end();
      model.off("change:added", added);
    };
  },
};
