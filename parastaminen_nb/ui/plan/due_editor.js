// The lines of the checklist with a field for the words and one for the days.
const numbered = (model) =>
  h("input", { class: "pa-input pa-number", type: "number", min: 0, max: model.get("words").most, autocomplete: "off" });

const dayed = (model, control) => h("span", { class: "pa-unit" }, control, h("span", {}, model.get("words").unit));

const lineOf = (model, item) => {
  const tell = (field) => (value) => model.send({ did: "write", key: item.key, field, value });
  const title = h("input", { class: "pa-input", type: "text", autocomplete: "off" });
  const days = numbered(model);
  const error = h("span", { class: "pa-error", id: nextId(), hidden: "" });
  const when = h("span", { class: "pa-muted" });
  const remove = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon" });
  remove.append(drawn(model.get("icons").delete));
  const line = h("li", {}, error, title, dayed(model, days), when, remove);
  remove.onclick = () => {
    // Who is taken away leaves the focus to the next one.
    const beside = line.nextElementSibling ?? line.previousElementSibling;
    const next = beside?.querySelector("button") ?? line.closest(".pa-dues").querySelector("form input");
    next.focus();
    model.send({ did: "remove", key: item.key });
  };
  line.parts = {
    fields: { title: { control: title, show: typed(title, tell("title"), `todo ${item.key} title`) }, days: { control: days, show: typed(days, tell("days"), `todo ${item.key} days`) } },
    error, when, remove,
  };
  return line;
};

const updateLine = (model, line, item) => {
  const { fields, error, when, remove } = line.parts;
  const words = model.get("words");
  const wrong = model.get("errors")[item.key];
  const name = item.title || item.usual;
  const labels = { title: words.name, days: words.days };
  for (const [field, { control, show }] of Object.entries(fields)) {
    const here = wrong?.field === field;
    if (!here) show(item[field]);
    put(control, "aria-label", labels[field].replace("{name}", name));
    put(control, "aria-invalid", here ? "true" : null);
    put(control, "aria-describedby", here ? error.id : null);
  }
  put(fields.title.control, "placeholder", item.usual || null);
  put(error, "hidden", wrong ? null : "");
  error.replaceChildren(wrong ? drawn(model.get("icons").warn) : "", wrong?.said || "");
  say(when, item.when);
  const sentence = words.remove.replace("{name}", name);
  put(remove, "aria-label", sentence);
  put(remove, "title", sentence);
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const list = h("ol", { class: "pa-dues-list", "aria-label": words.list });

    const title = h("input", { class: "pa-input", type: "text", id: nextId(), autocomplete: "off" });
    const days = numbered(model);
    days.id = nextId();
    days.value = words.usual_days;
    const error = h("span", { class: "pa-error", id: nextId(), hidden: "" });
    const add = h("button", { type: "submit", class: "pa-btn pa-btn--sec" }, drawn(model.get("icons").plus), words.add);
    const form = h(
      "form",
      { class: "pa-dues-new" },
      error,
      h("div", {}, h("label", { class: "pa-label", for: title.id }, words.new), title),
      h("div", {}, h("label", { class: "pa-label", for: days.id }, words.new_days), days),
      add,
    );
    form.noValidate = true; // our own sentence says what is wrong
    form.onsubmit = () => {
      model.send({ did: "add", title: title.value, days: days.value });
      return false;
    };
    el.append(h("div", { class: "pa-dues" }, list, form));

    const added = () => {
      title.value = "";
      days.value = words.usual_days;
      title.focus();
    };
    model.on("change:added", added);
    const end = follow(model, ["items", "errors"], () => {
      keyed(list, model.get("items"), (item) => lineOf(model, item), (line, item) => updateLine(model, line, item));
      const wrong = model.get("errors")[""];
      put(error, "hidden", wrong ? null : "");
      error.replaceChildren(wrong ? drawn(model.get("icons").warn) : "", wrong?.said || "");
      for (const [field, control] of [["title", title], ["days", days]]) {
        put(control, "aria-invalid", wrong?.field === field ? "true" : null);
        put(control, "aria-describedby", wrong?.field === field ? error.id : null);
      }
    });
    return () => {
      end();
      model.off("change:added", added);
    };
  },
};
