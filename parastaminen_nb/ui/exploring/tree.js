// Lists in lists. A word is the larger, the more often the talk goes that way.
const size = (times, most) => `${(0.95 + 0.95 * Math.sqrt((times - 1) / Math.max(1, most - 1))).toFixed(2)}em`;

const branch = ({ words, times, branches }, most) => {
  const said = h("span", { class: "pa-tree-words" }, words);
  said.style.fontSize = size(times, most);
  const count = times > 1 ? h("span", { class: "pa-muted pa-small pa-num" }, ` ${times}`) : null;
  return h("li", {}, h("span", {}, said, count), branches.length ? list(branches, most) : null);
};

const list = (branches, most) => h("ul", { class: "pa-tree" }, ...branches.map((below) => branch(below, most)));

export default {
  render({ model, el }) {
    const holder = h("div", { class: "pa-tree-root" });
    el.append(holder);
    return follow(model, ["tree", "root", "side"], () => {
      const tree = model.get("tree");
      put(holder, "hidden", tree.branches?.length ? null : "");
      put(holder, "data-side", model.get("side"));
      if (!tree.branches?.length) return holder.replaceChildren();
      const most = Math.max(...tree.branches.map(({ times }) => times));
      const root = h("p", { class: "pa-tree-word" }, h("b", {}, model.get("root")), h("span", { class: "pa-muted pa-small pa-num" }, ` ${tree.times}`));
      holder.replaceChildren(root, list(tree.branches, most));
    });
  },
};
