// Threads between tables. Drawn anew when the room for it changes; pointing only changes classes.
const svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  element.append(...children.filter(Boolean));
  return element;
};

const HEAD = 24;
const GAP = 12;
const TITLE = 26;

// Where everything goes: columns as wide as names need where there is room, or narrow bars.
const laid = (columns, people, width) => {
  const named = people.length <= 64 && width >= 170 * columns.length;
  const wide = named ? Math.min(170, Math.floor((width * 0.58) / columns.length)) : 40;
  const high = named ? 19 : Math.max(2, Math.min(10, 560 / people.length));
  const step = columns.length > 1 ? (width - wide - 2) / (columns.length - 1) : 0;
  const spots = columns.map(() => new Map());
  let bottom = 0;
  const boxes = columns.flatMap((column, c) => {
    let y = TITLE;
    return column.tables.map((table) => {
      const box = { c, table, x: 1 + c * step, y, wide, high: HEAD + table.people.length * high + 4 };
      table.people.forEach((person, place) => spots[c].set(person, { x: box.x, y: y + HEAD + place * high }));
      y += box.high + GAP;
      bottom = Math.max(bottom, y);
      return box;
    });
  });
  return { named, wide, high, step, spots, boxes, bottom };
};

const threads = (columns, people, { spots, wide, high }) => {
  const cases = columns.map((column) => new Map(column.tables.flatMap((t) => t.people.map((p) => [p, t.case]))));
  return people.flatMap((_, person) =>
    spots.slice(1).map((after, c) => {
      const [from, to] = [spots[c].get(person), after.get(person)];
      if (!from || !to) return null;
      const [x, y, right, below] = [from.x + wide, from.y + high / 2, to.x, to.y + high / 2];
      const bend = (right - x) / 2;
      const d = `M${x} ${y}C${x + bend} ${y} ${right - bend} ${below} ${right} ${below}`;
      return svg("path", { class: `pa-flow-line case-${cases[c].get(person)}`, "data-p": person, d });
    }),
  );
};

const boxOf = (box, people, { named, high, spots }) => {
  const { table, x, y, wide, c } = box;
  const head = svg(
    "g",
    { class: "pa-flow-table", role: "button", tabindex: -1, "aria-label": table.said, "data-t": table.people.join(" "), "data-c": c },
    svg("rect", { class: "pa-flow-head", x, y, width: wide, height: HEAD, rx: 4 }),
    svg("text", { x: x + (named ? 8 : wide / 2), y: y + 17, "text-anchor": named ? "start" : "middle" }),
  );
  head.lastChild.textContent = named ? `${table.label} · ${table.people.length}` : table.label;
  const rows = table.people.map((person) => {
    const spot = spots[c].get(person);
    const row = svg(
      "g",
      { class: "pa-flow-p", role: "button", tabindex: -1, "data-p": person, "data-c": c, "aria-pressed": "false" },
      svg("rect", { x: x + 1, y: spot.y, width: wide - 2, height: high }),
      named && svg("text", { x: x + 8, y: spot.y + high - 5 }),
    );
    put(row, "aria-label", `${people[person].name}: ${people[person].way}`);
    if (named) {
      const most = Math.floor((wide - 14) / 7.2);
      const name = people[person].name;
      row.lastChild.textContent = name.length > most ? `${name.slice(0, most - 1)}…` : name;
    }
    return row;
  });
  return svg(
    "g",
    { class: `pa-flow-box case-${table.case}` },
    svg("rect", { class: "pa-flow-frame", x, y, width: wide, height: box.high, rx: 4 }),
    head,
    ...rows,
  );
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const room = h("div", { class: "pa-flow" });
    // Not read aloud by itself: each name in the picture says the same when it is reached.
    const said = h("p", { class: "pa-flow-said pa-small" });
    el.append(said, room);
    let width = 0;
    let picture = null;

    const chosen = () => model.get("people").findIndex(({ key }) => key === model.get("lit"));
    // Which people are lit: those pointed at, else the one who is chosen.
    const light = (lit, text) => {
      const here = lit ?? (chosen() >= 0 ? [chosen()] : []);
      const one = here.length === 1 ? model.get("people")[here[0]] : null;
      say(said, text ?? (one ? `${one.name}: ${one.way}` : words.hint));
      if (!picture) return;
      picture.classList.toggle("is-some", here.length > 0);
      for (const part of picture.querySelectorAll("[data-p]")) {
        part.classList.toggle("is-lit", here.includes(Number(part.dataset.p)));
        if (part.getAttribute("role")) put(part, "aria-pressed", String(Number(part.dataset.p) === chosen()));
      }
    };
    const pointed = (target) => {
      const part = target.closest?.("[data-p], [data-t]");
      if (!part) return light();
      if (part.dataset.p) return light([Number(part.dataset.p)]);
      const people = part.dataset.t.split(" ").filter(Boolean).map(Number);
      light(people, part.getAttribute("aria-label"));
    };
    // Where nobody points, whoever has the focus is followed.
    const rest = () => (picture?.contains(document.activeElement) ? pointed(document.activeElement) : light());
    const columnsOf = () =>
      model.get("columns").map((_, c) => [...picture.querySelectorAll(`[role=button][data-c="${c}"]`)]);
    const go = (part) => {
      for (const other of picture.querySelectorAll('[tabindex="0"]')) put(other, "tabindex", -1);
      put(part, "tabindex", 0);
      part.focus();
    };
    const walk = (event) => {
      const part = event.target.closest("[role=button]");
      if (!part) return;
      const columns = columnsOf();
      const c = Number(part.dataset.c);
      const place = columns[c].indexOf(part);
      const beside = (column) =>
        column && (part.dataset.p ? column.find((other) => other.dataset.p === part.dataset.p) : column[Math.min(place, column.length - 1)]);
      const next = {
        ArrowUp: () => columns[c][place - 1],
        ArrowDown: () => columns[c][place + 1],
        ArrowLeft: () => beside(columns[c - 1]),
        ArrowRight: () => beside(columns[c + 1]),
        Home: () => columns[c][0],
        End: () => columns[c].at(-1),
      }[event.key];
      if (next) {
        event.preventDefault();
        const found = next();
        if (found) go(found);
      } else if (["Enter", " "].includes(event.key)) {
        event.preventDefault();
        choose(part);
      }
    };
    const choose = (part) => {
      if (part?.dataset.p) model.send({ did: "choose", person: model.get("people")[Number(part.dataset.p)].key });
    };

    const draw = () => {
      const [people, columns] = [model.get("people"), model.get("columns")];
      const had = picture?.contains(document.activeElement) ? document.activeElement.dataset : null;
      if (!people.length || !width) {
        room.replaceChildren();
        picture = null;
        say(said, people.length ? "" : words.many);
        return;
      }
      const lay = laid(columns, people, width);
      picture = svg(
        "svg",
        { viewBox: `0 0 ${width} ${lay.bottom}`, width, height: lay.bottom, role: "group", "aria-label": model.get("label") },
        svg("g", { "aria-hidden": "true" }, ...threads(columns, people, lay)),
        ...columns.map((column, c) => {
          const last = c && c === columns.length - 1;
          const [anchor, part] = lay.named || !c ? ["start", 0] : last ? ["end", 1] : ["middle", 0.5];
          const x = 1 + c * lay.step + part * lay.wide;
          const title = svg("text", { class: "pa-flow-title", "aria-hidden": "true", x, y: 15, "text-anchor": anchor });
          title.textContent = lay.named || lay.step > 90 ? column.title : column.short;
          return title;
        }),
        ...lay.boxes.map((box) => boxOf(box, people, lay)),
      );
      // A pointer that lies still while the page moves under it points at nobody.
      let under = null;
      picture.onpointermove = ({ target }) => {
        const part = target.closest("[data-p], [data-t]");
        if (part !== under) pointed(target);
        under = part;
      };
      picture.onpointerleave = () => {
        under = null;
        rest();
      };
      picture.addEventListener("focusin", (event) => pointed(event.target));
      picture.addEventListener("focusout", () => light());
      picture.onclick = (event) => choose(event.target.closest("[data-p]"));
      picture.onkeydown = walk;
      room.replaceChildren(picture);
      const stop = had && columnsOf()[had.c]?.find((part) => part.dataset.p === had.p && part.dataset.t === had.t);
      const first = stop ?? picture.querySelector("[role=button]");
      if (first) put(first, "tabindex", 0);
      if (stop) stop.focus();
      rest();
    };

    const watcher = new ResizeObserver(() => {
      const now = Math.floor(room.clientWidth);
      if (now && now !== width) {
        width = now;
        draw();
      }
    });
    watcher.observe(room);
    const shown = () => rest();
    model.on("change:lit", shown);
    const end = follow(model, ["people", "columns"], draw);
    return () => {
      watcher.disconnect();
      model.off("change:lit", shown);
      end();
    };
  },
};
