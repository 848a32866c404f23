export default {
  render({ model, el }) {
    const from = document.activeElement;
    const words = h("span");
    const back = h("button", { type: "button", class: "pa-btn pa-btn--quiet", onclick: () => model.send({ did: "close" }) });
    back.append(drawn(model.get("icon")), words);
    const sign = h("span", { class: "pa-xp-sign" });
    const title = h("h2", { tabindex: "-1", id: nextId() });
    const chip = h("span", { class: "pa-chip" });
    el.append(h("div", { class: "pa-xp-back" }, back), h("div", { class: "pa-xp-head" }, sign, title, chip));
    const enter = (tries) => {
      if (typesElsewhere(from)) return;
      if (title.offsetParent) {
        title.focus({ preventScroll: true });
        const { top } = back.getBoundingClientRect();
        if (top < 0 || top > innerHeight / 2) back.scrollIntoView({ block: "start" });
      } else if (tries) setTimeout(() => enter(tries - 1), 50);
    };
    enter(20);
    const leave = () => from?.getClientRects().length && from.focus();
    model.on("msg:custom", leave);
    const end = follow(model, ["title", "mark", "pill", "close_word"], () => {
      const pill = model.get("pill");
      say(words, model.get("close_word"));
      say(title, model.get("title"));
      sign.replaceChildren(drawn(model.get("mark")));
      chip.className = `pa-chip ${pill.classes || ""}`;
      put(chip, "hidden", pill.words ? null : "");
      chip.replaceChildren(drawn(pill.icon), pill.words || "");
    });
    return () => {
      end();
      model.off("msg:custom", leave);
    };
  },
};
