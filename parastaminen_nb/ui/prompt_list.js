// Prompts in their order, each with one field for every language.
const promptOf = (model, prompt) => {
  const send = (did, said = {}) => model.send({ did, key: prompt.key, ...said });
  const fields = model.get("languages").map(([code, name]) => {
    const control = h("input", { class: "pa-input", type: "text", autocomplete: "off", lang: code });
    const show = typed(control, (value) => send("write", { field: code, value }), `prompt ${prompt.key} ${code}`);
    const root = h("div", {}, h("span", { class: "pa-prompt-language", "aria-hidden": "true" }, name), control);
    return { code, name, control, show, root };
  });
  const act = (did, icon, said = {}) => {
    const button = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
    button.append(drawn(model.get("icons")[icon]));
    button.onclick = () => {
      if (button.getAttribute("aria-disabled")) return;
      const beside = did === "remove" && (item.nextElementSibling ?? item.previousElementSibling);
      send(did, said);
      if (beside) beside.querySelector("input").focus();
    };
    return button;
  };
  const buttons = {
    up: act("move", "up", { by: -1 }),
    down: act("move", "down", { by: 1 }),
    remove: act("remove", "delete"),
  };
  const number = h("b");
  const item = h(
    "li",
    { class: "pa-prompt" },
    h("header", {}, number, h("span", { class: "pa-cardacts" }, ...Object.values(buttons))),
    h("div", { class: "pa-prompt-fields" }, ...fields.map((field) => field.root)),
  );
  item.parts = { fields, buttons, number };
  return item;
};

const updatePrompt = (model, item, prompt) => {
  const { fields, buttons, number } = item.parts;
  const words = model.get("words");
  const fill = (sentence) => sentence.replace("{number}", prompt.number);
  say(number, fill(words.number));
  for (const { code, name, control, show } of fields) {
    show(prompt.values[code]);
    put(control, "placeholder", prompt.usuals[code] || words.empty);
    put(control, "aria-label", fill(words.field).replace("{language}", name));
  }
  for (const [name, off] of [["up", prompt.first], ["down", prompt.last], ["remove", false]]) {
    put(buttons[name], "aria-label", fill(words[name]));
    put(buttons[name], "title", fill(words[name]));
    put(buttons[name], "aria-disabled", off ? "true" : null);
  }
};

export default {
  render({ model, el }) {
    const list = h("ol", { class: "pa-prompts" });
    el.append(list);
    return follow(model, ["prompts"], () => {
      const prompts = model.get("prompts");
      const active = document.activeElement;
      keyed(list, prompts, (prompt) => promptOf(model, prompt), (item, prompt) => updatePrompt(model, item, prompt));
      if (list.contains(active) && document.activeElement !== active) active.focus();
    });
  },
};
