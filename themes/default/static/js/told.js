// What the instrument says in words: how much is in view, and what the chosen entry is. For everybody, and aloud.

export class Told {
  #last = "";

  constructor(timeline) {
    this.timeline = timeline;
    this.count = timeline.figure.querySelector(".count");
    this.entry = timeline.figure.querySelector(".telling");
  }

  /** How many entries are in view, and for how many of them there is no room. Said once they are the same for a while. */
  counted(count, left, exact) {
    const counts = [count, left, exact].join();
    if (counts === this.#last) return;
    this.#last = counts;
    clearTimeout(this.later);
    const { said: forms, words } = this.timeline;
    this.later = setTimeout(() => {
      const said = words.message(forms[exact ? "script.shown" : "script.about"], { count });
      this.count.textContent = said + (left ? ` · ${words.message({ other: forms["script.left"] }, { count: left })}` : "");
    }, 200);
  }

  /** The chosen entry: its date, its title, what its mark says. */
  tell(entry) {
    const { entry: place, timeline } = this;
    if (!entry) return place.replaceChildren();
    const when = element("b", entry.when);
    const link = element("a", entry.title);
    link.href = entry.element?.querySelector("h2 a, h3 a, h4 a")?.href ?? entry.href;
    if (entry.lang) link.lang = entry.lang;
    const why = this.#why(entry, timeline.at);
    place.replaceChildren(when, " ", link, ...(why ? [" ", element("span", why)] : []));
  }

  /** Why it looks as it does. */
  #why(entry, at) {
    const { sign } = entry;
    const status = entry.statusAt(at);
    const fades = sign.has("fade-start") || sign.has("fade-end");
    const keys = [
      sign.has("arrow-start") || sign.has("arrow-end") ? "open" : "",
      fades ? "approximate" : sign.has("hatch") ? "between" : "",
      sign.has("uncertain") ? "uncertain" : "",
    ];
    const said = keys.filter(Boolean).map((key) => this.timeline.said[`sign.${key}`]);
    if (entry.kind === "event" && status !== "confirmed") said.unshift(this.timeline.status(status));
    return said.join(" · ");
  }
}

export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
