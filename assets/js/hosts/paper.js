// Paper: the page is laid out anew for it, whatever screen it was on, in black and with words where colors
// stood; and it says where it is to be found.

import { make } from "../core/dom.js";
import { paperTheme } from "../core/theme.js";
import { _ } from "../core/translate.js";

const CLASS = "on-paper";

// draw(isPaper): everything once more, in the sizes that it has now; address(): where the print is found.
export function attachPaper(page, { draw, address }) {
  const found = make("p", { class: "address" });
  page.append(make("footer", { class: "paper-foot", "aria-hidden": "true" }, found));
  const turn = (isOn) => () => {
    document.documentElement.classList.toggle(CLASS, isOn);
    paperTheme(isOn);
    const day = new Date().toISOString().slice(0, 10);
    found.textContent = _("{address} · {day} · + is a minimum", { address: address(), day });
    draw(isOn);
  };
  window.addEventListener("beforeprint", turn(true));
  window.addEventListener("afterprint", turn(false));
}
