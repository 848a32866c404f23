export default {
  render({ model, el }) {
    const words = model.get("words");
    const list = h("div", { class: "pa-stack" });
    el.append(list);
    const make = ({ key }) => {
      const press = (did, text, kind) =>
        h("button", { type: "button", class: `pa-btn pa-btn--sm ${kind}`, onclick: () => model.send({ did, key }) }, text);
      const remove = press("ask", words.remove, "pa-btn--quiet");
      const sure = press("erase", words.sure, "pa-btn--danger");
      const keep = press("keep", words.keep, "pa-btn--sec");
      const acts = h("p", { class: "pa-row" }, press("take", words.take, "pa-btn--sec"), remove, sure, keep);
      return h("article", { class: "pa-card pa-card--flat pa-stack-s" }, h("h3"), h("dl", { class: "pa-signup" }), acts);
    };
    return follow(model, ["signups", "asking"], () => {
      keyed(list, model.get("signups"), make, (element, one) => {
        const [title, facts, acts] = element.children;
        const [take, remove, sure, keep] = acts.children;
        say(title, one.title);
        const rows = one.facts.map(([name, value]) => [h("dt", {}, name), h("dd", { dir: "auto" }, value)]);
        facts.replaceChildren(...rows.flat());
        const asked = model.get("asking") === one.key;
        const held = acts.contains(document.activeElement); // before anything is hidden
        put(take, "aria-label", `${words.take}: ${one.title}`);
        put(remove, "aria-label", `${words.remove}: ${one.title}`);
        put(remove, "hidden", asked ? "" : null);
        put(sure, "hidden", asked ? null : "");
        put(keep, "hidden", asked ? null : "");
        if (held && document.activeElement !== take) (asked ? keep : remove).focus();
      });
    });
  },
};
