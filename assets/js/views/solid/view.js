// The view in three dimensions: the hill, drawn once, and over it the four walks, placed by its camera.

import { floats } from "../../core/codec.js";
import { figure } from "../../core/format.js";
import { createAxes3d } from "./axes3d.js";
import { eyeOf, HOME, lookThrough, movedCamera, plotlyCamera } from "./camera.js";
import { createStand } from "./controls.js";
import { drape } from "./drape.js";
import { attachOrbit } from "./orbit.js";
import { plotlyLibrary } from "../../surface/plotly_library.js";
import { createPlot, isThere } from "./plotly_scene.js";
import { risen, surfaceFigure } from "./surface3d.js";
import { createTrails } from "./trails.js";
import { _ } from "../../core/translate.js";

const TOKENS = ["land-low", "land-high", "contour"];
const NO_WEBGL = _("This browser has no WebGL, so there is no 3-D here; the map shows the same walks.");
const COMING = _("The hill is on its way …");
const LOST = _("The hill did not come. Trying again.");
const AGAIN = 2000; // ms
const NOWHERE = [1e9, 1e9]; // on no hill: there stands what walks on another one
const STEEP = 0.3; // the power of a relief beneath which most of a hill is flat beside its rim

function colors() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function load(it, next) {
  if (!it.hasWebGL) return;
  it.isOpen = true;
  it.picture = next;
  const now = it.keyOf(it.host.scene());
  it.box.classList.toggle("stale", now !== it.key);
  if (now !== it.key) return void fetchHill(it, now);
  lay(it);
  if (!it.plot.isDrawn()) draw(it);
}

async function fetchHill(it, now) {
  if (now === it.asked) return;
  it.asked = now;
  clearTimeout(it.retry);
  let answer = null;
  try {
    const isOne = it.host.scene().of === undefined;
    answer = await it.host.call(isOne ? "surface3d" : `surface3d/${it.host.panel()}`, it.picture.query);
  } catch {
    if (it.asked !== now) return;
    it.asked = "";
    it.made.say(LOST);
    it.retry = setTimeout(() => it.isOpen && load(it, it.picture), AGAIN);
    return;
  }
  if (it.asked !== now) return; // another hill is wanted by now
  it.asked = "";
  it.key = now;
  it.given = { ...answer, height: floats(answer.height) };
  it.made.say("");
  raise(it);
  if (it.isOpen) load(it, it.picture);
}

// The hill in the chosen heights.
function raise(it) {
  it.hill = risen(it.given, it.isLog());
  it.made.showHeight(it.isLog());
  it.made.said.textContent = it.hill.caption;
  if (!it.plot.isDrawn()) return;
  it.seen = null;
  lay(it);
  draw(it);
}

// The walks of the picture, over the hill.
function lay(it) {
  const here = it.host.together(it.host.panel());
  it.trails.load(
    it.picture.panels.map(({ path, loss, fate, asked: evaluations, start = it.picture.start }, i) => {
      const ticks = it.picture.clock !== "steps" && evaluations ? floats(evaluations) : null;
      const draped = here.includes(i)
        ? drape(it.hill, places(it, floats(path), start), floats(loss).map(it.hill.lift))
        : drape(it.hill, [NOWHERE], [0]);
      return { fate, ticks, draped };
    }),
    it.host.panel(),
  );
  const { label } = it.host.scene().hill;
  const loss = _("{hill}: the loss goes from {low} up to {high}.", {
    hill: label,
    low: figure(it.given.lowest),
    high: figure(it.given.lowest + it.given.height.reduce((a, b) => Math.max(a, b))),
  });
  it.made.told.textContent = [loss, ...it.picture.panels.map(({ spoken }) => spoken)].join(" ");
  it.trails.svg.style.visibility = it.seen ? "" : "hidden"; // before there is a camera they stand nowhere
  if (it.seen) placed(it, ...it.seen);
}

// On a hill that is a curve the second number is the loss: a walk keeps to the y of its start.
function places(it, path, start) {
  return Array.from({ length: path.length / 2 }, (_, k) => [
    path[2 * k],
    it.given.flat ? start[1] : path[2 * k + 1],
  ]);
}

function placed(it, matrices, scale) {
  it.seen = [matrices, scale];
  const { clientWidth: width, clientHeight: height } = it.box;
  const look = lookThrough(matrices, scale, width, height);
  it.trails.svg.style.visibility = "";
  it.cage(it.hill.axes, look);
  it.trails.place(look, it.hill.hides(eyeOf(it.camera, width, height)));
}

function draw(it) {
  const [width, height] = [it.box.clientWidth, it.box.clientHeight];
  if (!it.isOpen || !it.given || !width) return;
  if (!globalThis.Plotly) return void fetchLibrary(it);
  it.plot.draw(() =>
    surfaceFigure(it.given, it.hill, {
      colors: colors(),
      camera: plotlyCamera(it.camera, width, height),
      width,
      height,
    }),
  );
}

async function fetchLibrary(it) {
  it.made.say(COMING);
  try {
    await plotlyLibrary();
  } catch {
    it.made.say(LOST);
    it.retry = setTimeout(() => draw(it), AGAIN);
    return;
  }
  it.made.say("");
  draw(it);
}

// Once a frame at most, however often a hand moves.
function turn(it, change) {
  it.camera = movedCamera(it.camera, change);
  if (it.isTurning) return;
  it.isTurning = true;
  requestAnimationFrame(() => {
    it.isTurning = false;
    if (it.plot.isDrawn()) it.plot.turn(plotlyCamera(it.camera, it.box.clientWidth, it.box.clientHeight));
  });
}

function home(it) {
  it.camera = { ...HOME };
  turn(it, {});
}

function setHeight(it, isWanted) {
  it.wanted = isWanted;
  if (it.given) raise(it);
}

function tick(it, step) {
  if (!it.isOpen) return;
  // while a hand moves only the stage is told
  if (it.host.picture() !== it.picture) load(it, it.host.picture());
  it.trails.show(step);
}

function close(it) {
  it.isOpen = false;
  clearTimeout(it.retry);
  it.seen = null;
  it.trails.clear();
  it.plot.close();
}

function create(root, host) {
  const it = {
    host,
    wanted: null, // linear or log, once a visitor has said so
    given: null, // the hill, of the server
    hill: null, // the same, as it is drawn
    key: "",
    asked: "",
    picture: null,
    seen: null, // the last camera of the plot, and its scale
    isOpen: false,
    isTurning: false,
    retry: null,
  };
  it.made = createStand(root, {
    height: (isWanted) => setHeight(it, isWanted),
    turn: (change) => turn(it, change),
    home: () => home(it),
  });
  it.box = it.made.box;
  it.trails = createTrails(it.box);
  it.cage = createAxes3d(it.made.under, it.trails.svg);
  it.plot = createPlot(it.made.plot, {
    rendered: (matrices, scale) => placed(it, matrices, scale),
    failed() {
      it.hasWebGL = false;
      it.made.without(NO_WEBGL);
    },
  });
  it.camera = { ...HOME };

  it.hasWebGL = isThere();
  if (!it.hasWebGL) it.made.without(NO_WEBGL);
  attachOrbit(it.box, { moved: (change) => turn(it, change), home: () => home(it) });
  new ResizeObserver(() => {
    const { width, height } = it.made.plot._fullLayout ?? {};
    if (width !== it.box.clientWidth || height !== it.box.clientHeight) draw(it);
  }).observe(it.box);

  it.isLog = () => it.wanted ?? it.given.power < STEEP;
  it.keyOf = ({ scene: { surface, shape }, of }) => JSON.stringify([surface, shape, of]);

  return {
    load: (next) => load(it, next),
    tick: (step) => tick(it, step),
    peek: it.trails.peek,
    // While a hand moves a rate, its walk is not yet the one of that rate.
    rate: (panel, value) => it.trails.wait(panel, value !== it.picture?.panels[panel].eta),
    repaint: () => draw(it),
    close: () => close(it),
  };
}

export const view = {
  key: "solid",
  title: "3-D",
  wide: true,
  create,
  needs: ["call", "panel", "picture", "scene", "together"],
};
