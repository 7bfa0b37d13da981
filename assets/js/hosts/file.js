// The page in a file: it carries its answers itself.

import { setTheme } from "../core/theme.js";
import { beginWhenSeen, firstAnswer } from "./native_page.js";
import { createOfflineServer, openHash, unpack, writeHash } from "./offline_server.js";
import { broken, views } from "views/*";

async function begin() {
  const first = firstAnswer();
  const carried = await unpack(document.getElementById("carried").textContent);
  const options = { views, broken, line: createOfflineServer(first, carried), wrote: writeHash };
  beginWhenSeen(first, options, openHash);
}

setTheme(new URLSearchParams(window.location.search).get("theme"));
document.addEventListener("DOMContentLoaded", begin);
