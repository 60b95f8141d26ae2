// Keys that a page may take for itself.

/** Whether a key is pressed alone, where nobody writes, and nobody has taken it yet. */
export function meant({ altKey, ctrlKey, metaKey, isComposing, defaultPrevented, target }) {
  return !(altKey || ctrlKey || metaKey || isComposing || defaultPrevented || target.closest?.("input, textarea, select, [contenteditable]"));
}
