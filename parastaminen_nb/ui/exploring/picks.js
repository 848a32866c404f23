// Quotes in the order of the report. A button keeps its focus while its quote moves.
const STEPS = { up: -1, down: 1 };

export default {
  render({ model, el }) {
    const words = model.get("words");
    const list = h("ol", { class: "pa-quotes pa-picks" });
    const nothing = h("p", { class: "pa-empty pa-muted", tabindex: "-1" }, words.nothing);
    el.append(nothing, list);

    const make = ({ key }) => {
      const act = (name, send) => {
        const button = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" }, drawn(model.get("icons")[name === "drop" ? "delete" : name]));
        button.onclick = () => {
          if (button.getAttribute("aria-disabled")) return;
          if (name === "drop") (item.nextElementSibling ?? item.previousElementSibling)?.buttons.drop.focus();
          model.send(send);
        };
        return button;
      };
      const buttons = {
        up: act("up", { did: "move", key, by: STEPS.up }),
        down: act("down", { did: "move", key, by: STEPS.down }),
        drop: act("drop", { did: "drop", key }),
      };
      const acts = h("span", { class: "pa-picks-acts" }, ...Object.values(buttons));
      const item = h("li", {}, h("blockquote"), h("p", { class: "pa-quote-where" }, h("span"), acts));
      item.buttons = buttons;
      return item;
    };

    return follow(model, ["picks"], () => {
      const picks = model.get("picks");
      const focused = document.activeElement;
      const within = list.contains(focused);
      put(nothing, "hidden", picks.length ? "" : null);
      put(list, "hidden", picks.length ? null : "");
      let turn = 0;
      keyed(list, picks, make, (item, pick) => {
        turn += 1;
        const [quote, line] = item.children;
        item.className = pick.of ? `case-${pick.of}` : "";
        say(quote, pick.parts.map(([text]) => text).join(""));
        line.firstElementChild.replaceChildren(drawn(pick.mark), [pick.where, pick.theme].filter(Boolean).join(" · "));
        for (const [name, button] of Object.entries(item.buttons)) {
          const said = words[name].replace("{n}", turn);
          put(button, "aria-label", said);
          put(button, "title", said);
        }
        put(item.buttons.up, "aria-disabled", turn === 1 ? "true" : null);
        put(item.buttons.down, "aria-disabled", turn === picks.length ? "true" : null);
      });
      if (!within) return;
      if (picks.length) focused.focus();
      else nothing.focus();
    });
  },
};
