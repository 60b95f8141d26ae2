// Brings what makes a page better, where the page has something to make better. The page is whole without it: opened
// from a disk, or without script, it stays as it is. A module that has nothing to define gets each element it is for.
const MODULES = {
  "[data-slices]": ["slices"],
  "time-line": ["timeline", "choice", "entries", "picture", "layout", "shapes", "axis", "time"], // what draws the first picture, all at once; the rest comes after it
  "ol.slides": ["story", "meant"],
  "table.sortable": ["table"],
  ".chart": ["map", "zoom", "choice", "entries", "overview", "axis", "time", "shapes", "meant"],
  ".seek": ["seek", "meant"],
  ".finder": ["search"],
};

if (location.protocol.startsWith("http")) {
  const here = document.currentScript.src;
  // What a long chronology draws first comes before the modules, which ask for it by `fetch`.
  const first = document.querySelector("[data-slices]")?.dataset.slices;
  if (first) document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: first }));
  for (const [selector, names] of Object.entries(MODULES)) {
    const found = document.querySelectorAll(selector);
    for (const name of found.length ? names : []) {
      import(new URL(`${name}.js`, here)).then(({ enhance }) => enhance && found.forEach((element) => enhance(element)));
    }
  }
  if (/[?&]known=/.test(location.search)) import(new URL("known.js", here)).then(({ enhance }) => enhance(document));
} else {
  document.documentElement.classList.add("still");
}
