// The list of people, edited in place, and a box into which lines are pasted.
const personOf = (model, person) => {
  const send = (did, said = {}) => model.send({ did, key: row.dataset.key, ...said });
  const cells = {};
  for (const name of ["name", "unit", "email"]) {
    const control = h("input", { class: "pa-input", type: name === "email" ? "email" : "text", autocomplete: "off" });
    cells[name] = { control, show: typed(control, (value) => send("write", { field: name, value })) };
  }
  const role = h("select", { class: "pa-input" });
  role.append(...model.get("roles").map(([value, label]) => h("option", { value }, label)));
  role.onchange = () => send("write", { field: "role", value: role.value });
  cells.role = { control: role, show: (value) => (role.value = value) };
  const remove = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
  remove.append(drawn(model.get("icons").delete));
  remove.onclick = () => {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    send("remove");
    next?.querySelector("button").focus();
  };
  const error = h("span", { class: "pa-error", hidden: "" });
  const row = h(
    "tr",
    {},
    h("th", { scope: "row" }, error, cells.name.control),
    h("td", {}, cells.unit.control),
    h("td", {}, cells.role.control),
    h("td", {}, cells.email.control),
    h("td", { class: "pa-act" }, remove),
  );
  row.parts = { cells, remove, error };
  return row;
};

const updatePerson = (model, row, person) => {
  const { cells, remove, error } = row.parts;
  const words = model.get("words");
  const wrong = model.get("errors")[person.key];
  for (const [name, { control, show }] of Object.entries(cells)) {
    if (wrong?.field !== name) show(person[name]);
    put(control, "aria-label", words.cell[name].replace("{name}", person.name));
    put(control, "aria-invalid", wrong?.field === name ? "true" : null);
  }
  put(error, "hidden", wrong ? null : "");
  say(error, wrong?.said || "");
  const sentence = words.remove.replace("{name}", person.name);
  put(remove, "aria-label", sentence);
  put(remove, "title", sentence);
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    el.classList.add("pa-people-box");

    const box = field(
      { kind: "area", label: words.paste, hint: words.hint, rows: 4 },
      () => {}, // read when it is added, not while it is written
    );
    const text = box.root.querySelector("textarea");
    const add = h("button", { type: "button", class: "pa-btn" }, drawn(model.get("icons").plus), words.add);
    const said = h("p", { role: "status", class: "pa-said" });
    const troubles = h("ul", { class: "pa-troubles" });
    add.onclick = () => model.send({ did: "add", text: text.value });
    const paste = h("div", { class: "pa-paste" }, box.root, said, troubles, h("p", {}, add));

    const body = h("tbody");
    const heads = ["name", "unit", "role", "email"].map((name) => h("th", { scope: "col" }, words.head[name]));
    const table = h(
      "table",
      { class: "pa-table pa-table--edit pa-people" },
      h("caption", { class: "pa-sr" }, words.caption),
      h("thead", {}, h("tr", {}, ...heads, h("th", { scope: "col" }, h("span", { class: "pa-sr" }, words.head.act)))),
      body,
    );
    el.append(paste, table);

    const added = () => {
      const { words: sentence, rest } = model.get("added");
      say(said, sentence);
      text.value = rest; // only the lines that have to be mended stay
      text.focus();
    };
    model.on("change:added", added);
    const end = follow(model, ["people", "errors", "troubles"], () => {
      const people = model.get("people");
      put(table, "hidden", people.length ? null : "");
      keyed(body, people, (person) => personOf(model, person), (row, person) => updatePerson(model, row, person));
      troubles.replaceChildren(...model.get("troubles").map((trouble) => h("li", {}, trouble)));
    });
    return () => {
      end();
      model.off("change:added", added);
    };
  },
};
