export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-comments" });
    const nothing = h("p", { class: "pa-empty pa-muted" });
    const all = h("button", { type: "button", class: "pa-btn pa-btn--sec pa-btn--wide" });
    const send = (did, more = {}) => model.send({ did, ...more });
    const merge = h("button", { type: "button", class: "pa-btn pa-btn--sm", onclick: () => send("merge") });
    const clear = h("button", { type: "button", class: "pa-btn pa-btn--sm pa-btn--quiet", onclick: () => send("clear") });
    const picking = h("p", { class: "pa-row pa-picking", role: "status" }, merge, clear);
    el.append(nothing, picking, list, all);
    all.onclick = () => send("all");

    const act = (kind) => h("button", { type: "button", class: `pa-btn pa-btn--sm pa-btn--quiet ${kind}` }, "", h("span"));

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
        h("p", { class: "pa-comment-prompt pa-small pa-muted" }),
        h("p", { class: "pa-comment-text", dir: "auto" }),
        h("p", { class: "pa-comment-about pa-small" }),
        h("p", { class: "pa-row pa-comment-acts" }, act("pa-pin"), act("pa-hide"), act("pa-pick"), act("pa-part")),
      );
      const on = (name, turn) => (made.querySelector(`.pa-${name}`).onclick = () => send(name, { key, ...turn() }));
      on("pin", () => ({ on: !made.shown.pinned }));
      on("hide", () => ({ on: !made.shown.hidden }));
      on("pick", () => ({ on: !model.get("picked").includes(key) }));
      on("part", () => ({}));
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

    const update = (made, shown) => {
      const [words, drawings] = [model.get("words"), model.get("drawings")];
      const { key, case: of, where, at, text, prompt, pinned, hidden, merged, state, about } = shown;
      const part = (name) => made.querySelector(`.pa-${name}`);
      made.shown = shown;
      made.className = `pa-comment case-${of}${pinned ? " is-pinned" : ""}${hidden ? " is-hidden" : ""}`;
      say(made.querySelector("b"), where);
      say(part("num"), at);
      const chip = part("chip");
      const said = [state, merged ? words.merged.replace("{n}", merged) : ""].filter(Boolean).join(" · ");
      say(chip, said);
      put(chip, "hidden", said ? null : "");
      for (const [name, value] of Object.entries({ prompt, text, about })) {
        say(part(`comment-${name}`), value);
        put(part(`comment-${name}`), "hidden", value ? null : "");
      }
      const picked = model.get("picked").includes(key);
      dressed(part("pin"), drawings.pin, pinned ? words.unpin : words.pin, pinned);
      dressed(part("hide"), hidden ? drawings.show : drawings.hide, hidden ? words.unhide : words.hide, hidden);
      dressed(part("pick"), drawings.merge, picked ? words.unpick : words.pick, picked);
      dressed(part("part"), drawings.split, words.part, false);
      put(part("pin"), "hidden", hidden ? "" : null);
      put(part("pick"), "hidden", hidden ? "" : null);
      put(part("pick"), "aria-pressed", String(picked));
      put(part("part"), "hidden", merged ? null : "");
    };

    return follow(model, ["comments", "total", "words", "picked"], () => {
      const [comments, words] = [model.get("comments"), model.get("words")];
      say(nothing, words.nothing ?? "");
      put(nothing, "hidden", comments.length ? "" : null);
      put(list, "hidden", comments.length ? null : "");
      keyed(list, comments, make, update);
      const picked = model.get("picked").length;
      say(merge, words.merge ?? "");
      put(merge, "hidden", picked > 1 ? null : "");
      say(clear, words.clear ?? "");
      put(picking, "hidden", picked ? null : "");
      say(all, words.all ?? "");
      put(all, "hidden", model.get("total") > comments.length ? null : "");
    });
  },
};
