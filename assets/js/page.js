// The page: what a visitor does becomes a wanted scene, the scene goes through the gate, its answer is shown.
// It knows the elements and the server, not Dash: the controls are an interface that is given to it.
(function (downhill) {
  "use strict";

  // ms without a change after which the hand is at rest: browsers slow an address down that changes all the time.
  const REST = 250;
  const WAYS = { open: ["opened", "open-answer"], walk: ["request", "walk-answer"] };
  const AWAY = "The server is away: this picture is not up to date. Trying again by itself.";

  const byId = (name) => document.getElementById(name);
  const text = (value) => downhill.rate.text(value);
  const speedOf = (speed) => (speed === "max" ? "max" : Number(speed));
  const rangesOf = ({ xaxis, yaxis }) => [xaxis.range, yaxis.range];

  // controls: { surface, steps, start, method, rate, range, theme } put a value into a control.
  function createPage(controls) {
    const desk = downhill.desk.createDesk();
    let scene = null; // of the last answer that opened one
    let picture = null; // of the last answer
    let isOpening = false;
    let rest = null;
    let address = null;

    const link = downhill.link.createLink({
      away() {
        gate.close();
        banner(AWAY);
      },
      back() {
        banner(null);
        gate.open();
      },
    });
    const gate = downhill.gate.createGate({
      call: ({ kind, ...message }) => link.call(...WAYS[kind], message),
      show: receive,
      lost(error) {
        const said = link.failed(error);
        if (said === null) return; // the server is away: what was asked is asked again when it is back
        isOpening = false;
        notes([said]);
      },
    });
    const stage = downhill.stage.createStage({
      root: byId("stage"),
      transportRoot: byId("transport"),
      host: { start: moveStart, undo, announce, prompt: done, view: writeAddress },
    });
    const land = downhill.land.createLand(stage.panels);
    const zoom = downhill.zoom.attach(stage.panels, {
      whole: () => rangesOf(scene.figures.map.layout),
      changed(ranges) {
        frame(ranges);
        land.window(ranges);
      },
    });
    const prompt = downhill.prompt.createPrompt(byId("prompt"));
    const help = downhill.help.createHelp(byId("help"), { singleKeys: stage.singleKeys });
    const rulers = stage.panels.map((panel, i) => downhill.ruler.createRuler(panel.root.querySelector(".ruler"), {
      changed: (value) => setRate(i, value),
      dragged: (position) => setRate(i, downhill.rate.fromSlider(position), { isHeld: true }),
    }));
    const actions = { help: help.open, theme: toggleTheme, fullscreen: downhill.theme.toggleFullScreen, undo, reset };

    downhill.theme.attach({
      changed(name) {
        controls.theme(name);
        land.repaint();
      },
    });
    document.addEventListener("click", (event) => {
      actions[event.target.closest("[data-action]")?.dataset.action]?.();
    });
    document.querySelector("[data-action=fullscreen]").hidden = !document.fullscreenEnabled;
    for (const button of document.querySelectorAll("[data-icon]")) {
      button.prepend(downhill.icons.icon(button.dataset.icon));
    }

    // --- what the visitor does ---

    // The wanted scene has changed; live while the hand is still moving.
    function change(deed, live) {
      if (isOpening) return; // another hill is on its way, and with it all that belongs to it
      stage.change();
      desk.forget("step");
      ask(live);
      done(deed);
    }
    function ask(live) {
      clearTimeout(rest);
      stage.stale("all");
      gate.push({ kind: "walk", query: desk.query(), live });
      if (live) rest = setTimeout(() => ask(false), REST);
    }
    function open(message) {
      clearTimeout(rest);
      isOpening = true;
      stage.change();
      stage.stale("all");
      zoom.reset();
      gate.push({ kind: "open", ...message });
    }

    function setRate(panel, value, { isHeld = false, isLive = true } = {}) {
      if (!desk.setPanel("eta", panel, text(value), performance.now())) return;
      controls.rate(panel, value, isHeld);
      rulers[panel].speak(value);
      change("rate", isLive);
    }
    // The thumb was let go where the last drag had brought it.
    function dropRate(panel) {
      controls.rate(panel, Number(desk.panel("eta", panel)), false);
      change("rate", false);
    }
    function typeRate(panel, typed) {
      const kept = desk.panel("eta", panel);
      const value = downhill.rate.parse(typed);
      if (value === null) complain(typed, "a positive number", kept);
      else setRate(panel, value, { isLive: false });
      controls.rate(panel, Number(desk.panel("eta", panel)), false);
    }
    function moveStart(x, y, live) {
      desk.set("start", `${text(x)},${text(y)}`, performance.now());
      controls.start([x, y], live);
      change("start", live);
    }
    function typeStart(axis, typed) {
      const start = desk.get("start").split(",");
      const plain = typed.trim().replace(",", ".");
      if (plain === "" || !Number.isFinite(Number(plain))) {
        complain(typed, "a number", start[axis]);
        controls.start(start.map(Number), false);
        return;
      }
      start[axis] = plain;
      if (desk.set("start", start.join(","), performance.now())) change("start", false);
    }
    function setSteps(typed) {
      if (typed && desk.set("steps", typed, performance.now())) change("steps", false);
    }
    function setMethod(panel, key) {
      if (desk.setPanel("opt", panel, key, performance.now())) change("method", false);
    }
    function setSurface(key) {
      if (key === desk.get("surface")) return;
      desk.remember("surface", performance.now());
      open({ query: desk.query(), surface: key });
    }
    function reset() {
      desk.remember("reset", performance.now());
      open({ query: `surface=${desk.get("surface")}` });
    }
    function undo() {
      const query = desk.undo();
      if (query !== null) open({ query });
    }
    function toggleTheme() {
      writeAddress({ theme: downhill.theme.toggle() });
    }

    // --- what is shown ---

    function receive(answer, message, isNewest) {
      if (answer.scene) opened(answer);
      else {
        show(answer.picture, {});
        notes(answer.notes);
      }
      if (!isNewest) return void stage.stale("all");
      desk.adopt(answer.picture.query);
      if (message.live) return;
      // Numbers as the server has them: it may have moved one into its range.
      controls.start(picture.start, false);
      controls.steps(picture.steps);
      picture.panels.forEach(({ eta }, panel) => controls.rate(panel, eta, false));
      writeAddress();
      announce(picture.panels.map(({ spoken }) => spoken).join(" "));
    }
    function opened(given) {
      isOpening = false;
      scene = given;
      desk.adopt(given.picture.query);
      downhill.theme.set(given.scene.theme);
      fill(given.scene);
      frame(null);
      land.load(given.figures);
      byId("hill-formula").textContent = given.hill.formula;
      byId("hill-formula").title = given.hill.watch;
      if (given.scene.speed) stage.setSpeed(speedOf(given.scene.speed), { asked: false });
      show(given.picture, { step: given.scene.step });
      notes(given.notes);
      prompt.load(picture);
      writeAddress();
    }
    function fill(given) {
      controls.surface(given.surface);
      controls.steps(given.steps);
      controls.start(given.start, false);
      given.opt.forEach((key, panel) => controls.method(panel, key));
      given.eta.forEach((value, panel) => controls.rate(panel, value, false));
    }
    function show(given, options) {
      picture = given;
      land.axis(given.strip);
      stage.load(given, options);
      given.panels.forEach((panel, i) => {
        rulers[i].load(panel.ruler, panel.limit);
        rulers[i].speak(panel.eta);
        if (panel.ruler) controls.range(i, panel.ruler);
      });
      if (byId("caption").textContent !== given.caption) byId("caption").textContent = given.caption;
    }
    // The part of the map that is shown; null is the whole.
    function frame(ranges) {
      const { map, strip } = scene.figures;
      const [x, y] = ranges ?? rangesOf(map.layout);
      stage.frame({ map: { ...map.layout, xaxis: { range: x }, yaxis: { range: y } }, strip: strip.layout });
    }
    // How it is shown belongs to the address too; null takes a field out of it.
    function writeAddress(fields = {}) {
      desk.assign(fields);
      clearTimeout(address);
      address = setTimeout(() => window.history.replaceState(null, "", `?${desk.query()}`), REST);
    }

    // --- what is said ---

    function banner(said) {
      byId("banner").textContent = said ?? "";
      byId("banner").hidden = said === null;
      stage.stale(said === null ? null : "all");
    }
    function notes(list) {
      byId("notes").textContent = list.join(" ");
      byId("notes").hidden = list.length === 0;
      byId("prompt").hidden = list.length > 0;
    }
    function complain(typed, wanted, kept) {
      notes([typed.trim() ? `“${typed.slice(0, 20)}” is not ${wanted}; ${kept} is kept.` : `${kept} is kept.`]);
    }
    function announce(said) {
      byId("announcer").textContent = said;
    }
    function done(deed) {
      prompt.done(deed, picture);
    }

    function begin(first) {
      const { motion, autoplay, step, speed } = first.scene;
      const isStill = motion === "reduced"
        || (motion === "auto" && matchMedia("(prefers-reduced-motion: reduce)").matches);
      const plays = !isStill && autoplay !== "0" && step === null;
      opened(first);
      if (!speed) stage.setSpeed(downhill.clock.gentleSpeed(picture.end), { asked: false });
      if (plays) stage.rewind();
      byId("page").classList.add("ready");
      // The land comes when the page can already be used; only then is there something to watch.
      loadPlotly(() => {
        land.repaint();
        byId("page").classList.add("painted");
        if (plays) stage.autoplay();
      });
    }
    return { stage, begin, open, setSurface, setSteps, setMethod, typeRate, typeStart, dropRate };
  }

  // A page can be used a second before five megabytes of Plotly have been read; they are fetched early, run late.
  function loadPlotly(act) {
    const script = downhill.dom.make("script", { src: byId("plotly").href });
    script.addEventListener("load", act, { once: true });
    requestAnimationFrame(() => setTimeout(() => document.head.append(script)));
  }

  downhill.createPage = createPage;
})((globalThis.downhill ??= {}));
