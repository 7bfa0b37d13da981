// Prints the questions of a GIFT file, read from the standard input by a parser of other people, as JSON.

import { readFileSync } from "node:fs";

import gift from "gift-pegjs";

process.stdout.write(JSON.stringify(gift.parse(readFileSync(0, "utf8"))));
