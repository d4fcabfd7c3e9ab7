/* Choosing rows of a table: Shift takes a whole range, arrow keys move from box to box. Works without this too. */
for (const table of document.querySelectorAll("table.pickable")) {
  const boxes = () => [...table.querySelectorAll("input[data-pick]")];
  let last = null;

  const range = (from, to, checked) => {
    const all = boxes();
    const [first, end] = [all.indexOf(from), all.indexOf(to)].sort((one, other) => one - other);
    for (const box of all.slice(first, end + 1)) box.checked = checked;
  };

  /* A press of the space bar is a click too, with the Shift key that was held. */
  table.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches("input[data-pick]")) return;
    if (event.shiftKey && last && last !== box) {
      range(last, box, box.checked);
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
    last = box;
  });

  table.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("input[data-pick]")) return;
    const next = boxes()[boxes().indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
