// The themes as buttons; a press shows what was said. Bars tell where it was said.
const bars = () => h("span", { class: "pa-spread", role: "img" });

const drawBars = (holder, { spread, told }) => {
  put(holder, "aria-label", told);
  put(holder, "hidden", spread.length > 1 ? null : "");
  const most = Math.max(1, ...spread.map(({ n }) => n));
  holder.replaceChildren(
    ...spread.map(({ label, n, of }) => {
      const bar = h("i", { class: n ? "" : "is-none" });
      bar.style.height = n ? `${Math.max(8, (100 * n) / most)}%` : "2px";
      return h("span", { class: of ? `case-${of}` : "" }, h("span", { class: "pa-bar" }, bar), h("span", { title: label }, label));
    }),
  );
};

export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-themes" });
    const empty = h("div", { class: "pa-themes-wait", "aria-hidden": "true" }, ...[1, 2, 3, 4].map(() => h("i")));
    const progress = h("p", { class: "pa-themes-said", role: "status" });
    el.append(progress, empty, list);
    const make = ({ key }) => {
      const button = h(
        "button",
        { type: "button", class: "pa-theme" },
        h("span", { class: "pa-theme-name" }, h("b"), h("span", { class: "pa-muted" })),
        h("span", { class: "pa-theme-size" }, h("b", { class: "pa-num" }), h("span"), h("span", { class: "pa-theme-where pa-muted" })),
        bars(),
      );
      button.onclick = () => {
        model.set("chosen", key);
        model.save_changes();
        // On a phone what is told of the theme stands below all of them.
        if (innerWidth < 1024) document.querySelector(".pa-theme-detail")?.scrollIntoView({ block: "start" });
      };
      return h("li", {}, button);
    };
    const update = (item, theme) => {
      const button = item.firstElementChild;
      const [name, size, spread] = button.children;
      say(name.children[0], theme.name);
      say(name.children[1], theme.words);
      say(size.children[0], String(theme.size));
      say(size.children[1], ` ${theme.unit}`);
      say(size.children[2], theme.where);
      drawBars(spread, theme);
      button.classList.toggle("is-aside", Boolean(theme.aside));
      put(button, "aria-pressed", String(theme.key === model.get("chosen")));
    };
    const end = follow(model, ["themes", "chosen", "progress", "busy"], () => {
      say(progress, model.get("progress"));
      progress.classList.toggle("is-busy", model.get("busy"));
      put(empty, "hidden", model.get("busy") && !model.get("themes").length ? null : "");
      keyed(list, model.get("themes"), make, update);
    });
    // What takes seconds begins when somebody has opened the page, before they have read so far.
    const unseen = whenSeen(el, () => model.send({ did: "shown" }), "3000px");
    return () => {
      end();
      unseen();
    };
  },
};
