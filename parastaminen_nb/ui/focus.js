// Who reads by keyboard or ear stays where they were: when what has the focus goes away (a row that
// is removed, a card that closes, a button that hides), the focus goes to what stood beside it.
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const NEAR = 60;
const DRAWN = 40;
const A_MOMENT = 80; // a widget that focuses something itself has done so by then

const seen = (element) => element.isConnected && element.getClientRects().length > 0;
const fit = (element) => seen(element) && element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]");
const lost = () => !document.activeElement || document.activeElement === document.body;

const keepsFocus = () => {
  let last = null;
  let around = [];
  let before = [];
  let after = [];
  let waits = 0;

  const remember = ({ target }) => {
    const page = target.closest?.(".pa-app");
    last = page ? target : null;
    if (!page) return;
    around = [];
    for (let one = target.parentElement; one; one = one === page ? null : one.parentElement) around.push(one);
    const all = [...page.querySelectorAll(FOCUSABLE)];
    const place = all.indexOf(target);
    before = all.slice(Math.max(0, place - NEAR), place).reverse();
    after = all.slice(place + 1, place + 1 + NEAR);
  };

  // Who points beside everything has left by themselves.
  const left = ({ target }) => {
    if (!target.closest?.(`${FOCUSABLE}, label`)) last = null;
  };

  const restore = () => {
    waits = 0;
    if (!last || !lost()) return;
    if (seen(last)) return last.focus(); // it was only put elsewhere
    for (const region of around.filter(seen)) {
      // In a list the next one comes up; of a card that closed, what opened it stands before it.
      const rows = region.matches("ol, ul, tbody");
      const near = rows ? [...after, ...before] : [...before, ...after];
      const next = near.find((element) => region.contains(element) && fit(element));
      if (next) return next.focus();
    }
  };

  // What was hidden keeps the focus until the browser has drawn the page again.
  const look = () => {
    waits = last && lost() ? setTimeout(restore, A_MOMENT) : 0;
  };

  const watch = new MutationObserver(() => {
    if (last && !waits) waits = setTimeout(look, DRAWN);
  });
  document.addEventListener("focusin", remember);
  document.addEventListener("pointerdown", left);
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ["style", "class", "hidden", "open"] });
  return () => {
    document.removeEventListener("focusin", remember);
    document.removeEventListener("pointerdown", left);
    watch.disconnect();
    clearTimeout(waits);
  };
};
