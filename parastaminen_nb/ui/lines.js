export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-lines" });
    el.append(list);

    const make = ({ key, case: of }) => {
      const head = h("p", { class: "pa-line-head" }, drawn(model.get("drawings")[of]), h("b"), h("span", { class: "pa-muted pa-small pa-num" }));
      return h("li", { class: of ? `pa-line case-${of}` : "pa-line" }, head, h("p", { class: "pa-line-text", dir: "auto" }), h("p", { class: "pa-line-acts" }));
    };
    const button = (key) => ({ key: name }) =>
      h("button", { type: "button", class: "pa-btn pa-btn--sm pa-btn--sec", onclick: () => model.send({ did: "act", name, key }) });
    const update = (made, { key, head, note, text, acts }) => {
      say(made.querySelector("b"), head);
      say(made.querySelector(".pa-num"), note);
      put(made.querySelector(".pa-line-head"), "hidden", head || note ? null : "");
      say(made.querySelector(".pa-line-text"), text);
      put(made.querySelector(".pa-line-text"), "hidden", text ? null : "");
      const row = made.querySelector(".pa-line-acts");
      put(row, "hidden", acts.length ? null : "");
      keyed(row, acts.map((act) => ({ key: act.name, ...act })), button(key), (one, { words }) => say(one, words));
    };

    const buttonsAt = (place, name) => {
      const line = list.children[Math.min(Math.max(place, 0), list.children.length - 1)];
      const found = line && [...line.querySelectorAll("button")];
      return found?.find((one) => one.dataset.key === name) ?? found?.[0];
    };
    list.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const line = event.target.closest(".pa-line");
      if (!step || !line) return;
      event.preventDefault();
      buttonsAt([...list.children].indexOf(line) + step, event.target.dataset.key)?.focus();
    };

    return follow(model, ["items", "label"], () => {
      const held = list.contains(document.activeElement) && document.activeElement;
      const place = held ? [...list.children].indexOf(held.closest(".pa-line")) : -1;
      put(list, "aria-label", model.get("label"));
      keyed(list, model.get("items"), make, update);
      if (held && !held.isConnected) buttonsAt(place, held.dataset.key)?.focus();
    });
  },
};
