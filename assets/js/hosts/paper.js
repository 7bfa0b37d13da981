// Paper: the page is laid out anew for it, whatever screen it was on, in black and with words where colors
// stood; and it says where it is to be found.

import { make } from "../core/dom.js";
import { paperTheme } from "../core/theme.js";
import { _ } from "../core/translate.js";

const CLASS = "on-paper";

// draw(isPaper): everything once more, in the sizes that it has now; isServed: whether the address that
// stands on the paper is one of a server, which then draws it as a code to be read by a phone. readdress():
// the address is another one.
export function attachPaper(page, { draw, isServed }) {
  const found = make("p", { class: "address" });
  // What is lazy and out of sight is fetched for paper alone, which waits for it if it knew of it before.
  const code = make("img", { class: "code", loading: "lazy", alt: "" });
  const foot = make("footer", { class: "paper-foot", "aria-hidden": "true" }, found);
  if (isServed) foot.append(code);
  page.append(foot);
  const readdress = () => {
    if (isServed) code.src = `export/qr.svg${window.location.search}`;
  };
  const turn = (isOn) => () => {
    document.documentElement.classList.toggle(CLASS, isOn);
    paperTheme(isOn);
    const day = new Date().toISOString().slice(0, 10);
    found.textContent = _("{address} · {day} · + is a minimum", { address: window.location.href, day });
    draw(isOn);
  };
  window.addEventListener("beforeprint", turn(true));
  window.addEventListener("afterprint", turn(false));
  readdress();
  return { readdress };
}
