// The late script of a lesson: it brings the player of lessons to a page that is there.

import { late } from "../core/late.js";
import { createLesson } from "../lesson/lesson.js";

late.lesson = createLesson;
