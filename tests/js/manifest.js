// What the page carries for its scripts, as Python says it: test_javascript.py hands it over, and lets node
// read this before a test. A test may then have any document, or none.

import { letters } from "../../assets/js/core/manifest.js";

const textContent = process.env.DOWNHILL_CATALOGUE;
globalThis.document = /** @type {any} */ ({ getElementById: () => ({ textContent }) });
letters();
delete globalThis.document;
