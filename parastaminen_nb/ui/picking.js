// A button that puts a comment into the report; pressed, it is in it.
const picker = (told) => h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm pa-pick", "aria-pressed": "false" }, told.pick);

const showPicked = (button, picked, told) => {
  put(button, "aria-pressed", String(picked));
  say(button, picked ? told.picked : told.pick);
};
