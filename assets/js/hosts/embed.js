// The page in a frame: its answers come from the server.

import { createList } from "../controls/lists.js";
import { setTheme } from "../core/theme.js";
import { beginWhenSeen, firstAnswer } from "./native_page.js";
import { broken, views } from "views/*";

setTheme(new URLSearchParams(window.location.search).get("theme"));
document.addEventListener("DOMContentLoaded", () =>
  beginWhenSeen(firstAnswer(), { views, broken, createList }),
);
