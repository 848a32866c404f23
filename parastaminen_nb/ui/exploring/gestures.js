// Moving about a picture: `view` is the place and the scale at which it is looked at. Two fingers,
// the wheel with Ctrl (as a trackpad tells a pinch) and a double click go nearer; dragging moves
// what is near already. A wheel alone and one finger on the whole picture scroll the page.
// `zoom(by, x, y)` and `moveTo(x, y)` speak in units of the picture, `wide` of them from side to side.
const STILL = 4;

const moving = (picture, { view, wide, zoom, moveTo }) => {
  const fingers = new Map();
  let from = null;
  let apart = 0;
  let dragged = false;
  const unit = () => wide / picture.getBoundingClientRect().width / view.scale;
  const at = (x, y) => {
    const box = picture.getBoundingClientRect();
    return [view.x + (x - box.left) * unit(), view.y + (y - box.top) * unit()];
  };
  const pinch = () => {
    const [one, other] = [...fingers.values()];
    return { far: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };
  const begin = () => {
    const [one] = fingers.values();
    from = one && { ...one, vx: view.x, vy: view.y };
    apart = fingers.size === 2 ? pinch().far : 0;
  };
  picture.onpointerdown = (event) => {
    if (event.button > 0) return;
    if (!fingers.size) dragged = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    begin();
  };
  picture.onpointermove = (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2 && apart) {
      const { far, x, y } = pinch();
      dragged = true;
      zoom(far / apart, ...at(x, y));
      apart = far;
    } else if (from && fingers.size === 1 && view.scale > 1) {
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!dragged && Math.hypot(dx, dy) < STILL) return;
      if (!dragged) picture.setPointerCapture(event.pointerId); // a drag may end outside
      dragged = true;
      moveTo(from.vx - dx * unit(), from.vy - dy * unit());
    }
  };
  const leave = (event) => {
    fingers.delete(event.pointerId);
    begin();
  };
  picture.onpointerup = picture.onpointercancel = leave;
  picture.onpointerleave = (event) => !picture.hasPointerCapture(event.pointerId) && leave(event);
  const wheel = (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 120), ...at(event.clientX, event.clientY));
  };
  picture.addEventListener("wheel", wheel, { passive: false });
  picture.ondblclick = (event) => zoom(2, ...at(event.clientX, event.clientY));
  return { at, unit, dragging: () => dragged };
};
