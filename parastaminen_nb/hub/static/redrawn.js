// The server draws every page; here the parts that changed are put in place of the old ones, and
// what a screen reader is told of the change is found.
import { fill } from "./clock.js";

const STOPS = "a, button, input, select, summary, textarea";

export function redraw(page, busy) {
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!fresh) continue;
    if (part.dataset.part === "now") fresh.querySelector("#clock").textContent = "";
    keepOpen(part, fresh);
    if (part.outerHTML === fresh.outerHTML) continue;
    if ("hold" in part.dataset && busy(part)) continue;
    const stood = part.contains(document.activeElement) && placeOf(document.activeElement);
    part.replaceWith(fresh);
    if (!stood) continue;
    const same = [...fresh.querySelectorAll(STOPS)].find((stop) => placeOf(stop) === stood);
    (same ?? document.getElementById("content")).focus({ preventScroll: true });
  }
}

const placeOf = (stop) =>
  [stop.tagName, stop.name, stop.textContent.trim(), stop.closest("[data-key]")?.dataset.key].join();

// Who reads the case card, or chooses another table, goes on with it.
function keepOpen(part, fresh) {
  const folds = [...fresh.querySelectorAll("details")];
  for (const old of part.querySelectorAll("details[open]")) {
    const same = folds.find((fold) => fold.className === old.className && headOf(fold) === headOf(old));
    if (same) same.open = true;
  }
}

const headOf = (fold) =>
  `${fold.querySelector("summary").textContent} ${fold.closest("[data-key]")?.dataset.key}`;

// What has begun and where one sits, what can be answered now, what is announced. Not the clock,
// which tells its own marks, and not what others write: that would talk all the time.
export function heard(page, words) {
  const texts = (places) => [...page.querySelectorAll(places)].map((place) => place.textContent.trim());
  const begun = page.querySelector("[data-aloud]").dataset.aloud;
  const asked = texts("#write:not([hidden]) [name=prompt]:not([value='']) + span");
  return {
    begun,
    asked: asked.map((question) => fill(words.asked, { question })),
    told: texts("[data-told]"),
  };
}
