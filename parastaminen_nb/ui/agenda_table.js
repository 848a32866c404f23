// The agenda as a table that is edited in place, under the same strip of time as on every page.

const iconButton = (model, icon) => {
  const button = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
  button.append(drawn(model.get("icons")[icon]));
  return button;
};

// Unlike words, a number is told with every key: the times are seen to follow it.
const counted = (control, tell) => {
  let wanted = control.value;
  let touched = false;
  control.addEventListener("input", () => {
    touched = true;
    if (control.value !== "") tell(control.value);
  });
  control.addEventListener("change", () => tell(control.value));
  control.addEventListener("blur", () => {
    if (!touched) control.value = wanted;
  });
  return (value) => {
    wanted = value;
    if (control.value === value) touched = false;
    else if (document.activeElement !== control || control.value === "") control.value = value;
  };
};

const rowOf = (model, row, opens, moves) => {
  const tellOf = (name) => (value) => model.send({ did: "write", key: row.key, field: name, value });
  const text = (name) => {
    const control = h("input", { class: "pa-input", type: "text", autocomplete: "off" });
    return { control, show: typed(control, tellOf(name), `segment ${row.key} ${name}`) };
  };
  const title = text("title");
  const lead = text("lead");
  const number = h("input", { class: "pa-input n", type: "number", min: 1, max: 1440, inputmode: "numeric" });
  const minutes = { control: number, show: counted(number, tellOf("minutes")) };
  const mover = (name, by) => {
    const button = iconButton(model, name);
    button.onclick = () => button.getAttribute("aria-disabled") || moves(row.key, by);
    return button;
  };
  const up = mover("up", -1);
  const down = mover("down", 1);
  const more = iconButton(model, "edit");
  more.onclick = () => opens(row.key);
  const clock = h("span");
  const pin = h("span", { class: "pa-pinned", hidden: "" });
  pin.append(drawn(model.get("icons").pin), h("span", { class: "pa-sr" }, model.get("words").fixed));
  const grip = h("span", { class: "pa-grip", draggable: "true", title: model.get("words").drag, "aria-hidden": "true" });
  const start = h("td", { class: "n pa-start" }, grip, pin, clock);
  const error = h("span", { class: "pa-error", id: `${nextId()}-error`, hidden: "" });
  const track = h("span", { class: "pa-track", hidden: "" });
  const unit = h("span", { class: "pa-unit" }, number, h("span", {}, model.get("words").unit));
  const element = h(
    "tr",
    {},
    start,
    h("th", { scope: "row" }, track, title.control),
    h("td", { class: "pa-who" }, lead.control),
    h("td", { class: "n pa-length" }, error, unit),
    h("td", { class: "pa-act" }, up, down, more),
  );
  element.parts = { clock, pin, track, title, lead, minutes, error, up, down, more };
  return element;
};

const updateRow = (model, element, row, open) => {
  const words = model.get("words");
  const { clock, pin, track, title, lead, minutes, error, up, down, more } = element.parts;
  const wrong = model.get("errors")[row.key]?.minutes;
  const fill = (sentence) => sentence.replace("{name}", row.name);
  const beside = row.track && `in-track${row.opens ? " opens" : ""}${row.closes ? " closes" : ""}`;
  element.className = [`is-${row.kind}`, open && "is-open", beside].filter(Boolean).join(" ");
  say(track, row.track);
  put(track, "hidden", row.track ? null : "");
  say(clock, row.start);
  put(pin, "hidden", row.fixed ? null : "");
  for (const [part, name] of [[title, "title"], [lead, "lead"]]) {
    part.show(row.values[name]);
    put(part.control, "aria-label", fill(words[name]));
  }
  put(title.control, "placeholder", row.usual);
  put(lead.control, "placeholder", row.leads);
  if (!wrong) minutes.show(row.values.minutes);
  put(minutes.control, "aria-label", fill(words.minutes));
  put(minutes.control, "aria-invalid", wrong ? "true" : null);
  put(minutes.control, "aria-describedby", wrong ? error.id : null);
  put(error, "hidden", wrong ? null : "");
  say(error, wrong || "");
  for (const [button, sentence, off] of [
    [up, words.up, row.first],
    [down, words.down, row.last],
    [more, words.more, false],
  ]) {
    put(button, "aria-label", fill(sentence));
    put(button, "title", fill(sentence));
    put(button, "aria-disabled", off ? "true" : null);
  }
  put(more, "aria-expanded", String(open));
};

const moreOf = (model, row, closes) => {
  const fields = model.get("fields").map((spec) => {
    const tell = (value) => model.send({ did: "write", key: row.of, field: spec.key, value });
    return { key: spec.key, ...field(spec, tell, `segment ${row.of} ${spec.key}`) };
  });
  const words = model.get("words");
  const act = (did, icon, kind) => {
    const button = h("button", { type: "button", class: `pa-btn pa-btn--${kind} pa-btn--sm` });
    button.append(drawn(model.get("icons")[icon]), words[did]);
    button.onclick = () => {
      if (did === "remove") closes(row.of);
      model.send({ did, key: row.of });
    };
    return button;
  };
  const box = h(
    "div",
    { class: "pa-more", role: "group" },
    h("div", { class: "pa-form" }, ...fields.map((one) => one.root)),
    h("p", { class: "pa-row" }, act("alongside", "plus", "sec"), act("copy", "copy", "sec"), act("remove", "delete", "quiet")),
  );
  const element = h("tr", { class: "pa-morerow" }, h("td", { colspan: 5 }, box));
  element.parts = { fields, box };
  return element;
};

const updateMore = (model, element, row) => {
  const errors = model.get("errors")[row.of] || {};
  const { fields, box } = element.parts;
  put(box, "aria-label", model.get("words").details.replace("{name}", row.name));
  for (const one of fields) {
    one.update(row.values[one.key], errors[one.key], model.get("icons").warn);
    const control = one.root.querySelector("input, textarea");
    if (control) put(control, "placeholder", row.usuals[one.key] ?? null);
  }
};

// Dragging is an extra: the buttons of a row do the same.
const draggable = (body, move) => {
  let held = null;
  const rows = () => [...body.children].filter((row) => !row.classList.contains("pa-morerow"));
  const clear = () => rows().forEach((row) => row.classList.remove("is-before", "is-after", "is-held"));
  const target = (event) => {
    const over = event.target.closest("tr");
    const row = over?.classList.contains("pa-morerow") ? over.previousElementSibling : over;
    if (!row || row.parentElement !== body) return null;
    const { top, height } = row.getBoundingClientRect();
    return { row, behind: row !== over || event.clientY > top + height / 2 };
  };
  body.addEventListener("dragstart", (event) => {
    held = event.target.closest(".pa-grip")?.closest("tr") ?? null;
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", keyOf(held));
    event.dataTransfer.setDragImage(held, 20, 20);
    held.classList.add("is-held");
  });
  body.addEventListener("dragover", (event) => {
    const found = held && target(event);
    if (!found) return;
    event.preventDefault();
    clear();
    held.classList.add("is-held");
    found.row.classList.add(found.behind ? "is-after" : "is-before");
  });
  body.addEventListener("drop", (event) => {
    const found = held && target(event);
    if (!found) return;
    event.preventDefault();
    const order = rows();
    const from = order.indexOf(held);
    let to = order.indexOf(found.row) + (found.behind ? 1 : 0);
    if (to > from) to -= 1;
    if (to !== from) move(keyOf(held), to - from);
  });
  body.addEventListener("dragend", () => {
    clear();
    held = null;
  });
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const amount = h("b");
    const slackWords = h("span");
    const slack = h("p", { class: "pa-slack" }, slackWords, " ", amount);
    const heard = voice();
    const heading = h("h2", { id: "pa-agenda", tabindex: "-1" });
    const shares = h("p", { class: "pa-muted pa-small" });
    const ribbon = h("div");
    const ticks = h("p", { class: "pa-ticks", "aria-hidden": "true" });
    const legend = h(
      "p",
      { class: "pa-legend pa-small pa-muted", "aria-hidden": "true" },
      ...["round", "together", "move", "slack"].map((kind) =>
        h("span", {}, h("i", { class: `is-${kind}` }), words.legend[kind]),
      ),
    );
    const body = h("tbody");
    const head = ["start", "part", "who", "length"].map((name) =>
      h("th", { scope: "col", class: { part: null, who: "pa-who" }[name] ?? (name === "part" ? null : "n") }, words.head[name]),
    );
    const table = h(
      "table",
      { class: "pa-table pa-table--edit pa-agenda" },
      h("caption", { class: "pa-sr" }, words.caption),
      h("thead", {}, h("tr", {}, ...head, h("th", { scope: "col" }, h("span", { class: "pa-sr" }, words.head.act)))),
      body,
    );
    el.append(
      h("div", { class: "pa-row pa-between" }, h("div", {}, heading, shares), slack, heard.line),
      h("div", {}, ribbon, ticks, legend),
      table,
    );
    el.classList.add("pa-agenda-box");

    // The row in which the reader was last: a new one is put after it.
    body.addEventListener("focusin", (event) => {
      model.set("after", keyOf(event.target.closest("tr")));
      model.save_changes();
    });
    let moving = "";
    const move = (key, by) => {
      moving = key;
      model.send({ did: "move", key, by });
    };
    draggable(body, move);

    const open = opening(body, () => shown());
    const make = (row) => (row.of ? moreOf(model, row, open.leave) : rowOf(model, row, open.turn, move));
    const update = (element, row) =>
      row.of ? updateMore(model, element, row) : updateRow(model, element, row, open.has(row.key));

    // Who moves a row by its button hears where it went.
    let places = "";
    const tellMoved = () => {
      const rows = model.get("rows");
      const before = places;
      places = rows.map((row) => row.key).join(" ");
      const place = rows.findIndex((row) => row.key === moving);
      if (place < 0 || places === before) return;
      moving = "";
      const blanks = { name: rows[place].name, place: place + 1, count: rows.length, time: rows[place].start };
      heard.speak(filled(words.moved, blanks));
    };

    const shown = () => {
      say(heading, model.get("heading"));
      say(shares, model.get("shares"));
      const left = model.get("slack");
      say(slackWords, left.words);
      say(amount, left.amount);
      heard.changed(`${left.words} ${left.amount}`);
      slack.classList.toggle("is-over", left.over);
      ribbon.replaceChildren(drawn(model.get("strip")));
      ticks.replaceChildren(...model.get("ticks").map((tick) => h("span", {}, tick)));
      const active = document.activeElement;
      keyed(body, open.rows(model.get("rows")), make, update);
      tellMoved();
      // A row that moved away from under the finger keeps the focus.
      if (body.contains(active) && document.activeElement !== active) active.focus();
    };
    const focus = ({ focus: key, top }) => {
      if (top) heading.focus();
      const row = key && [...body.children].find((one) => one.dataset.key === key);
      row?.querySelector("th input").focus();
    };
    model.on("msg:custom", focus);
    const end = follow(model, ["heading", "shares", "slack", "strip", "ticks", "rows", "errors"], shown);
    return () => {
      end();
      model.off("msg:custom", focus);
    };
  },
};
