// The view in three dimensions: the hill, drawn once, and over it the four walks, placed by its camera.
(function (downhill) {
  "use strict";

  const { make } = downhill.dom;
  const TOKENS = ["land-low", "land-high", "contour"];
  const NO_WEBGL = "This browser has no WebGL, so there is no 3-D here; the map shows the same walks.";
  const LOST = "The hill did not come. Trying again.";
  const AGAIN = 2000; // ms
  const STEEP = 0.3; // the power of a relief beneath which most of a hill is flat beside its rim
  const HEIGHTS = [["linear", false], ["log", true]];
  const TURNS = [
    ["left", "Turn left", { by: 15 }], ["right", "Turn right", { by: -15 }],
    ["higher", "From higher up", { up: 10 }], ["lower", "From lower down", { up: -10 }],
    ["nearer", "Closer", { nearer: 1.2 }], ["farther", "Farther", { nearer: 1 / 1.2 }],
  ];

  function colors() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  // The elements of the view; act: { height(isLog), turn(change), home() }.
  function frame(root, act) {
    const heights = HEIGHTS.map(([text, isLog]) => {
      const made = make("button", { type: "button", class: "part", "aria-pressed": "false" }, text);
      made.addEventListener("click", () => act.height(isLog));
      return made;
    });
    const tool = (icon, label, does) => {
      const made = make("button", { type: "button", class: "tool", title: label, "aria-label": label },
        downhill.icons.icon(icon));
      made.addEventListener("click", does);
      return made;
    };
    const bar = make("div", { class: "solid-bar" },
      make("span", { class: "name", id: "solid-height" }, "Height"),
      make("div", { class: "parts", role: "group", "aria-labelledby": "solid-height" }, ...heights),
      make("div", { class: "turns", role: "group", "aria-label": "Camera" },
        ...TURNS.map(([icon, label, change]) => tool(icon, label, () => act.turn(change))),
        tool("unzoom", "Reset the view", act.home)));
    const under = downhill.dom.draw("svg", { class: "layer solid-walks", "aria-hidden": "true" });
    const plot = make("div", { class: "plot" });
    const box = make("div", { class: "solid-box", tabindex: "0", role: "group",
      "aria-label": "The hill in three dimensions. Arrow keys turn it, plus and minus zoom, Home resets the view.",
      "aria-describedby": "solid-told" }, under, plot);
    const said = make("p", { class: "but solid-said" });
    const told = make("p", { class: "unseen", id: "solid-told" });
    const message = make("p", { class: "solid-message", role: "status", hidden: "" });
    root.append(message, bar, box, said, told);
    return { bar, box, under, plot, said, told, message, heights };
  }

  function create(root, host) {
    const made = frame(root, { height: setHeight, turn, home });
    const { box } = made;
    const trails = downhill.trails.createTrails(box);
    const cage = downhill.cage.createCage(made.under, trails.svg);
    const plot = downhill.gl.createPlot(made.plot, {
      rendered: placed, lost: trails.clear, failed: () => without(NO_WEBGL),
    });
    let camera = { ...downhill.lens.HOME };
    let wanted = null; // linear or log, once a visitor has said so
    let given = null; // the hill, of the server
    let hill = null; // the same, as it is drawn
    let shares = null;
    let axes = null;
    let key = "";
    let asked = "";
    let picture = null;
    let isOpen = false;
    let isTurning = false;
    let retry = null;

    const hasWebGL = downhill.gl.isThere();
    if (!hasWebGL) without(NO_WEBGL);
    downhill.orbit.attach(box, { moved: turn, home });
    new ResizeObserver(() => {
      const { width, height } = made.plot._fullLayout ?? {};
      if (width !== box.clientWidth || height !== box.clientHeight) draw();
    }).observe(box);

    const isLog = () => wanted ?? given.power < STEEP;
    const keyOf = ({ surface, shape }) => JSON.stringify([surface, shape]);

    function say(text) {
      made.message.textContent = text;
      made.message.hidden = text === "";
    }
    function without(text) {
      say(text);
      for (const part of [made.bar, box, made.said]) part.hidden = true;
    }

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
        answer = await host.call("solid", "solid-answer", { query: picture.query });
      } catch {
        if (asked === now) asked = "";
        say(LOST);
        retry = setTimeout(() => isOpen && load(picture), AGAIN);
        return;
      }
      if (asked !== now) return; // another hill is wanted by now
      asked = "";
      key = now;
      given = { ...answer, height: downhill.codec.floats(answer.height) };
      say("");
      raise();
      if (isOpen) load(picture);
    }

    // The hill in the chosen heights.
    function raise() {
      hill = downhill.massif.hillOf(given, isLog());
      shares = downhill.drape.shares(hill);
      axes = downhill.massif.axesOf(given, hill, isLog());
      made.heights.forEach((button, i) => button.setAttribute("aria-pressed", String(HEIGHTS[i][1] === isLog())));
      made.said.textContent = caption();
      if (plot.isDrawn()) {
        lay();
        draw();
      }
    }
    function caption() {
      const what = isLog() ? `Each mark upwards is ten times the ${given.lowest === 0 ? "loss" : "loss above the best"}.`
        : "Height is the loss.";
      return given.flat ? `${what} This hill is the same at every y.` : what;
    }

    // The walks of the picture, over the hill.
    function lay() {
      const { floats } = downhill.codec;
      trails.load(picture.panels.map(({ path, loss, fate, asked: evaluations }) => {
        const ticks = picture.clock === "evaluations" && evaluations ? floats(evaluations) : null;
        return { fate, ticks, draped: downhill.drape.drape(hill, places(floats(path)), floats(loss).map(hill.lift)) };
      }), host.panel());
      const { label } = host.scene().hill;
      made.told.textContent = `${label}: the loss goes from ${downhill.panel.figure(given.lowest)} up to ${
        downhill.panel.figure(given.lowest + given.height.reduce((a, b) => Math.max(a, b)))}. ${
        picture.panels.map(({ spoken }) => spoken).join(" ")}`;
      if (seen) placed(...seen);
    }

    // On a hill that is a curve the second number is the loss: a walk keeps to the y of its start.
    const places = (path) => Array.from({ length: path.length / 2 }, (_, k) =>
      [path[2 * k], given.flat ? picture.start[1] : path[2 * k + 1]]);

    let seen = null; // the last camera and scale of the plot
    function placed(matrices, scale) {
      seen = [matrices, scale];
      const { clientWidth: width, clientHeight: height } = box;
      const look = downhill.lens.look(matrices, scale, width, height);
      const eye = eyeInBox(width, height);
      const { shareOf, isHidden } = downhill.drape;
      const hides = ([x, y, z]) =>
        isHidden(shares, [shareOf(x, hill.x), shareOf(y, hill.y), shareOf(z, hill.range)], eye);
      cage(axes, look);
      trails.place(look, hides);
    }
    function eyeInBox(width, height) {
      const { ASPECT } = downhill.massif;
      return downhill.lens.eye(camera, width, height).map((value, i) => value / ASPECT["xyz"[i]] + 0.5);
    }

    function draw() {
      const [width, height] = [box.clientWidth, box.clientHeight];
      if (!isOpen || !given || !width || !globalThis.Plotly) return;
      plot.draw(() => downhill.massif.figure(given, hill, {
        colors: colors(), camera: downhill.lens.camera(camera, width, height), width, height,
      }));
    }

    // Once a frame at most, however often a hand moves.
    function turn(change) {
      camera = downhill.lens.moved(camera, change);
      if (isTurning) return;
      isTurning = true;
      requestAnimationFrame(() => {
        isTurning = false;
        if (plot.isDrawn()) plot.turn(downhill.lens.camera(camera, box.clientWidth, box.clientHeight));
      });
    }
    function home() {
      camera = { ...downhill.lens.HOME };
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

  (downhill.makers ??= {}).solid = { title: "3-D", wide: true, create };
})((globalThis.downhill ??= {}));
