// Names that a mouse or a pen drags from table to table. A finger scrolls; whoever presses a name
// chooses that person, and the selects do the rest.
const FAR = 5;

export default {
  render({ model, el }) {
    const hint = h("p", { class: "pa-muted pa-small pa-drag-hint" });
    const room = h("div");
    el.append(hint, room);
    let drag = null;
    let dragged = false;

    const roundOf = (part) => Number(part?.closest("[data-round]")?.dataset.round ?? 0);
    const movable = (name) => {
      const open = model.get("open_from");
      return open > 0 && roundOf(name) >= open;
    };
    // What lies under the pointer: another person of the round, or one of its tables.
    const placeUnder = (event) => {
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const cell = under?.closest?.("[data-place]");
      if (!cell || !room.contains(cell) || roundOf(cell) !== drag.round || cell === drag.cell) return null;
      const name = under.closest("[data-p]");
      return name ? { part: name, place: `with ${name.dataset.p}` } : { part: cell, place: cell.dataset.place };
    };
    const mark = (target) => {
      for (const part of room.querySelectorAll(".is-drop")) part.classList.remove("is-drop");
      target?.part.classList.add("is-drop");
    };
    const begin = (event) => {
      drag.ghost = h("div", { class: "pa-drag-ghost", "aria-hidden": "true" }, drag.name.textContent);
      el.append(drag.ghost);
      drag.name.classList.add("is-dragged");
      move(event);
    };
    const move = (event) => {
      if (!drag) return;
      if (!drag.ghost) {
        if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > FAR) begin(event);
        return;
      }
      event.preventDefault();
      drag.ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 8}px)`;
      mark(placeUnder(event));
    };
    const end = () => {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", drop);
      document.removeEventListener("pointercancel", end);
      document.removeEventListener("keydown", giveUp, true);
      drag?.ghost?.remove();
      drag?.name.classList.remove("is-dragged");
      drag = null;
      mark(null);
    };
    const giveUp = (event) => {
      if (event.key === "Escape") end();
    };
    const drop = (event) => {
      const { name, round, ghost } = drag;
      dragged = Boolean(ghost);
      const target = ghost && placeUnder(event);
      end();
      if (!target) return;
      model.send({ did: "drop", person: name.dataset.p, round: String(round), place: target.place });
      // What it costs is said above: bring that into view.
      document.querySelector(".pa-picker")?.scrollIntoView({ block: "nearest" });
    };
    room.onpointerdown = (event) => {
      const name = event.target.closest("[data-p]");
      dragged = false;
      if (event.button || event.pointerType === "touch" || !name || !movable(name)) return;
      event.preventDefault();
      drag = { name, cell: name.closest("[data-place]"), round: roundOf(name), x: event.clientX, y: event.clientY };
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", drop);
      document.addEventListener("pointercancel", end);
      document.addEventListener("keydown", giveUp, true);
    };
    room.onclick = (event) => {
      const name = event.target.closest("[data-p]");
      if (!name || dragged) return;
      model.send({ did: "pick", person: name.dataset.p, round: String(roundOf(name)) });
      document.querySelector(".pa-picker")?.scrollIntoView({ block: "nearest" });
    };
    const unfollow = follow(model, ["value", "open_from", "hint"], () => {
      room.replaceChildren(drawn(model.get("value")));
      for (const name of room.querySelectorAll("[data-p]")) name.classList.toggle("is-movable", movable(name));
      say(hint, model.get("hint"));
      put(hint, "hidden", model.get("hint") ? null : "");
    });
    return () => {
      end();
      unfollow();
    };
  },
};
