// The drawer beside the panels: one view at a time, opened and closed by its button, closed by Escape.

const MARGIN = 10; // px above what was brought into sight

// has(view), title(view): what there is to open. changed(view): one was opened, "" when the drawer was
// closed.
export function createDrawer(root, { has, title, changed }) {
  const page = document.getElementById("page");
  const openers = [...document.querySelectorAll("[data-view]")];
  const views = [...root.querySelectorAll("[data-of]")];
  let shown = "";
  for (const opener of openers) opener.hidden = !has(opener.dataset.view);

  function set(view) {
    shown = has(view) ? view : "";
    root.hidden = shown === "";
    page.classList.toggle("drawn", shown !== "");
    for (const each of views) each.hidden = each.dataset.of !== shown;
    for (const each of openers) each.setAttribute("aria-expanded", String(each.dataset.view === shown));
    if (shown) root.querySelector("#drawer-title").textContent = title(shown);
  }
  function open(view) {
    set(view);
    changed(shown);
    if (shown) bringIntoSight();
  }
  // Where the drawer lies beneath the panels, what was asked for must be seen.
  function bringIntoSight() {
    const { top } = root.getBoundingClientRect();
    // This window alone is scrolled, never the page around a frame.
    if (top > window.innerHeight - 120) window.scrollBy(0, top - MARGIN);
  }
  function close() {
    const opener = openers.find(({ dataset }) => dataset.view === shown);
    set("");
    changed("");
    opener?.focus();
  }
  document.addEventListener("click", (/** @type {At<Element>} */ event) => {
    const view = event.target.closest("[data-view]")?.dataset.view;
    if (view) open(view === shown ? "" : view);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
  return { set, close, shown: () => shown };
}
