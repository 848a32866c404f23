// The agenda as a table that is edited in place, under the same strip of time as on every page.
const rowOf = (model, row) => {
  const told = (what, control) => {
    const tell = (value) => model.send({ did: what, key: row.key, value });
    return { control, show: typed(control, tell) };
  };
  const title = told("title", h("input", { class: "pa-input", type: "text", autocomplete: "off" }));
  const minutes = told(
    "minutes",
    h("input", { class: "pa-input n", type: "number", min: 1, max: 1440, inputmode: "numeric" }),
  );
  const act = (did, name, said = {}) => {
    const button = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
    button.append(drawn(model.get("icons")[name]));
    button.onclick = () =>
      button.getAttribute("aria-disabled") || model.send({ did, key: row.key, ...said });
    return button;
  };
  const start = h("td", { class: "n pa-start" });
  const error = h("span", { class: "pa-error", hidden: "" });
  const up = act("move", "up", { by: -1 });
  const down = act("move", "down", { by: 1 });
  const remove = act("remove", "delete");
  const unit = h("span", { class: "pa-unit" }, minutes.control, h("span"));
  const element = h(
    "tr",
    {},
    start,
    h("th", { scope: "row" }, title.control),
    h("td", { class: "n" }, error, unit),
    h("td", { class: "pa-act" }, up, down, remove),
  );
  element.parts = { start, title, minutes, error, up, down, remove, unit: unit.lastElementChild };
  return element;
};

const updateRow = (model, element, row) => {
  const words = model.get("words");
  const { start, title, minutes, error, up, down, remove, unit } = element.parts;
  const wrong = model.get("errors")[row.key];
  const fill = (sentence) => sentence.replace("{name}", row.name);
  element.className = `is-${row.kind}`;
  say(start, row.start);
  title.show(row.title);
  put(title.control, "placeholder", row.usual);
  put(title.control, "aria-label", fill(words.title));
  if (!wrong) minutes.show(String(row.minutes));
  put(minutes.control, "aria-label", fill(words.minutes));
  put(minutes.control, "aria-invalid", wrong ? "true" : null);
  say(unit, words.unit);
  put(error, "hidden", wrong ? null : "");
  say(error, wrong || "");
  for (const [button, sentence, off] of [
    [up, words.up, row.first],
    [down, words.down, row.last],
    [remove, words.remove, false],
  ]) {
    put(button, "aria-label", fill(sentence));
    put(button, "title", fill(sentence));
    put(button, "aria-disabled", off ? "true" : null);
  }
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const amount = h("b");
    const slackWords = h("span");
    const slack = h("p", { class: "pa-slack", role: "status" }, slackWords, " ", amount);
    const heading = h("h2", { id: "pa-agenda", tabindex: "-1" });
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
    const head = ["start", "part", "length"].map((name) =>
      h("th", { scope: "col", class: name === "part" ? null : "n" }, words.head[name]),
    );
    const table = h(
      "table",
      { class: "pa-table pa-table--edit pa-agenda" },
      h("caption", { class: "pa-sr" }, words.caption),
      h("thead", {}, h("tr", {}, ...head, h("th", { scope: "col" }, h("span", { class: "pa-sr" }, words.head.act)))),
      body,
    );
    el.append(h("div", { class: "pa-row pa-between" }, heading, slack), h("div", {}, ribbon, ticks, legend), table);
    el.classList.add("pa-agenda-box");

    // The row in which the reader was last: a new one is put after it.
    body.addEventListener("focusin", (event) => {
      model.set("after", event.target.closest("tr").dataset.key);
      model.save_changes();
    });

    const shown = () => {
      say(heading, model.get("heading"));
      const left = model.get("slack");
      say(slackWords, left.words);
      say(amount, left.amount);
      slack.classList.toggle("is-over", left.over);
      ribbon.replaceChildren(drawn(model.get("strip")));
      ticks.replaceChildren(...model.get("ticks").map((tick) => h("span", {}, tick)));
      const active = document.activeElement;
      keyed(body, model.get("rows"), (row) => rowOf(model, row), (element, row) => updateRow(model, element, row));
      // A row that moved away from under the finger keeps the focus.
      if (body.contains(active) && document.activeElement !== active) active.focus();
    };
    return follow(model, ["heading", "slack", "strip", "ticks", "rows", "errors"], shown);
  },
};
