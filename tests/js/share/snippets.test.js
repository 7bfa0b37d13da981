import assert from "node:assert/strict";
import test from "node:test";

import {
  SIZES,
  KINDS,
  escaped,
  queryWith as query,
  addressOf as address,
  titleOf as title,
  frameMarkup as frame,
} from "../../../assets/js/share/snippets.js";

const LEAST = "clamp(450px,(600px - 100vw)*999,560px)";
const HOSTILE = `"><script>alert(1)</script>&'\`$}]`;

// What a browser would read: the attributes of the only element of a text.
function attributes(html) {
  const plain = (text) =>
    text
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
  const [, inside] = /<iframe ([^<>]*)><\/iframe>/.exec(html);
  return Object.fromEntries(
    [...inside.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value)]),
  );
}

test("an address lies beside the page, wherever the page is served", () => {
  assert.equal(address("http://a.b/?eta=1#x", "", "eta=2"), "http://a.b/?eta=2");
  assert.equal(
    address("https://a.b/down/hill/?eta=1", "embed", "eta=2"),
    "https://a.b/down/hill/embed?eta=2",
  );
  assert.equal(
    address("http://a.b:8050/?x", "export/qr.svg", "eta=2"),
    "http://a.b:8050/export/qr.svg?eta=2",
  );
});

test("a choice that is the default is taken out of the address, another is put in", () => {
  assert.equal(
    query("surface=bowl&theme=dark&eta=0.1,0.2", { theme: null, panels: "1", hide: "eta,maps", step: null }),
    "surface=bowl&eta=0.1,0.2&panels=1&hide=eta,maps",
  );
});

test("a frame is one element with just what the contract names, whatever it is given", () => {
  for (const words of ["Downhill: Adam on Beale, η = 0.1", HOSTILE]) {
    const found = attributes(
      frame({ src: `http://a.b/embed?x=1&y=${words}`, title: words, width: 700, height: 450 }),
    );
    assert.deepEqual(found, {
      src: `http://a.b/embed?x=1&y=${words}`,
      width: "700",
      height: "450",
      title: words,
      loading: "lazy",
      allow: "fullscreen",
      style: `border:0;width:100%;height:auto;aspect-ratio:700/450;min-height:${LEAST}`,
    });
  }
});

test("nothing that is escaped can end an attribute, an element or a fence", () => {
  assert.doesNotMatch(escaped(HOSTILE), /[<>"'`]|&(?!(\w+|#\d+);)/);
});

test("every kind of page gets the frame as it wants it", () => {
  const given = { src: "http://a.b/embed?eta=0.1", title: "Downhill: a_b", width: 700, height: 450 };
  const html = frame(given);
  for (const kind of ["html", "markdown", "course"]) assert.equal(KINDS[kind].text(given), html);
  assert.equal(KINDS.quarto.text(given), `\`\`\`{=html}\n${html}\n\`\`\``);
  assert.equal(KINDS.sphinx.text(given), `.. raw:: html\n\n   ${html}`);
  assert.equal(
    KINDS.myst.text(given),
    ":::{iframe} http://a.b/embed?eta=0.1\n:width: 100%\nDownhill: a\\_b\n:::",
  );
  for (const { words, hint } of Object.values(KINDS)) assert.ok(words && hint);
});

test("a notebook gets a cell of Python, whatever the title is", () => {
  const text = KINDS.notebook.text({
    src: "http://a.b/embed?eta=0.1&opt=adam",
    title: HOSTILE,
    width: 700,
    height: 450,
  });
  const [, src, size, extras] =
    /^from IPython\.display import IFrame\n\nIFrame\((".*?"), ("100%", 450), extras=(\[".*"\])\)$/.exec(text);
  assert.equal(JSON.parse(src), "http://a.b/embed?eta=0.1&opt=adam");
  assert.equal(size, '"100%", 450');
  const [named] = JSON.parse(extras);
  assert.deepEqual(attributes(`<iframe ${named}></iframe>`), { title: HOSTILE });
});

test("a page of React gets a style that it can read, whatever the title is", () => {
  const text = KINDS.mdx.text({ src: "http://a.b/embed?x=1&y=2", title: HOSTILE, width: 700, height: 450 });
  const [, src, title] = /^<iframe src=\{(".*?")\} title=\{(".*")\} width="700" height="450"$/m.exec(text);
  assert.equal(JSON.parse(src), "http://a.b/embed?x=1&y=2");
  assert.equal(JSON.parse(title), HOSTILE);
  assert.match(text, /style=\{\{ border: "0", width: "100%", .*aspectRatio: "700\/450"/);
  assert.doesNotMatch(text, /style="/);
});

test("a slide takes its frame when it is near", () => {
  const text = KINDS.slides.text({ src: "http://a.b/embed?x=1", title: HOSTILE, width: 700, height: 450 });
  assert.match(text, /^<section>\n {2}<iframe data-src="http:\/\/a\.b\/embed\?x=1" title="&quot;&gt;/);
});

test("a frame that says its height brings its host the few lines that listen", () => {
  const given = { src: "http://a.b/embed?eta=0.1&resize=1", title: "Downhill", width: 700, height: 450 };
  assert.match(KINDS.html.text(given), /<\/iframe>\n<script>addEventListener\("message"/);
  assert.doesNotMatch(KINDS.html.text({ ...given, src: "http://a.b/embed" }), /<script>/);
});

test("no text of a title opens or ends anything in MyST", () => {
  const [, , said] = KINDS.myst.text({ src: "http://a.b/", title: HOSTILE, width: 1 }).split("\n");
  assert.doesNotMatch(said, /(?<!\\)[`*_[\]{}<>$]/);
});

test("every number of panels has a size that is made for it", () => {
  const made = Object.values(SIZES).flatMap(({ panels }) => panels);
  assert.deepEqual(made.sort(), ["1", "2", "4"]);
});

test("a title names what is shown, and no rate that is hidden", () => {
  const panels = [
    ["Adam", 0.1],
    ["Adam", 0.2],
    ["Momentum", 0.1],
    ["Adam", 1e-5],
  ].map(([method, eta]) => ({ method, eta }));
  const told = (fields) => title({ hill: "Beale", panels, fields });
  assert.equal(told(""), "Downhill: Adam, Momentum on Beale, η = 0.1, 0.2, 1e-05");
  assert.equal(told("panels=2"), "Downhill: Adam on Beale, η = 0.1, 0.2");
  assert.equal(told("panels=1&hide=maps,eta"), "Downhill: Adam on Beale");
});
