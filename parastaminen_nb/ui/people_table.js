// The list of people, edited in place, and a box into which lines are pasted.

const chosen = (options, tell) => {
  const select = h("select", { class: "pa-input" });
  select.append(...options.map(([value, label]) => h("option", { value }, label)));
  select.onchange = () => tell(select.value);
  return { control: select, show: (value) => (select.value = value) };
};

const personOf = (model, person, opens) => {
  const tellOf = (name) => (value) => model.send({ did: "write", key: person.key, field: name, value });
  const cells = {};
  for (const name of ["name", "unit", "email"]) {
    const control = h("input", { class: "pa-input", type: name === "email" ? "email" : "text", autocomplete: "off" });
    cells[name] = { control, show: typed(control, tellOf(name), `person ${person.key} ${name}`) };
  }
  cells.role = chosen(model.get("roles"), tellOf("role"));
  cells.accepted = chosen(model.get("answers"), tellOf("accepted"));
  const more = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
  more.append(drawn(model.get("icons").edit));
  more.onclick = () => opens(person.key);
  const error = h("span", { class: "pa-error", id: `${nextId()}-error`, hidden: "" });
  const row = h(
    "tr",
    {},
    h("th", { scope: "row" }, error, cells.name.control),
    h("td", {}, cells.unit.control),
    h("td", {}, cells.role.control),
    h("td", {}, cells.email.control),
    h("td", {}, cells.accepted.control),
    h("td", { class: "pa-act" }, more),
  );
  row.parts = { cells, more, error };
  return row;
};

const updatePerson = (model, row, person, open) => {
  const { cells, more, error } = row.parts;
  const words = model.get("words");
  const told = model.get("errors")[person.key];
  const wrong = told?.field in cells ? told : null;
  row.className = `is-${person.accepted || "unanswered"}${open ? " is-open" : ""}`;
  for (const [name, { control, show }] of Object.entries(cells)) {
    if (wrong?.field !== name) show(person[name]);
    put(control, "aria-label", words.cell[name].replace("{name}", person.name));
    // What is longer than its column is seen whole under the pointer.
    if (control.localName === "input") put(control, "title", person[name] || null);
    put(control, "aria-invalid", wrong?.field === name ? "true" : null);
    put(control, "aria-describedby", wrong?.field === name ? error.id : null);
  }
  put(error, "hidden", wrong ? null : "");
  say(error, wrong?.said || "");
  const sentence = words.more.replace("{name}", person.name);
  put(more, "aria-label", sentence);
  put(more, "title", sentence);
  put(more, "aria-expanded", String(open));
  more.classList.toggle("is-filled", Boolean(person.needs || person.wishes));
};

const moreOf = (model, person, leave) => {
  const fields = model.get("fields").map((spec) => {
    const tell = (value) => model.send({ did: "write", key: person.of, field: spec.key, value });
    return { key: spec.key, ...field(spec, tell, `person ${person.of} ${spec.key}`) };
  });
  const remove = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm" });
  remove.append(drawn(model.get("icons").delete), model.get("words").remove);
  remove.onclick = () => {
    leave(person.of);
    model.send({ did: "remove", key: person.of });
  };
  const box = h(
    "div",
    { class: "pa-more", role: "group" },
    h("div", { class: "pa-form" }, ...fields.map((one) => one.root)),
    h("p", {}, remove),
  );
  const row = h("tr", { class: "pa-morerow" }, h("td", { colspan: 6 }, box));
  row.parts = { fields, box };
  return row;
};

const updateMore = (model, row, person) => {
  const wrong = model.get("errors")[person.of];
  const { fields, box } = row.parts;
  put(box, "aria-label", model.get("words").details.replace("{name}", person.name));
  for (const one of fields) {
    one.update(person[one.key], wrong?.field === one.key ? wrong.said : "", model.get("icons").warn);
  }
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    el.classList.add("pa-people-box");

    const box = field(
      { kind: "area", label: words.paste, hint: words.hint, rows: 4 },
      () => {}, // read when it is added, not while it is written
      "people",
    );
    box.update("");
    const text = box.root.querySelector("textarea");
    const add = h("button", { type: "button", class: "pa-btn" }, drawn(model.get("icons").plus), words.add);
    const said = h("p", { "aria-live": "polite", class: "pa-said" });
    const troubles = h("ul", { class: "pa-troubles" });
    let sent = "";
    add.onclick = () => {
      sent = text.value;
      model.send({ did: "add", text: sent });
    };
    const paste = h("div", { class: "pa-paste" }, box.root, said, troubles, h("p", {}, add));

    const body = h("tbody");
    const answered = h("p", { class: "pa-answered" });
    const heard = voice();
    const heads = ["name", "unit", "role", "email", "accepted"].map((name) => h("th", { scope: "col" }, words.head[name]));
    const table = h(
      "table",
      { class: "pa-table pa-table--edit pa-people" },
      h("caption", { class: "pa-sr" }, words.caption),
      h("thead", {}, h("tr", {}, ...heads, h("th", { scope: "col" }, h("span", { class: "pa-sr" }, words.head.act)))),
      body,
    );
    el.append(paste, answered, heard.line, table);

    const added = () => {
      const { words: sentence, rest } = model.get("added");
      say(said, sentence);
      // Only the lines that have to be mended stay, and what was written since.
      const since = text.value.startsWith(sent) ? text.value.slice(sent.length).trimStart() : text.value;
      text.value = [rest, since].filter(Boolean).join("\n");
      sent = "";
      text.dispatchEvent(new Event("input"));
      if (!typesElsewhere(add)) text.focus();
    };
    model.on("change:added", added);
    const open = opening(body, () => shown());
    const make = (person) =>
      person.of ? moreOf(model, person, open.leave) : personOf(model, person, open.turn);
    const update = (row, person) =>
      person.of ? updateMore(model, row, person) : updatePerson(model, row, person, open.has(person.key));
    const shown = () => {
      const people = model.get("people");
      put(table, "hidden", people.length ? null : "");
      say(answered, model.get("answered"));
      heard.changed(model.get("answered"));
      keyed(body, open.rows(model.get("people")), make, update);
      troubles.replaceChildren(...model.get("troubles").map((trouble) => h("li", {}, trouble)));
    };
    const end = follow(model, ["people", "errors", "troubles", "answered"], shown);
    return () => {
      end();
      model.off("change:added", added);
    };
  },
};
