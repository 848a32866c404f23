// Proposals come by themselves, while their reader types or is about to press something. Where
// they stand (`.pa-proposals`) nothing is made larger or smaller while hands are on what stands
// under it; meanwhile a strip over the page's end says what waits, and leads there when pressed.
const HANDS_STAY = 4000; // milliseconds after a touch or a key
const UNPRESSED = 600; // a strip that came under a finger that was on its way takes no press
const IN_SIGHT = 60; // pixels

export default {
  render({ model, el }) {
    const heard = h("p", { class: "pa-sr", role: "status" });
    const what = h("span");
    const see = h("b");
    const strip = h("button", { type: "button", class: "pa-waiting", hidden: "" }, what, see);
    el.append(heard, strip);

    let slot = null;
    let over = null; // what the mouse is over
    let touched = -Infinity; // when something under the place was pressed, or typed in
    let free = Infinity; // until then everything may move: nobody has done anything yet
    let due = 0;
    let height = 0; // of the place when it was last looked at

    const under = (node) => Boolean(node) && slot.parentElement.contains(node) && !slot.contains(node);
    const narrow = () => getComputedStyle(slot.parentElement).display === "contents";
    const cards = () =>
      [...slot.children]
        .filter((card) => card.style.display !== "none")
        .sort((one, other) => one.style.order - other.style.order);

    // In one column everything that follows would move. What is out of sight may.
    const inOneColumn = () => {
      const before = slot.closest(".pa-desk").querySelector(".pa-live");
      const moves = before.getBoundingClientRect().bottom < innerHeight;
      return moves && (cards().length > 0 || performance.now() - touched < HANDS_STAY);
    };
    const beside = () => {
      const typed = document.activeElement?.matches(TYPED) ? document.activeElement : null;
      const above = slot.parentElement.getBoundingClientRect().top < 0; // scrolled past
      return above || under(over) || under(typed) || performance.now() - touched < HANDS_STAY;
    };
    const hands = () =>
      performance.now() > free &&
      !slot.contains(document.activeElement) &&
      (narrow() ? inOneColumn() : beside());

    const hold = (held) => {
      if (!held) {
        delete slot.dataset.held;
        slot.style.removeProperty("--kept");
      } else if (!slot.dataset.held) {
        slot.style.setProperty("--kept", `${height}px`);
        slot.dataset.held = height ? "kept" : "away";
      }
    };

    const unseen = () => {
      if (slot.dataset.held === "away") return true;
      if (slot.dataset.held && slot.scrollHeight > slot.clientHeight + 4) return true;
      const { top, bottom } = slot.getBoundingClientRect();
      return bottom < IN_SIGHT || top > innerHeight - IN_SIGHT;
    };

    const look = () => {
      due = 0;
      slot ??= el.closest(".pa-page")?.querySelector(".pa-proposals");
      if (!slot?.isConnected) return;
      if (!watch.begun) {
        watch.begun = true;
        watch.observe(slot, { subtree: true, childList: true, attributeFilter: ["style", "class"] });
      }
      hold(hands());
      height = slot.offsetHeight;
      const waits = model.get("said").length > 0 && cards().length > 0 && unseen();
      if (waits && strip.hidden) {
        strip.classList.add("is-new");
        setTimeout(() => strip.classList.remove("is-new"), UNPRESSED);
      }
      put(strip, "hidden", waits ? null : "");
    };
    const lookSoon = () => {
      due ||= requestAnimationFrame(look);
    };
    const watch = new MutationObserver(look);

    const acted = ({ target, type }) => {
      free = Math.min(free, 0);
      if (!slot) return lookSoon();
      if (slot.contains(target)) free = performance.now() + HANDS_STAY; // their own press
      else if (under(target) || (type === "scroll" && narrow())) touched = performance.now();
      lookSoon();
      setTimeout(lookSoon, HANDS_STAY + 50);
    };
    const moved = ({ target, pointerType }) => {
      const was = over;
      over = pointerType === "mouse" ? target : null;
      if (slot && under(over) !== under(was)) {
        free = Math.min(free, performance.now());
        lookSoon();
      }
    };
    strip.onclick = () => {
      const card = cards().at(slot.dataset.held === "kept" ? -1 : 0); // what is new is the last
      free = performance.now() + HANDS_STAY;
      look();
      const place = card?.querySelector("[tabindex='-1']") ?? card;
      put(place, "tabindex", "-1");
      place?.focus({ preventScroll: true });
      card?.scrollIntoView({ block: "nearest" });
      lookSoon();
    };

    const events = { pointerdown: acted, keydown: acted, scroll: acted, pointerover: moved };
    for (const [name, call] of Object.entries(events)) {
      document.addEventListener(name, call, { capture: true, passive: true });
    }
    for (const name of ["focusin", "focusout"]) document.addEventListener(name, lookSoon);
    const resized = () => {
      free = Math.max(free, performance.now() + HANDS_STAY); // all has another height now
      lookSoon();
    };
    addEventListener("resize", resized);
    const unfollow = follow(model, ["said", "words"], () => {
      const said = model.get("said");
      say(heard, said.join(" "));
      say(what, said.join(" "));
      say(see, model.get("words").see);
      lookSoon();
    });
    return () => {
      unfollow();
      watch.disconnect();
      cancelAnimationFrame(due);
      for (const [name, call] of Object.entries(events)) {
        document.removeEventListener(name, call, { capture: true });
      }
      for (const name of ["focusin", "focusout"]) document.removeEventListener(name, lookSoon);
      removeEventListener("resize", resized);
    };
  },
};
