// The signs of the map and the names on it, in a picture that is WIDE from side to side.
const WIDE = 1000;
const LETTER = 19;
// A name may go so many half lines lower before it waits for more room.
const LOWER = 5;

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

// The larger a theme, the sooner its name has room; the others show theirs as one comes nearer.
const writeNames = (labels, { view, high, small }) => {
  const letter = LETTER * small;
  const taken = [];
  const ringed = (label) => label.classList.contains("is-ringed");
  for (const label of labels.sort((one, other) => ringed(other) - ringed(one))) {
    const x = (label.xy[0] - view.x) * view.scale;
    const above = (label.xy[1] - view.y) * view.scale - 16 * small;
    // What one has left behind is not called by its name at the edge.
    const away = view.scale > 1 && (above < 0 || above > high || x < 0 || x > WIDE);
    let y = Math.max(above, 20 * small);
    // A name near the edge stays within, and one that would lie on another goes below it.
    const half = (label.textContent.length * letter * 0.55) / 2;
    const anchor = x < half ? "start" : x > WIDE - half ? "end" : "middle";
    const middle = x + { start: half, middle: 0, end: -half }[anchor];
    const lies = (one) => Math.abs(one.middle - middle) < one.half + half && Math.abs(one.y - y) < letter;
    for (let turn = 0; turn < LOWER && taken.some(lies); turn += 1) y += letter / 2;
    const room = !away && !taken.some(lies);
    if (room) taken.push({ middle, half, y });
    put(label, "visibility", room ? null : "hidden");
    put(label, "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    put(label, "font-size", letter);
    put(label, "text-anchor", anchor);
  }
};
