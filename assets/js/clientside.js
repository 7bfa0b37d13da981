// The only file that knows Dash: it carries values between the page's components and the player.
(function (downhill) {
  "use strict";

  const PANELS = [0, 1, 2, 3];
  // ms without a change after which the hand is at rest: browsers slow an address down that changes all the time.
  const REST = 250;
  const WAYS = { open: ["opened", "open-answer"], walk: ["request", "walk-answer"] };

  const id = (name, panel = -1) => ({ name, panel, type: "control" });
  const put = (component, props) => window.dash_clientside.set_props(component, props);
  const byId = (name) => document.getElementById(name);
  const reducedByTaste = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  let page = null;

  function createPage() {
    const desk = downhill.desk.createDesk();
    let picture = null;
    let scene = null;
    let rest = null;
    let address = null;
    const thumbs = PANELS.map(() => null);

    const link = downhill.link.createLink({
      away() {
        gate.close();
        banner("The server is away: the picture below is not up to date. Trying again by itself.");
      },
      back() {
        banner(null);
        gate.open();
      },
    });
    const gate = downhill.gate.createGate({
      call: ({ kind, ...message }) => link.call(...WAYS[kind], message),
      show: receive,
      lost: (error) => notes([link.failed(error)].filter(Boolean)),
    });

    const host = {
      start(x, y, live) {
        const { text } = downhill.rate;
        if (desk.set("start", `${text(x)},${text(y)}`, performance.now())) {
          put(id("start_x"), { value: text(x) });
          put(id("start_y"), { value: text(y) });
        }
        change(live);
        prompt.done("start", picture);
      },
      undo() {
        const query = desk.undo();
        if (query !== null) open({ query });
      },
      announce(text) {
        byId("announcer").textContent = text;
      },
      prompt: (deed) => prompt.done(deed, picture),
      view: (fields) => writeAddress(fields),
    };

    const stage = downhill.stage.createStage({ root: byId("stage"), transportRoot: byId("transport"), host });
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
      dragged: (position) => dragRate(i, position),
    }));
    downhill.theme.attach({ changed: paint });

    document.addEventListener("click", (event) => {
      const action = event.target.closest("[data-action]")?.dataset.action;
      ({ help: help.open, theme: toggleTheme, fullscreen: downhill.theme.toggleFullScreen, undo: host.undo,
        reset: () => reset() })[action]?.();
    });
    document.querySelector("[data-action=fullscreen]").hidden = !document.fullscreenEnabled;
    for (const button of document.querySelectorAll("[data-icon]")) {
      button.prepend(downhill.icons.icon(button.dataset.icon));
    }

    function banner(text) {
      byId("banner").textContent = text ?? "";
      byId("banner").hidden = text === null;
      stage.stale(text === null ? null : "all");
    }

    // The visitor has changed the scene; live while the hand is still moving.
    function change(live) {
      stage.change();
      ask(live);
    }
    function ask(live) {
      clearTimeout(rest);
      stage.stale("all");
      gate.push({ kind: "walk", query: desk.query(), live });
      if (live) rest = setTimeout(() => ask(false), REST);
    }
    function open(message) {
      clearTimeout(rest);
      stage.change();
      stage.stale("all");
      gate.push({ kind: "open", ...message });
    }
    function reset() {
      desk.remember("reset", performance.now());
      zoom.reset();
      open({ query: `surface=${desk.get("surface")}` });
    }

    function setRate(panel, value) {
      const text = downhill.rate.text(value);
      if (!desk.setPanel("eta", panel, text, performance.now())) return;
      put(id("eta", panel), { value: text });
      placeThumb(panel, value);
      rulers[panel].speak(value);
      change(true);
      prompt.done("rate", picture);
    }
    // The hand is still down: the field shows the number at once, Dash hears of it when the hand is at rest.
    function dragRate(panel, position) {
      const value = downhill.rate.fromSlider(position);
      const text = downhill.rate.text(value);
      if (!desk.setPanel("eta", panel, text, performance.now())) return;
      stage.panels[panel].root.querySelector(".eta input").value = text;
      rulers[panel].speak(value);
      change(true);
    }
    function placeThumb(panel, value) {
      thumbs[panel] = downhill.rate.toSlider(value);
      put(id("rate", panel), { value: thumbs[panel] });
    }

    // One control has a new value. What the page itself has put there is no news.
    function control({ name, panel }, value) {
      const now = performance.now();
      if (name === "rate") {
        if (thumbs[panel] !== null && Math.abs(value - thumbs[panel]) < 1e-9) return;
        thumbs[panel] = value;
        put(id("eta", panel), { value: desk.panel("eta", panel) });
        change(false);
        prompt.done("rate", picture);
      } else if (name === "eta") {
        if (value === desk.panel("eta", panel)) return;
        const typed = downhill.rate.parse(value);
        if (typed === null) return void complain("eta", panel, value, desk.panel("eta", panel));
        setRate(panel, downhill.rate.clamp(typed));
        if (String(value) !== desk.panel("eta", panel)) put(id("eta", panel), { value: desk.panel("eta", panel) });
      } else if (name === "opt") {
        if (value && desk.setPanel("opt", panel, value, now)) change(false);
      } else if (name === "surface") {
        if (value && value !== desk.get("surface")) {
          desk.remember("surface", now);
          zoom.reset();
          open({ query: desk.query(), surface: value });
        }
      } else if (name === "steps") {
        if (value !== "" && value !== null && desk.set("steps", String(value), now)) change(false);
      } else {
        const at = name === "start_x" ? 0 : 1;
        const parts = desk.get("start").split(",");
        if (String(value) === parts[at]) return;
        if (!Number.isFinite(Number(String(value).replace(",", ".") || NaN))) {
          return void complain(name, -1, value, parts[at]);
        }
        parts[at] = String(value).replace(",", ".");
        desk.set("start", parts.join(","), now);
        change(false);
        prompt.done("start", picture);
      }
    }
    function complain(name, panel, value, kept) {
      notes([`“${String(value).slice(0, 20)}” is not a number that fits here; ${kept} is kept.`]);
      put(id(name, panel), { value: kept });
    }

    function notes(list) {
      byId("notes").textContent = list.join(" ");
      byId("notes").hidden = list.length === 0;
      byId("prompt").hidden = list.length > 0;
    }

    // The server's spelling of a scene, put into every control.
    function fill(given) {
      put(id("surface"), { value: given.surface });
      put(id("steps"), { value: given.steps });
      fillStart(given.start);
      for (const panel of PANELS) {
        put(id("opt", panel), { value: given.opt[panel] });
        put(id("eta", panel), { value: downhill.rate.text(given.eta[panel]) });
        placeThumb(panel, given.eta[panel]);
      }
    }
    function fillStart(start) {
      put(id("start_x"), { value: downhill.rate.text(start[0]) });
      put(id("start_y"), { value: downhill.rate.text(start[1]) });
    }

    function measure(given) {
      given.panels.forEach((panel, i) => {
        rulers[i].load(panel.ruler, panel.limit);
        rulers[i].speak(panel.eta);
        if (panel.ruler) {
          put(id("rate", i), { min: Math.log10(panel.ruler.low), max: Math.log10(panel.ruler.high) });
        }
      });
    }

    function show(given, options) {
      picture = given;
      land.axis(given.strip);
      stage.load(given, options);
      measure(given);
      byId("caption").textContent = given.caption;
    }

    function rangesOf({ xaxis, yaxis }) {
      return [xaxis.range, yaxis.range];
    }
    // The part of the map that is shown; null is the whole.
    function frame(ranges) {
      const { map, strip } = scene.figures;
      const [x, y] = ranges ?? rangesOf(map.layout);
      stage.frame({ map: { ...map.layout, xaxis: { range: x }, yaxis: { range: y } }, strip: strip.layout });
    }

    function opened(given) {
      scene = given;
      picture = given.picture;
      desk.adopt(picture.query);
      downhill.theme.set(given.scene.theme);
      fill(given.scene);
      frame(null);
      land.load(given.figures);
      byId("hill-formula").textContent = given.hill.formula;
      byId("hill-formula").title = given.hill.watch;
      stage.setSpeed(speedOf(given), { asked: false });
      show(picture, { step: given.scene.step });
      notes(given.notes);
      prompt.load(picture);
      writeAddress();
    }
    function speedOf({ scene: { speed }, picture: { end } }) {
      if (speed === "") return downhill.clock.gentleSpeed(end);
      return speed === "max" ? "max" : Number(speed);
    }

    function receive(answer, message, isNewest) {
      if (answer.scene) opened(answer);
      else {
        show(answer.picture, {});
        notes(answer.notes);
      }
      if (!isNewest) return stage.stale("all");
      desk.adopt(answer.picture.query);
      if (message.live) return;
      fillStart(answer.picture.start);
      put(id("steps"), { value: answer.picture.steps });
      writeAddress();
      host.announce(answer.picture.panels.map(({ spoken }) => spoken).join(" "));
    }

    // How it is shown belongs to the address too; null takes a field out of it.
    function writeAddress(fields = {}) {
      for (const [name, value] of Object.entries(fields)) {
        const text = new URLSearchParams(desk.query());
        if (value === null) text.delete(name);
        else text.set(name, value);
        desk.adopt(text.toString());
      }
      clearTimeout(address);
      address = setTimeout(() => window.history.replaceState(null, "", `?${desk.query()}`), REST);
    }

    function toggleTheme() {
      writeAddress({ theme: downhill.theme.toggle() });
    }
    function paint(name) {
      put("provider", { forceColorScheme: name });
      land.repaint();
    }

    function begin(first) {
      opened(first);
      byId("page").classList.add("ready");
      const still = first.scene.motion === "reduced" || (first.scene.motion === "auto" && reducedByTaste());
      const plays = !still && first.scene.autoplay !== "0" && first.scene.step === null;
      // The land comes when the page can already be used; only then is there something to watch.
      loadPlotly(() => {
        land.repaint();
        byId("page").classList.add("painted");
        if (plays) stage.autoplay();
      });
    }
    return { control, begin, stage };
  }

  // A page can be used a second before five megabytes of Plotly have been read; they are fetched early, run late.
  function loadPlotly(act) {
    const script = downhill.dom.make("script", { src: byId("plotly").href });
    script.addEventListener("load", act, { once: true });
    requestAnimationFrame(() => setTimeout(() => document.head.append(script)));
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    downhill: {
      start() {
        page = createPage();
        downhill.page = page;
        page.begin(JSON.parse(byId("first-answer").textContent));
      },
      controls() {
        if (!page) return;
        for (const { prop_id: prop, value } of window.dash_clientside.callback_context.triggered) {
          if (!prop.startsWith("{")) continue;
          page.control(JSON.parse(prop.slice(0, prop.lastIndexOf("."))), value);
        }
      },
    },
  });
})((globalThis.downhill ??= {}));
