import { meant } from "./meant.js";

/* The link to the search in the masthead becomes a field of the same size; `/` leads there from anywhere on the page. */
export function enhance(root) {
  const link = root.querySelector("a");
  if (document.querySelector(".finder")) return; // which has a field of its own
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = link.textContent;
  field.setAttribute("aria-label", link.textContent);
  field.autocomplete = "off";
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    const words = field.value.trim();
    location.assign(words ? `${link.href}?q=${encodeURIComponent(words)}` : link.href);
  });
  link.replaceWith(field);
  onSlash(field);
}

/* `/` puts the caret into the field, unless the reader is writing elsewhere or wants no such keys. */
export function onSlash(field) {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || !meant(event) || refused()) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

/* What a timeline may have been told (keys.js). */
function refused() {
  try {
    return localStorage.getItem("dateline:keys") === "never";
  } catch {
    return false; // nothing is kept here
  }
}
