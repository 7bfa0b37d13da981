// The page of the search game: it asks the server, or what a file carries.

import { createGame } from "../search/game.js";
import { createCarriedLine, createServerLine } from "../search/line.js";

const data = JSON.parse(document.getElementById("search-game").textContent);
const line = data.carried
  ? createCarriedLine(data.carried)
  : createServerLine(data.address, (address) => fetch(address));

void createGame(document.getElementById("game"), {
  line,
  hills: data.carried ? Object.keys(data.carried.hills).map(Number) : null,
  hash: window.location.hash,
  wrote: (hash) => window.history.replaceState(null, "", hash),
  home: data.home,
  random: Math.random,
  resized: (act) => window.addEventListener("resize", act),
});
