// Rows of a table that open: what is needed seldom stands in a row of its own under the thing.
const MORE = " more";
const keyOf = (row) => row.dataset.key.replace(MORE, "");

// `shown` draws the table anew. What a row shows when it is open has its key in `of`.
const opening = (body, shown) => {
  const open = new Set();
  return {
    has: (key) => open.has(key),
    rows: (things) =>
      things.flatMap((thing) =>
        open.has(thing.key) ? [thing, { ...thing, key: thing.key + MORE, of: thing.key }] : [thing],
      ),
    turn: (key) => {
      if (!open.delete(key)) open.add(key);
      shown();
    },
    // What is taken out leaves the focus to its neighbour.
    leave: (key) => {
      open.delete(key);
      const row = [...body.children].find((one) => one.dataset.key === key);
      const beside = row.nextElementSibling?.nextElementSibling ?? row.previousElementSibling;
      beside?.querySelector("input")?.focus();
    },
  };
};
