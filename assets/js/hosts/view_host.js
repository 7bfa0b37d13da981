// What a view is given of the page.

import { announce, complain, notes } from "../core/messages.js";
import { sceneOf, together } from "../state/hills.js";
import { hides } from "./page_answers.js";

// All that a view may ask for: what the visitor may do, what is there to see, and the line to the server.
export function hostOf(it) {
  const { stage, link, desk } = it;
  return {
    ...it.deeds,
    setMethod: it.offers.setMethod,
    controls: it.controls,
    catalogue: it.catalogue,
    complain,
    notes,
    announce,
    // Before it is known what becomes of the walks, no view tells it.
    hides: (part) => hides(it, part) || (part === "verdict" && stage.isOpen()),
    call: link.call,
    lost: link.failed,
    query: desk.query,
    select: stage.select,
    seek: stage.seek,
    peek: stage.peek,
    arrows: (i, list) => stage.panels[i].arrows(list),
    stepAt: (i, tick) => stage.panels[i].stepAt(tick),
    tickOf: (i, step) => stage.panels[i].tickOf(step),
    point: (i, step) => stage.panels[i].pointAt(step),
    picture: () => it.own,
    scene: () => sceneOf(it.scene, stage.selected),
    panel: () => stage.selected,
    together: (panel) => together(it.scene, panel),
    step: () => stage.clock.step,
  };
}
