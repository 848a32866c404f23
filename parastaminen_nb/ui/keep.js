// A file that the kernel made, kept by the browser without leaving the page.
const keep = ({ name, kind }, ...content) => {
  const address = URL.createObjectURL(new Blob(content, { type: kind }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};
