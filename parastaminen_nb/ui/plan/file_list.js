export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-files" });
    el.append(list);
    const words = model.get("words");
    const make = (item) => {
      const said = h("span");
      const get = h("button", { type: "button", class: "pa-btn pa-btn--sec pa-btn--sm" }, drawn(model.get("icon")), said);
      get.onclick = () => !model.get("busy") && model.send({ did: "get", name: item.key });
      const told = h("div", {}, h("b"), h("p"), h("code"));
      return h("li", {}, told, get);
    };
    const received = (content, buffers) => content?.name && keep(content, buffers[0]);
    model.on("msg:custom", received);
    const unfollow = follow(model, ["items", "busy"], () => {
      const busy = model.get("busy");
      keyed(list, model.get("items"), make, (element, item) => {
        const [told, get] = element.children;
        const [title, about, name] = told.children;
        say(title, item.title);
        say(about, item.about);
        say(name, item.key);
        say(get.lastElementChild, busy === item.key ? words.busy : words.get);
        put(get, "aria-label", busy === item.key ? null : words.which.replace("{file}", item.key));
        put(get, "aria-busy", busy === item.key ? "true" : null);
        put(get, "aria-disabled", busy ? "true" : null);
      });
    });
    return () => {
      unfollow();
      model.off("msg:custom", received);
    };
  },
};
