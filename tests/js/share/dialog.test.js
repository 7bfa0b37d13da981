import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../elements.js";
import { createForm } from "../../../assets/js/share/form.js";
import { provide } from "../provide.js";
import { AWAY, fetchFile } from "../../../assets/js/share/fetch_file.js";
import { createFiles, SERVED } from "../../../assets/js/share/files.js";
import { copy } from "../../../assets/js/share/parts.js";

const FORM = {
  choices: [
    [
      "panels",
      "Panels",
      [
        ["4", "four"],
        ["2", "two"],
      ],
    ],
    [
      "text",
      "Text size",
      [
        ["100", "100 %"],
        ["200", "200 %"],
      ],
    ],
  ],
  parts: [
    ["surface", "the hill", true],
    ["maps", "maps", false],
    ["eta", "rates", true],
  ],
};

// A form that stands as an address says, and its controls by their names.
function stand(query = "", step = 7) {
  const root = new Element("div");
  const bench = { changes: 0 };
  provide({ document: createDocument() });
  bench.form = createForm(root, FORM, {
    changed: () => {
      bench.changes += 1;
    },
  });
  bench.form.load(query, step);
  const controls = [...root.all("input"), ...root.all("select")];
  bench.control = (name) => controls.find((each) => each.getAttribute("aria-label") === name);
  bench.names = controls.map((each) => each.getAttribute("aria-label"));
  bench.words = root.words;
  bench.put = (name, value) => {
    const control = bench.control(name);
    if (typeof value === "boolean") control.checked = value;
    else control.value = value;
    control.fire("change");
  };
  return bench;
}
const NOTHING = { panels: null, text: null, step: null, resize: null, hide: null, lock: null };

test("what is the default is not named in the address", () => {
  assert.deepEqual(stand().form.values(), NOTHING);
});

test("the form stands as the address says, and says so again", () => {
  const { form } = stand("panels=2&text=200&step=12&resize=1&hide=maps,eta&lock=surface", 12);
  assert.deepEqual(form.values(), {
    panels: "2",
    text: "200",
    step: "12",
    resize: "1",
    hide: "maps,eta",
    lock: "surface",
  });
});

test("a value of the address that is none of the choices is kept", () => {
  assert.equal(stand("text=133").form.values().text, "133");
});

test("every choice is told and goes into the address", () => {
  const bench = stand("", 7);
  bench.put("Panels", "2");
  bench.put("Opens at this step", true);
  bench.put("Hide: rates", true);
  bench.put("Hide: the hill", true);
  bench.put("Lock: rates", true);
  assert.equal(bench.changes, 5);
  assert.deepEqual(bench.form.values(), {
    ...NOTHING,
    panels: "2",
    step: "7",
    hide: "surface,eta",
    lock: "eta",
  });
  bench.put("Hide: rates", false);
  bench.put("Hide: the hill", false);
  assert.equal(bench.form.values().hide, null);
});

test("only what can be locked has a box for it", () => {
  const { names } = stand();
  assert.deepEqual(
    names.filter((name) => name.startsWith("Lock")),
    ["Lock: the hill", "Lock: rates"],
  );
  assert.equal(names.filter((name) => name.startsWith("Hide")).length, 3);
});

test("the form says that hiding keeps nothing secret", () => {
  assert.match(stand().words, /set by your teacher.*Not secret: the address can be read/);
});

test("loaded anew, the form forgets what was chosen before", () => {
  const bench = stand("hide=maps&panels=2");
  bench.form.load("", 3);
  assert.deepEqual(bench.form.values(), NOTHING);
});

test("a text is copied, and it is said", async () => {
  const copied = [];
  const said = [];
  const navigator = { clipboard: { writeText: async (text) => copied.push(text) } };
  provide({ navigator });
  await copy({ value: "http://a.b/" }, (words) => said.push(words));
  assert.deepEqual([copied, said], [["http://a.b/"], ["Copied"]]);
});

test("where the clipboard is closed the text is marked, and how to copy it is said", async () => {
  for (const navigator of [{}, { clipboard: { writeText: () => Promise.reject(new Error("closed")) } }]) {
    const deeds = [];
    const field = { value: "x", focus: () => deeds.push("focus"), select: () => deeds.push("select") };
    provide({ navigator });
    await copy(field, (words) => deeds.push(words));
    assert.deepEqual(deeds.slice(0, 2), ["focus", "select"]);
    assert.match(deeds[2], /Ctrl\+C/);
  }
});

const FILE = "https://a.b/down/export/downhill.gif?eta=0.1";
const answer =
  (ok, body, status = 200) =>
  async () => ({ ok, status, blob: async () => body, json: async () => JSON.parse(body) });

test("a file is fetched", async () => {
  assert.equal(await fetchFile(FILE, answer(true, "bytes")), "bytes");
});

test("who asks for a file says where the page is, since behind a proxy its server may not know", async () => {
  const asked = [];
  await fetchFile(FILE, async (...given) => {
    asked.push(given);
    return answer(true, "bytes")();
  });
  assert.equal(asked[0][0], FILE);
  assert.equal(asked[0][1].headers["Downhill-Home"], "https://a.b/down/");
});

test("what the server refuses is said in its words, in ours where it has none", async () => {
  await assert.rejects(
    fetchFile(FILE, answer(false, '{"error": "longer than 600 steps"}', 422)),
    /longer than 600 steps/,
  );
  await assert.rejects(fetchFile(FILE, answer(false, "<html>", 500)), /refused this file \(500\)/);
});

test("a server that is busy is asked for a file again when it says, and not for ever", async () => {
  const waits = [];
  const timers = {
    setTimeout: (act, ms) => {
      waits.push(ms);
      act();
    },
  };
  const busy = new Response('{"error": "try again"}', { status: 503, headers: { "Retry-After": "3" } });
  const answers = [busy, new Response("", { status: 502 }), new Response("file")];
  const file = await fetchFile(FILE, async () => answers.shift(), timers);
  assert.equal(await file.text(), "file");
  assert.deepEqual(waits, [3000, 2000]);
  await assert.rejects(
    fetchFile(FILE, async () => busy.clone(), timers),
    /try again/,
  );
});

test("a server that is away is said to be, and what goes on without it", async () => {
  const gone = async () => {
    throw new TypeError("Failed to fetch");
  };
  await assert.rejects(fetchFile(FILE, gone), { message: AWAY });
});

test("no file is offered twice", () => {
  const names = SERVED.flatMap(([, each]) => each.map(([name]) => name));
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes("downhill.html"));
});

// The rows of files with a recorder that does as it is told.
function reel({ can = true } = {}) {
  const bench = { said: [] };
  provide({ document: createDocument(), setTimeout: () => {} });
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL() {} });
  const film = {
    canRecord: () => can,
    recordFilm: (asked) =>
      new Promise((made, failed) => {
        bench.asked = asked;
        bench.finish = () => made(new Blob(["film"]));
        asked.signal.addEventListener("abort", () =>
          failed(Object.assign(new Error("given up"), { name: "AbortError" })),
        );
      }),
  };
  bench.files = createFiles({
    say: (words) => bench.said.push(words),
    address: (name) => `http://a.b/${name}`,
    film,
  });
  const all = (name) => bench.files.elements.flatMap((each) => each.all(name));
  bench.button = (words) => all("button").find((each) => each.words === words);
  [bench.bar] = all("progress");
  bench.rows = all("div").map((each) => each.getAttribute("aria-label"));
  return bench;
}
const settled = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

test("a film is recorded with its progress, and saved", async () => {
  const bench = reel();
  bench.button("WebM").fire("click");
  assert.deepEqual(
    [bench.bar.hidden, bench.button("Cancel").hidden, bench.button("WebM").disabled],
    [false, false, true],
  );
  bench.asked.progress(0.5);
  assert.equal(bench.bar.value, 0.5);
  assert.equal(bench.asked.width, 1280);
  bench.finish();
  await settled();
  assert.deepEqual(bench.said, ["Making downhill.webm …", "downhill.webm is saved."]);
  assert.deepEqual(
    [bench.bar.hidden, bench.button("Cancel").hidden, bench.button("WebM").disabled],
    [true, true, false],
  );
});

test("a film is given up by its button, and when the dialog is left", async () => {
  for (const giveUp of [(bench) => bench.button("Cancel").fire("click"), (bench) => bench.files.left()]) {
    const bench = reel();
    bench.button("WebM").fire("click");
    giveUp(bench);
    await settled();
    assert.equal(bench.said.at(-1), "downhill.webm was not made.");
    assert.equal(bench.button("WebM").disabled, false);
  }
});

test("where no film can be recorded none is offered", () => {
  assert.ok(!reel({ can: false }).rows.includes("Film"));
  assert.ok(reel().rows.includes("Film"));
});

test("the address of every file is that of the scene", () => {
  const bench = reel();
  bench.files.load();
  const links = bench.files.elements.flatMap((each) => each.all("a"));
  assert.ok(links.length > 7);
  for (const link of links) assert.equal(link.href, `http://a.b/export/${link.getAttribute("download")}`);
});
