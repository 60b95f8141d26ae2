// From one way to read to another that knows filters too: the link takes along what the address says. Brought in by: .ways

const KNOWING = ["list", "map"];

/** Lets the links of a row of ways take it along. */
export function enhance(row) {
  for (const type of ["click", "auxclick", "contextmenu"]) row.addEventListener(type, carry, true);
}

function carry(event) {
  const link = event.target.closest("[data-way]");
  if (link && KNOWING.includes(link.dataset.way)) link.search = location.search;
}
