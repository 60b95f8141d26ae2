// Brings what makes a page better, where the page has something to make better. The page is whole without it: opened
// from a disk, or without script, it stays as it is.
const MODULES = {
  "time-line": "timeline.js",
};

if (location.protocol.startsWith("http")) {
  const here = document.currentScript.src;
  for (const [selector, name] of Object.entries(MODULES)) {
    if (document.querySelector(selector)) import(new URL(name, here)).then((module) => module.enhance?.(document));
  }
  if (/[?&]known=/.test(location.search)) import(new URL("known.js", here)).then(({ enhance }) => enhance(document));
} else {
  document.documentElement.classList.add("still");
}
