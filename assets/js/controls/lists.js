// The lists from which a scene's pickers choose: a gallery of hills, lines of methods and of schedules.

import { catalogue } from "../core/manifest.js";
import { createChooser } from "./chooser.js";
import { hillCard, methodLine, scheduleRow } from "./faces.js";
import { createLands } from "./lands.js";
import { choicesOf } from "./things.js";
import { _ } from "../core/translate.js";

const KINDS = {
  surface: () => ({
    kind: "hills",
    words: { title: _("Hills"), missing: _("No such hill"), search: _("name, shape or formula") },
    face: hillCard,
    isGrid: true,
    opened: createLands(),
  }),
  opt: () => ({
    kind: "methods",
    words: { title: _("Methods"), missing: _("No such method"), search: _("name or formula") },
    face: methodLine,
  }),
  sched: () => ({
    kind: "schedules",
    words: { title: _("Schedules"), missing: _("No such schedule"), search: _("name or formula") },
    face: scheduleRow,
  }),
};

// The list of a picker, by the name of its control.
export const createList = (name) =>
  createChooser({ ...KINDS[name](), choices: choicesOf(catalogue(), name) });
