// Points in an SVG of 1000 by 600; `map_drawing.js` has the signs and the names, `gestures.js` the
// mouse and the fingers. One stop for the keyboard: arrow keys walk to the next point in their
// direction, and the comment of the point is told below. To a screen reader it is a slider whose
// value is the comment: an application, which it nearly is, is silent in some of them and keeps the
// arrow keys in others.
const HIGH = { wide: 600, narrow: 1150 };
const EDGE = 40;
// From so many points on they are smaller.
const MANY = 600;
const CROWD = 2000;
// The picture rests when nobody has zoomed for so many milliseconds.
const RESTS = 150;
// As near as a fingertip, in pixels of the page.
const FINGER = 22;

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
    const moved = svg("g");
    moved.append(rings, halo, dots);
    picture.append(moved, labels);
    const told = h("p", { class: "pa-sr" });
    const quote = h("blockquote");
    const where = h("p", { class: "pa-small" });
    const said = h("div", { class: "pa-map-said" }, quote, where);
    const tools = h("p", { class: "pa-row pa-map-tools" }, button(words.closer, () => zoom(1.5)), button(words.farther, () => zoom(1 / 1.5)), button(words.whole, () => whole()));
    const ways = h("p", { class: "pa-small pa-muted pa-map-ways" }, words.ways);
    el.append(tools, told, picture, said, ways);

    let placed = [];
    let byDot = new Map();
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
      spread();
    };
    const wider = () => (high === HIGH.narrow ? 2.2 : 1);
    const place = ([x, y]) => `translate(${(x * laid).toFixed(1)} ${(y * laid).toFixed(1)})`;
    // Points and names keep their size while the map is zoomed: only the places move apart. Of very
    // many points the picture as a whole is made larger first, and they are laid when it rests.
    let laid = 1;
    let resting;
    const near = () => {
      clearTimeout(resting);
      if (placed.length <= MANY) return spread();
      resting = setTimeout(spread, RESTS);
      draw();
    };
    const spread = () => {
      clearTimeout(resting);
      laid = view.scale;
      for (const { dot, ring, xy } of placed) {
        const here = `${place(xy)} scale(${wider()})`;
        dot.setAttribute("transform", here);
        if (ring) ring.setAttribute("transform", here);
      }
      draw();
    };
    const draw = () => {
      put(moved, "transform", `translate(${(-view.x * view.scale).toFixed(1)} ${(-view.y * view.scale).toFixed(1)}) scale(${(view.scale / laid).toFixed(3)})`);
      picture.classList.toggle("is-near", view.scale > 1);
      writeNames([...labels.children], { view, high, small: wider() });
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
      near();
    };
    const whole = () => {
      Object.assign(view, { x: 0, y: 0, scale: 1 });
      spread();
    };
    const moveTo = (x, y) => {
      Object.assign(view, { x, y });
      keepWithin();
      draw();
    };
    // The chosen theme: a ring around each of its comments, and a line under its name.
    const ring = () => {
      const key = model.get("ringed");
      const size = placed.length > CROWD ? 6 : placed.length > MANY ? 9 : 16;
      for (const one of placed) one.ring = key && one.point.group === key ? svg("circle", { class: "pa-dot-ring", r: size }) : null;
      rings.replaceChildren(...placed.flatMap((one) => (one.ring ? [one.ring] : [])));
      for (const label of labels.children) label.classList.toggle("is-ringed", Boolean(key) && label.place.group === key);
      spread();
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
      if (event.ctrlKey || event.metaKey || event.altKey) return; // the browser's own
      if (event.key === "+") return zoom(1.5);
      if (event.key === "-") return zoom(1 / 1.5);
      if (event.key === "0") return whole();
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

    // The text of a point is beside the mouse, too, as soon as that is there.
    dots.onpointerover = ({ target }) => {
      const one = byDot.get(target);
      if (!one || target.hasChildNodes()) return;
      const title = svg("title");
      title.textContent = one.point.text;
      target.append(title);
    };
    const hands = moving(picture, { view, wide: WIDE, zoom, moveTo });
    // A finger seldom meets a small point: the nearest one is meant.
    picture.onclick = (event) => {
      if (hands.dragging()) return;
      const [x, y] = hands.at(event.clientX, event.clientY);
      let best = -1;
      let least = FINGER * hands.unit();
      placed.forEach(({ xy }, index) => {
        const far = Math.hypot(xy[0] - x, xy[1] - y);
        if (far < least) [best, least] = [index, far];
      });
      if (best >= 0) choose(best);
    };

    const sized = new ResizeObserver(turn);
    sized.observe(el);
    const end = follow(model, ["points", "places", "told"], () => {
      const points = model.get("points");
      const size = points.length > CROWD ? 3.5 : points.length > MANY ? 5 : 9;
      placed = points.map((point) => {
        const dot = shape(point.of, size);
        dot.setAttribute("class", `pa-dot${point.of ? ` case-${point.of}` : ""}`);
        return { dot, point, xy: at(point) };
      });
      byDot = new Map(placed.map((one) => [one.dot, one]));
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
      clearTimeout(resting);
      sized.disconnect();
    };
  },
};
