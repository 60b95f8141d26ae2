// A table that sorts by any of its columns. The words of a head become a button; rows of equal worth stay in the order of
// the list, and what is empty comes last. Brought in by: table.sortable

/** Makes a table sort by its heads. */
export function enhance(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows]; // as the list has them
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table.tBodies[0], rows, heads, head));
  }
}

function sort(body, rows, heads, head) {
  const way = head.ariaSort === "ascending" ? -1 : 1;
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const order = (a, b) => (typeof a === "string" ? compare(a, b) : a - b);
  const sorted = rows.map((row) => [worth(row, head), row]);
  sorted.sort(([a], [b]) => (a === "") - (b === "") || way * order(a, b));
  body.append(...sorted.map(([, row]) => row));
}

/** What a row sorts by in a column: the instant of its date, a number, or its words. */
function worth(row, head) {
  if (head.dataset.by === "at") return Number(row.dataset.at);
  const cell = row.cells[head.cellIndex];
  return head.dataset.by === "number" ? Number(cell.dataset.n) : cell.textContent.trim();
}
