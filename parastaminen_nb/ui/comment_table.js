// Comments as people wrote them: every word is put in as text, what was searched for is marked.
const marked = (parts) => parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text));

const chips = (codes) => codes.map((code) => h("span", { class: "pa-chip pa-chip--info" }, code));

// What is settled of the open comment. One element for the whole table: it moves below the
// comment that is open, so that the caret stays in it while it is written anew.
const editor = (model, words) => {
  const id = `pa-settle-${(globalThis.paSettles = (globalThis.paSettles ?? 0) + 1)}`;
  const why = h("p", { class: "pa-small" });
  const near = h("ul", { class: "pa-settle-near pa-small" });
  const nearby = h("details", { class: "pa-fold" }, h("summary", {}, words.near), near);
  const theme = h("select", { class: "pa-input", id: `${id}-theme` });
  const list = h("p", { class: "pa-row pa-settle-codes" });
  const hint = h("span", { class: "pa-hint", id: `${id}-hint` }, words.code_hint);
  const code = h("input", { class: "pa-input", id: `${id}-code`, list: `${id}-known`, maxlength: 40, autocomplete: "off", "aria-describedby": `${id}-hint` });
  const known = h("datalist", { id: `${id}-known` });
  const add = h("button", { type: "submit", class: "pa-btn pa-btn--sec" }, words.add);
  const fits = h("p", { class: "pa-row pa-settle-codes" });
  const form = h(
    "form",
    { class: "pa-settle-form" },
    h("div", { class: "pa-field" }, h("label", { class: "pa-label", for: `${id}-code` }, words.code), hint, code, known),
    add,
  );
  const done = h("button", { type: "button", class: "pa-btn pa-btn--quiet" }, words.close);
  const cell = h(
    "td",
    { colspan: 2, class: "pa-settle" },
    h("div", { class: "pa-field" }, h("label", { class: "pa-label", for: `${id}-theme` }, words.theme), theme),
    why,
    nearby,
    list,
    form,
    fits,
    done,
  );
  const row = h("tr", { class: "pa-settle-row" }, cell);
  const key = () => model.get("opened").key;
  theme.onchange = () => model.send({ did: "move", key: key(), to: theme.value });
  form.onsubmit = (event) => {
    event.preventDefault();
    if (code.value.trim()) model.send({ did: "code", key: key(), code: code.value });
    code.value = "";
  };
  done.onclick = () => {
    const button = row.previousElementSibling?.querySelector("button");
    model.send({ did: "open", key: "" });
    button?.focus();
  };
  const chip = (own) => {
    const take = h("button", { type: "button", class: "pa-chip", "aria-label": words.remove.replace("{code}", own.code) });
    take.append(own.code, " ×");
    take.onclick = () => {
      code.focus();
      model.send({ did: "uncode", key: key(), code: own.code });
    };
    return take;
  };
  const fit = (own) => {
    const give = h("button", { type: "button", class: "pa-chip" }, `+ ${own.code}`);
    give.onclick = () => {
      code.focus();
      model.send({ did: "code", key: key(), code: own.code });
    };
    return give;
  };
  const items = (codes) => codes.map((own) => ({ key: own, code: own }));
  const update = (opened) => {
    if (!opened.key) return;
    const options = JSON.stringify(opened.themes);
    if (theme.dataset.options !== options) {
      theme.dataset.options = options;
      theme.replaceChildren(...opened.themes.map(([value, name]) => h("option", { value }, name)));
    }
    theme.value = opened.theme;
    say(why, opened.why);
    near.replaceChildren(...opened.near.map((text) => h("li", {}, text)));
    put(nearby, "hidden", opened.near.length ? null : "");
    put(list, "data-none", opened.codes.length ? null : words.no_codes);
    keyed(list, items(opened.codes), chip, () => {});
    known.replaceChildren(...opened.known.map((value) => h("option", { value })));
    put(fits, "data-said", opened.suggested.length ? words.suggested : null);
    keyed(fits, items(opened.suggested), fit, () => {});
  };
  return { row, update };
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const body = h("tbody");
    const caption = h("caption", { class: "pa-sr" }, words.caption);
    const heads = h("tr", {}, ...words.heads.map((head) => h("th", { scope: "col" }, head)));
    const table = h("table", { class: "pa-table pa-said-table", tabindex: "-1" }, caption, h("thead", {}, heads), body);
    const nothing = h("p", { class: "pa-empty pa-muted" }, words.nothing);
    const more = h("button", { type: "button", class: "pa-btn pa-btn--sec" });
    more.onclick = () => model.send({ did: "more" });
    el.append(nothing, table, h("p", { class: "pa-said-more" }, more));
    const settle = words.settles ? editor(model, words) : null;

    const rowOf = ({ key }) => {
      if (key === "settle") return settle.row;
      const row = h("tr", {}, h("td", { class: "pa-said-words" }), h("td", { class: "pa-said-where" }));
      if (settle) {
        row.open = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm", "aria-label": words.open_more }, words.open);
        row.open.onclick = () =>
          model.send({ did: "open", key: model.get("opened").key === row.dataset.key ? "" : row.dataset.key });
        row.pick = picker(words);
        row.pick.onclick = () => model.send({ did: "pick", key: row.dataset.key });
      }
      return row;
    };

    const updateRow = (row, comment) => {
      if (comment.key === "settle") return settle.update(model.get("opened"));
      const [said, where] = row.children;
      const open = model.get("opened").key === comment.key;
      row.className = [comment.of ? `case-${comment.of}` : "", open ? "is-open" : ""].join(" ").trim();
      const wanted = JSON.stringify(comment.parts);
      if (row.dataset.words !== wanted) {
        row.dataset.words = wanted;
        said.replaceChildren(...marked(comment.parts));
        put(said, "lang", comment.language || null);
      }
      const place = JSON.stringify([comment.where, comment.theme, comment.codes, comment.mark]);
      if (row.dataset.place !== place) {
        row.dataset.place = place;
        const focused = [row.open, row.pick].find((button) => button && button === document.activeElement);
        where.replaceChildren(
          drawn(comment.mark),
          h("span", {}, comment.where),
          comment.theme ? h("span", { class: "pa-chip" }, comment.theme) : "",
          ...chips(comment.codes),
          row.open ?? "",
          row.pick ?? "",
        );
        focused?.focus();
      }
      if (!settle) return;
      put(row.open, "aria-expanded", String(open));
      showPicked(row.pick, comment.picked, words);
    };

    return follow(model, ["comments", "more", "opened"], () => {
      const comments = model.get("comments");
      const opened = model.get("opened");
      const items = settle
        ? comments.flatMap((comment) => (comment.key === opened.key ? [comment, { key: "settle" }] : [comment]))
        : comments;
      put(table, "hidden", comments.length ? null : "");
      put(nothing, "hidden", comments.length ? "" : null);
      const within = settle?.row.contains(document.activeElement);
      keyed(body, items, rowOf, updateRow);
      // What was open has gone to another theme: the reader stays at the table.
      if (within && !settle.row.isConnected) table.focus();
      say(more, model.get("more"));
      put(more, "hidden", model.get("more") ? null : "");
    });
  },
};
