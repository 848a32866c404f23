const dressed = "pa-notebook-look";

export default {
  render({ model, el }) {
    el.style.display = "none";
    const endFocus = keepsFocus();
    if (alone() || document.getElementById(dressed)) return endFocus;
    const received = ({ css }) => {
      if (document.getElementById(dressed)) return;
      document.head.append(h("style", { id: dressed }, css));
    };
    model.on("msg:custom", received);
    model.send("undressed");
    return () => {
      endFocus();
      model.off("msg:custom", received);
    };
  },
};
