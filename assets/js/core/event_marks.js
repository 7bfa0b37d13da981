// What happened on a walk, as marks on the timeline: a tick for each event, and where there would be too many
// to tell apart, bands.

export const MOST = 60; // ticks of one kind
const GAP = 1 / 100; // of the timeline: what lies closer makes one band

// found: steps by kind; ticks: at which tick each step is reached, null at its own. `from` and `to` of a mark
// are in ticks, `to` null where it is of one event.
export function eventMarks(found, ticks, end) {
  return Object.entries(found).flatMap(([kind, steps]) => {
    const at = steps.map((step) => (ticks ? ticks[step] : step)).filter((tick) => tick <= end);
    return (at.length > MOST ? bands(at, GAP * end) : at.map((tick) => [tick, null])).map(([from, to]) => ({
      kind,
      from,
      to,
    }));
  });
}

function bands(at, gap) {
  const made = [[at[0], at[0]]];
  for (const tick of at.slice(1)) {
    const last = made[made.length - 1];
    if (tick - last[1] <= gap) last[1] = tick;
    else made.push([tick, tick]);
  }
  return made;
}
