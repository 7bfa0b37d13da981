// The page in a file: it carries its answers itself.

import { setTheme } from "../core/theme.js";
import { createLessonServer } from "./lesson_file.js";
import { beginWhenSeen, firstAnswer } from "./native_page.js";
import { createOfflineServer, openHash, unpack, writeHash } from "./offline_server.js";
import { broken, views } from "views/*";

const fields = new URLSearchParams(window.location.search);
const block = () => unpack(document.getElementById("carried").textContent);

async function begin() {
  const first = firstAnswer();
  if (first.lesson) {
    const plan = fields.get("plan");
    if (plan in (first.lesson.after ?? {})) first.lesson.plan = plan;
    const line = createLessonServer(first, block);
    return void beginWhenSeen(first, { views, broken, line, wrote: () => {} });
  }
  const carried = await block();
  const options = { views, broken, line: createOfflineServer(first, carried), wrote: writeHash };
  beginWhenSeen(first, options, openHash);
}

setTheme(fields.get("theme"));
document.addEventListener("DOMContentLoaded", begin);
