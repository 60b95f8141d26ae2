/* Before livereload's script, which takes the class for a plugin: what is wrong lies over the page until it is right,
   and a page that is loaded again is where it was. Given the text of overlay.css. */
(style) => {
  "use strict";
  const KEY = "dateline-preview";
  const stand = Number(new URL(document.currentScript.src).searchParams.get("stand"));
  const host = document.createElement("dateline-preview");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  host.lang = "en";
  host.dir = "ltr";

  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...inside.filter((part) => part));
    return element;
  };
  const counted = (count, word) => (count ? `${count} ${word}${count === 1 ? "" : "s"}` : "");

  /* ---- what is wrong */

  let shown = "";
  let folded = null; // as the author wants it, until all is well again

  /* Words between backticks as code; the carets under a line in the accent. */
  const words = (text) => text.split("`").map((part, n) => (n % 2 ? make("code", {}, part) : part));
  const lines = (text) => {
    const at = text.lastIndexOf("\n") + 1;
    return [text.slice(0, at), make("span", { class: "caret" }, text.slice(at))];
  };

  const problem = ({ where, link, severity, message, excerpt, hint }) =>
    make("li", { class: severity },
      make("p", { class: "where" }, link ? make("a", { href: link }, where) : where),
      make("p", { class: "message" }, severity === "error" ? "" : make("span", { class: "kind" }, `${severity}: `), ...words(message)),
      excerpt && make("pre", { tabindex: "0", role: "group", "aria-label": "the line" }, ...lines(excerpt)),
      hint && make("p", { class: "hint" }, ...words(hint)));

  const title = ({ sentence, errors, warnings }) =>
    [counted(errors, "error"), counted(warnings, "warning")].filter(Boolean).join(", ") || (sentence ? "Not built" : "");

  const show = (text) => {
    if (text === shown) {
      return;
    }
    shown = text;
    if (!text) {
      folded = null;
      host.remove();
      return;
    }
    const state = JSON.parse(text);
    const list = make("div", { id: "list" },
      state.sentence && make("p", { class: "message" }, state.sentence),
      state.problems.length && make("ol", {}, ...state.problems.map(problem)),
      state.more && make("p", { class: "more" }, `and ${state.more} more, in the terminal`));
    const button = make("button", { type: "button", "aria-controls": "list" }, make("span", { class: "count" }, title(state)));
    const rest = state.failed && !state.waiting && make("p", { class: "rest" }, "The page is as it was.");
    const live = make("div", { role: state.failed ? "alert" : "status" }, make("div", { class: "head" }, button, rest), list);
    const panel = make("aside", { "aria-label": "Problems", class: state.failed ? "failed" : "warned" });
    const fold = (away) => {
      panel.classList.toggle("folded", away);
      button.setAttribute("aria-expanded", String(!away));
      list.hidden = away;
    };
    button.addEventListener("click", () => fold((folded = !list.hidden)));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        fold((folded = true));
        button.focus();
      }
    });
    fold(folded ?? !state.failed);
    const focused = root.activeElement?.tagName;
    root.replaceChildren(panel);
    document.documentElement.append(host);
    panel.append(live); // when it is there already, so that it is read out
    if (focused === "BUTTON") {
      button.focus();
    }
  };

  /* ---- nobody there */

  const gone = JSON.stringify({
    failed: false, waiting: true, errors: 0, warnings: 0, more: 0, problems: [],
    sentence: "The preview has ended. This page follows again when it is back.",
  });
  let patience = 0;
  document.addEventListener("LiveReloadDisconnect", () => {
    clearTimeout(patience);
    patience = setTimeout(() => show(gone), 2000);
  });
  document.addEventListener("LiveReloadConnect", () => {
    clearTimeout(patience);
    if (shown === gone) {
      show("");
    }
  });

  /* ---- where the author was */

  const steps = (element) => {
    const path = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at.id) {
        path.unshift(`#${CSS.escape(at.id)}`);
        break;
      }
      path.unshift(`${at.localName}:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
    }
    return path.join(" > ");
  };

  const remember = () => {
    const active = document.activeElement;
    const place = { url: location.href, x: scrollX, y: scrollY };
    if (active && active !== document.body && active !== host) {
      Object.assign(place, { focus: steps(active), from: active.selectionStart, to: active.selectionEnd, value: active.value });
    }
    try {
      sessionStorage.setItem(KEY, JSON.stringify(place));
    } catch {
      /* Where nothing may be kept, the browser's own memory must do. */
    }
  };

  const recall = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
    } catch {
      return;
    }
    if (place?.url !== location.href) {
      return;
    }
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    const element = place.focus && document.querySelector(place.focus);
    if (!element) {
      return;
    }
    element.focus({ preventScroll: true });
    if (element.matches("input:not([type=checkbox], [type=radio], [type=file]), textarea") && place.value !== undefined) {
      element.value = place.value;
      try {
        element.setSelectionRange(place.from, place.to);
      } catch {
        /* Some fields have no selection. */
      }
    }
  };
  recall();

  window.LiveReloadPluginDateline = class {
    static identifier = "Dateline";
    static version = "1";

    analyze() {
      return { stand };
    }

    /* True where nothing is to be loaded again. What is wrong travels beside the path. */
    reload(path, { originalPath }) {
      if (!path || path.endsWith(".css")) {
        show(originalPath);
        return !path;
      }
      remember();
      return false;
    }
  };
}
