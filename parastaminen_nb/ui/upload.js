// A file is sent in pieces: a whole one would be too long for one message.
const PIECE = 512 * 1024;

export default {
  render({ model, el }) {
    const words = model.get("words");
    const input = h("input", { type: "file", class: "pa-sr", accept: model.get("accept") });
    const label = h("label", { class: "pa-btn pa-btn--sec" }, drawn(model.get("icon")), words.open, input);
    const hint = h("p", { class: "pa-hint" }, words.hint);
    const said = h("p", { class: "pa-small" });
    const heard = voice();
    const place = h("div", { class: "pa-upload" }, label, hint, said, heard.line);
    el.append(place);

    // Seen with every piece, and heard at each quarter.
    const quarter = (share) => Math.floor(4 * share);
    const tell = (share, before) => {
      const sentence = words.sending.replace("{share}", Math.round(100 * share));
      say(said, sentence);
      if (quarter(share) > quarter(before)) heard.speak(sentence);
    };
    const sendOne = async (file, turn, files) => {
      const pieces = Math.max(1, Math.ceil(file.size / PIECE));
      for (let number = 0; number < pieces; number += 1) {
        const content = await file.slice(number * PIECE, (number + 1) * PIECE).arrayBuffer();
        model.send({ did: "piece", name: file.name, number, pieces, turn, files }, undefined, [content]);
        if (pieces > 1) tell((number + 1) / pieces, number / pieces);
      }
    };
    // What was chosen is let go of each time, so that the same file can be chosen again.
    const send = async (chosen) => {
      const files = [...chosen].slice(0, model.get("several") ? undefined : 1);
      let size = 0;
      const large = files.find((file) => (size += file.size) > model.get("most"));
      if (large) model.send({ did: "large", name: large.name, files: files.length });
      else for (const [turn, file] of files.entries()) await sendOne(file, turn, files.length);
      say(said, "");
      input.value = "";
    };
    const told = ({ told: words }) => words && heard.speak(words);
    model.on("msg:custom", told);
    input.multiple = model.get("several");
    input.onchange = () => send(input.files);
    place.ondragover = (event) => {
      event.preventDefault();
      place.classList.add("is-over");
    };
    place.ondragleave = () => place.classList.remove("is-over");
    place.ondrop = (event) => {
      event.preventDefault();
      place.classList.remove("is-over");
      send(event.dataTransfer.files);
    };
    return () => model.off("msg:custom", told);
  },
};
