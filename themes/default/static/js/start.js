/* Brings each module that a page has use for, over http and https. From a disk no module may load: the page stays as it is. */
(() => {
  "use strict";
  const MODULES = {
    ".seek": "seek.js", // what the module improves: the module
    ".finder": "search.js",
  };
  if (!location.protocol.startsWith("http")) return;
  const here = document.currentScript.src;
  for (const [selector, name] of Object.entries(MODULES)) {
    for (const root of document.querySelectorAll(selector)) {
      import(new URL(name, here)).then((module) => module.enhance(root));
    }
  }
})();
