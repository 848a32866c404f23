// What is short to the eye is whole to the ear: "to 10.6." is heard as "torstai 10. kesäkuuta".
const aloud = (element, seen, heard) => {
  if (!heard || heard === seen) return say(element, seen);
  if (element.dataset.heard === heard && element.firstChild?.textContent === seen) return;
  element.dataset.heard = heard;
  element.replaceChildren(h("span", { "aria-hidden": "true" }, seen), h("span", { class: "pa-sr" }, heard));
};

// Goes to a control that was just tied to an error. At once it would be heard twice: as what the
// control is, and as news of it.
const A_BREATH = 350;
const turnTo = (control) => setTimeout(() => control.focus(), A_BREATH);
