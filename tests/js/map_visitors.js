// Visitors who order maps as the page does, with its own scripts: from an address and orders on stdin to what
// they saw.

import { readFileSync } from "node:fs";

import * as mapjob from "../../assets/js/views/maps/job.js";
import * as mapgrid from "../../assets/js/views/maps/grid.js";

const { address, orders, visitors } = JSON.parse(readFileSync(0, "utf8"));
const statuses = {}; // how often each came
const { fetch } = globalThis;
globalThis.fetch = async (path, options) => {
  const response = await fetch(new URL(path, address), options);
  statuses[response.status] = (statuses[response.status] ?? 0) + 1;
  return response;
};

// One map from the order to its end; says whether it ever claimed more than what had come.
function draw(order) {
  return new Promise((resolve) => {
    let grid = null;
    let claimed = false;
    const said = [];
    const jobs = mapjob.createJobs({
      timers: { setTimeout, clearTimeout },
      told: {
        begun: (answer, terms) => {
          grid = mapgrid.createGrid(answer, terms);
        },
        tiles: (list) => list.forEach(grid.put),
        away: (error) => said.push(String(error)),
        state({ state, done, total, error }) {
          if (said.at(-1) !== state) said.push(state);
          if (done !== undefined && (done !== grid.known || total !== grid.what.length)) claimed = true;
          if (["asking", "drawing"].includes(state)) return;
          jobs.end();
          resolve({
            state,
            error,
            said,
            claimed,
            isWhole: Boolean(grid?.isWhole()),
            what: grid && Buffer.from(grid.what.buffer).toString("base64"),
          });
        },
      },
    });
    jobs.begin(() => order);
  });
}

async function main() {
  const found = [];
  const waiting = [...orders.entries()];
  await Promise.all(
    Array.from({ length: visitors }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await draw(next[1]);
    }),
  );
  process.stdout.write(JSON.stringify({ statuses, maps: found }));
}
main();
