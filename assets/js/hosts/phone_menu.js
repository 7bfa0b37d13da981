// On a phone that stands upright one button unfolds views, settings, share and help: what is walked comes
// first. Choosing a view folds them again.

export function createMenu(page) {
  const button = page.querySelector("[data-action=menu]");
  function set(isOpen) {
    page.classList.toggle("unfolded", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  }
  page.addEventListener("click", ({ target }) => target.closest(".views [data-view]") && set(false));
  return { toggle: () => set(!page.classList.contains("unfolded")) };
}
