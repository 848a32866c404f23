export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-comments" });
    const nothing = h("p", { class: "pa-empty pa-muted" });
    const all = h("button", { type: "button", class: "pa-btn pa-btn--sec pa-btn--wide" });
    el.append(nothing, list, all);
    all.onclick = () => model.send("all");

    const act = (name, kind) =>
      h("button", { type: "button", class: `pa-btn pa-btn--sm pa-btn--quiet ${kind}` }, "", h("span"));

    const make = ({ key, case: of }) => {
      const made = h(
        "li",
        {},
        h(
          "p",
          { class: "pa-row pa-comment-head" },
          drawn(model.get("drawings")[of]),
          h("b"),
          h("span", { class: "pa-muted pa-small pa-num" }),
          h("span", { class: "pa-chip pa-chip--info" }),
        ),
        h("p", { class: "pa-comment-text" }),
        h("p", { class: "pa-row pa-comment-acts" }, act("pin", "pa-pin"), act("hide", "pa-hide")),
      );
      made.querySelector(".pa-pin").onclick = () => model.send({ pin: key, on: !made.pinned });
      made.querySelector(".pa-hide").onclick = () => model.send({ hide: key, on: !made.hiddenAway });
      return made;
    };

    const dressed = (button, drawing, words, pressed) => {
      const icon = button.querySelector("svg");
      if (button.dataset.words !== words) {
        icon?.remove();
        button.prepend(drawn(drawing));
        say(button.querySelector("span"), words);
        button.dataset.words = words;
      }
      button.classList.toggle("pa-btn--sec", pressed);
      button.classList.toggle("pa-btn--quiet", !pressed);
    };

    const update = (made, { case: of, where, at, text, pinned, hidden }) => {
      const [words, drawings] = [model.get("words"), model.get("drawings")];
      made.pinned = pinned;
      made.hiddenAway = hidden;
      made.className = `pa-comment case-${of}${pinned ? " is-pinned" : ""}${hidden ? " is-hidden" : ""}`;
      say(made.querySelector("b"), where);
      say(made.querySelector(".pa-num"), at);
      const chip = made.querySelector(".pa-chip");
      say(chip, hidden ? words.hidden : words.pinned);
      put(chip, "hidden", pinned || hidden ? null : "");
      say(made.querySelector(".pa-comment-text"), text);
      const [pin, hide] = [made.querySelector(".pa-pin"), made.querySelector(".pa-hide")];
      dressed(pin, drawings.pin, pinned ? words.unpin : words.pin, pinned);
      dressed(hide, hidden ? drawings.show : drawings.hide, hidden ? words.unhide : words.hide, hidden);
      put(pin, "hidden", hidden ? "" : null);
    };

    return follow(model, ["comments", "total", "words"], () => {
      const [comments, words] = [model.get("comments"), model.get("words")];
      say(nothing, words.nothing ?? "");
      put(nothing, "hidden", comments.length ? "" : null);
      put(list, "hidden", comments.length ? null : "");
      keyed(list, comments, make, update);
      say(all, words.all ?? "");
      put(all, "hidden", model.get("total") > comments.length ? null : "");
    });
  },
};
