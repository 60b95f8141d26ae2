// Links that take something along when somebody follows one, or asks for its address. From one way to read to another that
// knows filters too, it is what the address says. Brought in by: .ways

const KNOWING = ["list", "map"];

/** Lets the links of a row of ways take it along. */
export function enhance(row) {
  followed(row, (link) => {
    if (KNOWING.includes(link.dataset.way)) link.search = location.search;
  });
}

/** Tells of each link below an element that is about to be followed, before the browser reads where it leads. */
export function followed(element, does) {
  const tell = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link) does(link);
  };
  for (const type of ["click", "auxclick", "contextmenu"]) element.addEventListener(type, tell, true);
}
