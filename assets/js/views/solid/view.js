// The view in three dimensions: the hill, drawn once, and over it the four walks, placed by its camera.

import { floats } from "../../core/codec.js";
import { figure } from "../../core/format.js";
import { createAxes3d } from "./axes3d.js";
import { eyeOf, HOME, lookThrough, movedCamera, plotlyCamera } from "./camera.js";
import { createStand } from "./controls.js";
import { drape } from "./drape.js";
import { attachOrbit } from "./orbit.js";
import { createPlot, isThere } from "./plotly_scene.js";
import { risen, surfaceFigure } from "./surface3d.js";
import { createTrails } from "./trails.js";

const TOKENS = ["land-low", "land-high", "contour"];
const NO_WEBGL = "This browser has no WebGL, so there is no 3-D here; the map shows the same walks.";
const LOST = "The hill did not come. Trying again.";
const AGAIN = 2000; // ms
const STEEP = 0.3; // the power of a relief beneath which most of a hill is flat beside its rim

function colors() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function create(root, host) {
  const made = createStand(root, { height: setHeight, turn, home });
  const { box } = made;
  const trails = createTrails(box);
  const cage = createAxes3d(made.under, trails.svg);
  const plot = createPlot(made.plot, {
    rendered: placed,
    failed() {
      hasWebGL = false;
      made.without(NO_WEBGL);
    },
  });
  let camera = { ...HOME };
  let wanted = null; // linear or log, once a visitor has said so
  let given = null; // the hill, of the server
  let hill = null; // the same, as it is drawn
  let key = "";
  let asked = "";
  let picture = null;
  let seen = null; // the last camera of the plot, and its scale
  let isOpen = false;
  let isTurning = false;
  let retry = null;

  let hasWebGL = isThere();
  if (!hasWebGL) made.without(NO_WEBGL);
  attachOrbit(box, { moved: turn, home });
  new ResizeObserver(() => {
    const { width, height } = made.plot._fullLayout ?? {};
    if (width !== box.clientWidth || height !== box.clientHeight) draw();
  }).observe(box);

  const isLog = () => wanted ?? given.power < STEEP;
  const keyOf = ({ surface, shape }) => JSON.stringify([surface, shape]);

  function load(next) {
    if (!hasWebGL) return;
    isOpen = true;
    picture = next;
    const now = keyOf(host.scene().scene);
    box.classList.toggle("stale", now !== key);
    if (now !== key) return void fetchHill(now);
    lay();
    if (!plot.isDrawn()) draw();
  }

  async function fetchHill(now) {
    if (now === asked) return;
    asked = now;
    clearTimeout(retry);
    let answer = null;
    try {
      answer = await host.call("surface3d", picture.query);
    } catch {
      if (asked !== now) return;
      asked = "";
      made.say(LOST);
      retry = setTimeout(() => isOpen && load(picture), AGAIN);
      return;
    }
    if (asked !== now) return; // another hill is wanted by now
    asked = "";
    key = now;
    given = { ...answer, height: floats(answer.height) };
    made.say("");
    raise();
    if (isOpen) load(picture);
  }

  // The hill in the chosen heights.
  function raise() {
    hill = risen(given, isLog());
    made.showHeight(isLog());
    made.said.textContent = hill.caption;
    if (!plot.isDrawn()) return;
    seen = null;
    lay();
    draw();
  }

  // The walks of the picture, over the hill.
  function lay() {
    trails.load(picture.panels.map(({ path, loss, fate, asked: evaluations }) => {
      const ticks = picture.clock === "evaluations" && evaluations ? floats(evaluations) : null;
      return { fate, ticks, draped: drape(hill, places(floats(path)), floats(loss).map(hill.lift)) };
    }), host.panel());
    const { label } = host.scene().hill;
    made.told.textContent = `${label}: the loss goes from ${figure(given.lowest)} up to ${
      figure(given.lowest + given.height.reduce((a, b) => Math.max(a, b)))}. ${
      picture.panels.map(({ spoken }) => spoken).join(" ")}`;
    if (seen) placed(...seen);
  }

  // On a hill that is a curve the second number is the loss: a walk keeps to the y of its start.
  const places = (path) => Array.from({ length: path.length / 2 }, (_, k) =>
    [path[2 * k], given.flat ? picture.start[1] : path[2 * k + 1]]);

  function placed(matrices, scale) {
    seen = [matrices, scale];
    const { clientWidth: width, clientHeight: height } = box;
    const look = lookThrough(matrices, scale, width, height);
    cage(hill.axes, look);
    trails.place(look, hill.hides(eyeOf(camera, width, height)));
  }

  function draw() {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (!isOpen || !given || !width || !globalThis.Plotly) return;
    plot.draw(() => surfaceFigure(given, hill, {
      colors: colors(), camera: plotlyCamera(camera, width, height), width, height,
    }));
  }

  // Once a frame at most, however often a hand moves.
  function turn(change) {
    camera = movedCamera(camera, change);
    if (isTurning) return;
    isTurning = true;
    requestAnimationFrame(() => {
      isTurning = false;
      if (plot.isDrawn()) plot.turn(plotlyCamera(camera, box.clientWidth, box.clientHeight));
    });
  }
  function home() {
    camera = { ...HOME };
    turn({});
  }
  function setHeight(isWanted) {
    wanted = isWanted;
    if (given) raise();
  }

  return {
    load,
    tick(step) {
      if (!isOpen) return;
      if (host.picture() !== picture) load(host.picture()); // while a hand moves only the stage is told
      trails.show(step);
    },
    peek: trails.peek,
    // While a hand moves a rate, its walk is not yet the one of that rate.
    rate: (panel, value) => trails.wait(panel, value !== picture?.panels[panel].eta),
    repaint: draw,
    close() {
      isOpen = false;
      clearTimeout(retry);
      seen = null;
      trails.clear();
      plot.close();
    },
  };
}

export const view = { key: "solid", title: "3-D", wide: true, create };
