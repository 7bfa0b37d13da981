// How much of the page is shown: what is hidden is absent, what is locked is seen and says why it does not move.
(function (downhill) {
  "use strict";

  const LOCKED = "Set by your teacher";
  // Which elements belong to what can be locked.
  const CONTROLS = {
    surface: ".picker.hill :is(select, input)",
    start: ".start_x input, .start_y input, #starts, .start-handle",
    opt: ".picker.method :is(select, input)",
    eta: ".field.eta input, .rate input, .rate [role=slider]",
    sched: ".picker.schedule :is(select, input)",
    noise: ".noise-of :is(input, button)",
    speed: ".speed",
    play: ".transport .play",
    step: ".transport .step",
    scrub: ".timeline",
  };

  const classes = ({ hide, lock, panels, controls }) =>
    [...hide.map((part) => `hides-${part}`), ...lock.map((part) => `locks-${part}`), `shows-${panels}`, `controls-${controls}`];

  function lockAll(page, lock) {
    for (const [part, found] of Object.entries(CONTROLS)) {
      const isLocked = lock.includes(part);
      for (const control of page.querySelectorAll(found)) {
        if (control.disabled === isLocked || (!isLocked && !("locked" in control.dataset))) continue;
        control.disabled = isLocked;
        control.toggleAttribute("data-locked", isLocked);
        if (isLocked) control.title = LOCKED;
        else control.removeAttribute("title");
      }
    }
  }

  // scene: as the server has read it.
  function apply(page, scene) {
    for (const name of [...page.classList]) if (/^(hides|locks|shows|controls)-/.test(name)) page.classList.remove(name);
    page.classList.add(...classes(scene));
    page.style.setProperty("--text", scene.text / 100);
    lockAll(page, scene.lock);
  }

  downhill.showing = { LOCKED, classes, lockAll, apply };
})((globalThis.downhill ??= {}));
