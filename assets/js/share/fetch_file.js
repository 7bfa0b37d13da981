// A file that the server makes, fetched first so that a refusal can be said in words, then handed to the
// visitor.

import { make } from "../core/dom.js";
import { Absence, ABSENT, Refusal } from "../state/rpc.js";
import { homeOf } from "./snippets.js";
import { _ } from "../core/translate.js";

export const AWAY = _(
  "The server is away: this file can’t be made now. Pictures are drawn here, without it.",
);
const MOST_TRIES = 15;
const PAUSE = 2000; // ms before a server is asked again that does not say when

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// The file at an address; what the server says in words where there is none. A busy server is asked again, as
// it says.
export async function fetchFile(address, fetch = globalThis.fetch, timers = globalThis) {
  let response;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      // Behind a proxy the server may not know where it is: what it makes has links to here.
      response = await fetch(address, { headers: { "Downhill-Home": homeOf(address) } });
    } catch {
      throw new Refusal(AWAY);
    }
    if (response.ok) return response.blob();
    if (!ABSENT.includes(response.status)) break;
    const { after } = new Absence(response);
    await new Promise((resolve) => {
      timers.setTimeout(resolve, after || PAUSE);
    });
  }
  const said = await response.json().then(
    ({ error }) => error,
    () => null,
  );
  throw new Refusal(said ?? _("The server refused this file ({status}).", { status: response.status }));
}
