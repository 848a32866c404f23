// Fills the room there is and no more. First comments give way, from the last, then sizes. Where
// a case would be left without any comment, names give way to them: people sit at their tables.
// A long comment is cut after some lines, and shows more of them where there is room left.
const SMALLEST = 0.55;
const LARGEST = 2.1;
const MORE_LINES = ["none", 6, 5, 4];

export default {
  render({ model, el }) {
    const board = h("div", { class: "pa-columns" });
    el.classList.add("pa-board-room");
    const still = h("p", { class: "pa-wall-still", role: "status", hidden: "" });
    el.append(board, still);
    let held = null; // the keys of the comments that stood when somebody pressed the space bar

    const column = ({ key }) =>
      h(
        "section",
        { class: `pa-column case-${key}` },
        h("h2", {}, h("span", { class: "pa-column-mark" }), h("span", { class: "pa-column-title" })),
        h("p", { class: "pa-column-lead" }),
        h("p", { class: "pa-column-story" }),
        h("div", { class: "pa-column-tables" }),
        h("p", { class: "pa-column-nothing" }),
        h("ul", { class: "pa-column-comments" }),
      );
    const table = () => h("p", { class: "pa-column-table" }, h("b"), h("span"));

    const filled = (made, { key, title, mark, presenter, story, tables, comments }) => {
      const part = (name) => made.querySelector(`.pa-column-${name}`);
      if (part("mark").dataset.of !== key) part("mark").replaceChildren(drawn(mark));
      part("mark").dataset.of = key;
      say(part("title"), title);
      say(part("lead"), presenter);
      put(part("lead"), "hidden", presenter ? null : "");
      say(part("story"), story);
      put(part("story"), "hidden", story ? null : "");
      keyed(part("tables"), tables, table, (row, { label, people }) => {
        say(row.firstChild, label);
        say(row.lastChild, people);
      });
      const standing = comments.filter((comment) => !held || held.has(comment.key));
      keyed(part("comments"), standing, () => h("li", {}, h("span"), h("small")), (item, { text, pinned, about }) => {
        say(item.firstChild, text);
        say(item.lastChild, about ?? "");
        put(item.lastChild, "hidden", about ? null : "");
        item.classList.toggle("is-pinned", pinned);
      });
      const nothing = model.get("board").nothing;
      say(part("nothing"), nothing);
      put(part("nothing"), "hidden", standing.length || !nothing ? "" : null);
    };

    const overflows = (made) => made.scrollHeight > made.clientHeight + 1;

    const fit = () => {
      const columns = [...board.children];
      columns.forEach((made) => made.classList.remove("is-brief"));
      if (!columns.length || !board.clientHeight) return;
      const items = columns.map((made) => [...made.querySelectorAll(".pa-column-comments > li")]);
      const silent = () =>
        columns.filter(
          (made, number) =>
            items[number].length &&
            items[number].every((item) => item.hidden) &&
            !made.classList.contains("is-brief"),
        );
      laid(columns, items);
      // With fewer names all may be written larger, which can silence another case.
      for (let still = silent(); !model.get("board").big && still.length; still = silent()) {
        still.forEach((made) => made.classList.add("is-brief"));
        laid(columns, items);
      }
    };

    const laid = (columns, items) => {
      for (const item of items.flat()) {
        put(item, "hidden", null);
        item.style.removeProperty("--lines");
      }
      const size = (scale) => board.style.setProperty("--fit", scale);
      const big = model.get("board").big;
      // Where people look for their own name, names are as large as they can be.
      let scale = big ? LARGEST : 1;
      size(scale);
      if (!big) items.flat().forEach((item) => put(item, "hidden", ""));
      while (scale > SMALLEST && columns.some(overflows)) size((scale = scale - 0.05));
      if (big) return;
      columns.forEach((made, number) => {
        for (const item of items[number]) {
          // Where a long one has no room, an older and shorter one may have.
          put(item, "hidden", null);
          if (overflows(made)) put(item, "hidden", "");
        }
        for (const item of items[number]) {
          for (const lines of item.hidden ? [] : MORE_LINES) {
            item.style.setProperty("--lines", lines);
            if (!overflows(made)) break;
            item.style.removeProperty("--lines");
          }
        }
      });
    };

    const resized = new ResizeObserver(fit);
    resized.observe(el);
    document.fonts?.ready.then(fit);
    const show = () => {
      const { columns = [], big } = model.get("board");
      board.dataset.count = columns.length;
      board.style.setProperty("--columns", columns.length > 4 ? Math.ceil(columns.length / 2) : columns.length || 1);
      board.classList.toggle("is-big", Boolean(big));
      keyed(board, columns, column, filled);
      fit();
    };
    const unfollow = follow(model, ["board"], show);

    const pressed = (event) => {
      document.documentElement.dataset.paTouched = ""; // from now on a browser lets it sound
      if (event.key !== " " || event.repeat || !alone()) return;
      event.preventDefault();
      const keys = model.get("board").columns.flatMap(({ comments }) => comments.map(({ key }) => key));
      held = held ? null : new Set(keys);
      say(still, held ? model.get("words").held : "");
      put(still, "hidden", held ? null : "");
      show();
    };
    for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, pressed);
    return () => {
      for (const kind of ["keydown", "pointerdown"]) document.removeEventListener(kind, pressed);
      unfollow();
      resized.disconnect();
    };
  },
};
