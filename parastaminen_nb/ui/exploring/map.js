// Points in an SVG of 1000 by 600. One stop for the keyboard: arrow keys walk to the next point
// in their direction, and the comment of the point is told below. To a screen reader it is a slider
// whose value is the comment: an application, which it nearly is, is silent in some of them and
// keeps the arrow keys in others.
const WIDE = 1000;
const HIGH = { wide: 600, narrow: 1150 };
const EDGE = 40;
const LETTER = 19;

const svg = (tag, attributes = {}) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  return element;
};

// The shape goes with the case, so that nobody needs the colour.
const shape = (of, size) => {
  if (of === "b" || of === "h") return svg("rect", { x: -size * 0.9, y: -size * 0.9, width: size * 1.8, height: size * 1.8 });
  if (of === "c") return svg("path", { d: `M0 ${-size * 1.2} ${size * 1.15} ${size}H${-size * 1.15}Z` });
  if (of === "d") return svg("path", { d: `M0 ${-size * 1.25} ${size * 1.25} 0 0 ${size * 1.25} ${-size * 1.25} 0Z` });
  if (of === "e" || of === "g") return svg("path", { d: `M${-size} ${-size * 0.6} 0 ${-size * 1.15} ${size} ${-size * 0.6}V${size * 0.6}L0 ${size * 1.15} ${-size} ${size * 0.6}Z` });
  if (of === "f") return svg("path", { d: `M${-size * 0.4} ${-size * 1.1}h${size * 0.8}v${size * 0.7}h${size * 0.7}v${size * 0.8}h${-size * 0.7}v${size * 0.7}h${-size * 0.8}v${-size * 0.7}h${-size * 0.7}v${-size * 0.8}h${size * 0.7}Z` });
  return svg("circle", { r: size });
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const button = (label, act) => {
      const made = h("button", { type: "button", class: "pa-btn pa-btn--sec pa-btn--sm" }, label);
      made.onclick = act;
      return made;
    };
    const view = { x: 0, y: 0, scale: 1 };
    const picture = svg("svg", { class: "pa-map", viewBox: `0 0 ${WIDE} ${HIGH.wide}`, tabindex: "0", role: "slider", "aria-label": words.map });
    const dots = svg("g");
    const halo = svg("circle", { class: "pa-dot-halo", r: 14, visibility: "hidden" });
    const rings = svg("g", { "aria-hidden": "true" });
    const labels = svg("g", { "aria-hidden": "true" });
    picture.append(rings, halo, dots, labels);
    const told = h("p", { class: "pa-sr" });
    const quote = h("blockquote");
    const where = h("p", { class: "pa-small" });
    const said = h("div", { class: "pa-map-said" }, quote, where);
    const tools = h("p", { class: "pa-row pa-map-tools" }, button(words.closer, () => zoom(1.5)), button(words.farther, () => zoom(1 / 1.5)), button(words.whole, () => whole()));
    el.append(tools, told, picture, said);

    let placed = [];
    let here = -1;
    let high = HIGH.wide;
    const at = ({ x, y }) => [EDGE + x * (WIDE - 2 * EDGE), EDGE + y * (high - 2 * EDGE)];
    // On a phone the map stands upright, and names are as short as they can be.
    const turn = () => {
      const narrow = el.clientWidth > 0 && el.clientWidth < 640;
      high = narrow ? HIGH.narrow : HIGH.wide;
      put(picture, "viewBox", `0 0 ${WIDE} ${high}`);
      for (const one of placed) one.xy = at(one.point);
      for (const label of labels.children) {
        label.xy = at(label.place);
        say(label, narrow ? label.place.name.split(",")[0] : label.place.name);
      }
      draw();
    };
    // Points and names keep their size while the map is zoomed: only the places move apart.
    const draw = () => {
      const place = ([x, y]) => `translate(${((x - view.x) * view.scale).toFixed(1)} ${((y - view.y) * view.scale).toFixed(1)})`;
      const small = high === HIGH.narrow ? 2.2 : 1;
      for (const { dot, ring, xy } of placed) {
        put(dot, "transform", `${place(xy)} scale(${small})`);
        if (ring) put(ring, "transform", `${place(xy)} scale(${small})`);
      }
      const letter = LETTER * small;
      const taken = [];
      for (const label of [...labels.children].sort((one, other) => one.xy[1] - other.xy[1])) {
        const x = (label.xy[0] - view.x) * view.scale;
        let y = Math.max((label.xy[1] - view.y) * view.scale - 16 * small, 20 * small);
        // A name near the edge stays within, and one that would lie on another goes below it.
        const half = (label.textContent.length * letter * 0.55) / 2;
        const anchor = x < half ? "start" : x > WIDE - half ? "end" : "middle";
        const middle = x + { start: half, middle: 0, end: -half }[anchor];
        const lies = (one) => Math.abs(one.middle - middle) < one.half + half && Math.abs(one.y - y) < letter;
        for (let turn = 0; turn < labels.children.length && taken.some(lies); turn += 1) y += letter / 2;
        taken.push({ middle, half, y });
        put(label, "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
        put(label, "font-size", letter);
        put(label, "text-anchor", anchor);
      }
      if (here >= 0) put(halo, "transform", place(placed[here].xy));
      put(halo, "visibility", here >= 0 ? "visible" : "hidden");
    };
    const keepWithin = () => {
      view.x = Math.min(Math.max(view.x, 0), WIDE - WIDE / view.scale);
      view.y = Math.min(Math.max(view.y, 0), high - high / view.scale);
    };
    const zoom = (by, x = view.x + WIDE / view.scale / 2, y = view.y + high / view.scale / 2) => {
      const scale = Math.min(Math.max(view.scale * by, 1), 12);
      view.x = x - ((x - view.x) * view.scale) / scale;
      view.y = y - ((y - view.y) * view.scale) / scale;
      view.scale = scale;
      keepWithin();
      draw();
    };
    const whole = () => {
      Object.assign(view, { x: 0, y: 0, scale: 1 });
      draw();
    };
    // The chosen theme: a ring around each of its comments, and a line under its name.
    const ring = () => {
      const key = model.get("ringed");
      const size = placed.length > 600 ? 9 : 16;
      for (const one of placed) one.ring = key && one.point.group === key ? svg("circle", { class: "pa-dot-ring", r: size }) : null;
      rings.replaceChildren(...placed.flatMap((one) => (one.ring ? [one.ring] : [])));
      for (const label of labels.children) label.classList.toggle("is-ringed", Boolean(key) && label.place.group === key);
      draw();
    };
    const choose = (index) => {
      if (here >= 0) placed[here]?.dot.classList.remove("is-here");
      here = index;
      const one = placed[index];
      said.className = one?.point.of ? `pa-map-said case-${one.point.of}` : "pa-map-said";
      say(quote, one ? one.point.text : words.none);
      say(where, one ? [one.point.where, one.point.theme && words.theme.replace("{theme}", one.point.theme)].filter(Boolean).join(" · ") : "");
      put(picture, "aria-valuemin", 0);
      put(picture, "aria-valuemax", placed.length);
      put(picture, "aria-valuenow", here + 1);
      put(picture, "aria-valuetext", [quote, where].map((part) => part.textContent).filter(Boolean).join(" – "));
      if (one) {
        one.dot.classList.add("is-here");
        const [x, y] = one.xy;
        const room = { x: WIDE / view.scale, y: high / view.scale };
        if (x < view.x || x > view.x + room.x) view.x = x - room.x / 2;
        if (y < view.y || y > view.y + room.y) view.y = y - room.y / 2;
        keepWithin();
      }
      draw();
    };
    picture.onkeydown = (event) => {
      const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
      if (event.key === "+") return zoom(1.5);
      if (event.key === "-") return zoom(1 / 1.5);
      if (!way || !placed.length) return;
      event.preventDefault();
      if (here < 0) return choose(0);
      const [x, y] = placed[here].xy;
      let best = -1;
      let least = Infinity;
      placed.forEach(({ xy }, index) => {
        const [dx, dy] = [xy[0] - x, xy[1] - y];
        const ahead = dx * way[0] + dy * way[1];
        const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
        if (index === here || ahead <= 0 || aside > 2 * ahead) return;
        if (ahead + 2 * aside < least) [best, least] = [index, ahead + 2 * aside];
      });
      if (best >= 0) choose(best);
    };

    let from = null;
    picture.onpointerdown = (event) => {
      if (view.scale > 1) from = { x: event.clientX, y: event.clientY, vx: view.x, vy: view.y };
    };
    picture.onpointermove = (event) => {
      if (!from) return;
      const unit = WIDE / picture.clientWidth / view.scale;
      view.x = from.vx - (event.clientX - from.x) * unit;
      view.y = from.vy - (event.clientY - from.y) * unit;
      keepWithin();
      draw();
    };
    picture.onpointerup = picture.onpointerleave = () => (from = null);
    picture.ondblclick = (event) => {
      const box = picture.getBoundingClientRect();
      const unit = WIDE / box.width / view.scale;
      zoom(2, view.x + (event.clientX - box.x) * unit, view.y + (event.clientY - box.y) * unit);
    };

    const sized = new ResizeObserver(turn);
    sized.observe(el);
    const end = follow(model, ["points", "places", "told"], () => {
      const points = model.get("points");
      const size = points.length > 600 ? 5 : 9;
      placed = points.map((point, index) => {
        const dot = shape(point.of, size);
        dot.setAttribute("class", `pa-dot${point.of ? ` case-${point.of}` : ""}`);
        const title = svg("title");
        title.textContent = point.text;
        dot.append(title);
        dot.onclick = () => choose(index);
        return { dot, point, xy: at(point) };
      });
      dots.replaceChildren(...placed.map(({ dot }) => dot));
      labels.replaceChildren(
        ...model.get("places").map((place) => {
          const label = svg("text");
          label.place = place;
          return label;
        }),
      );
      say(told, model.get("told"));
      here = -1;
      turn();
      ring();
      choose(-1);
    });
    model.on("change:ringed", ring);
    return () => {
      end();
      model.off("change:ringed", ring);
      sized.disconnect();
    };
  },
};
