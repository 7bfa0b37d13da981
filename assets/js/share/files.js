// Files of a scene: those that the server makes, fetched first so that a refusal can be said in words, and those that
// are drawn right here.
(function (downhill) {
  "use strict";

  const { make } = downhill.dom;
  const AWAY = "The server is away: this file can’t be made now. Pictures are drawn here, without it.";
  const MOST_TRIES = 15;
  const PAUSE = 2000; // ms before a server is asked again that does not say when
  // Heading, then [file, words].
  const SERVED = [
    ["Animation", [["downhill.gif", "GIF"], ["downhill-animation.png", "Animated PNG"]]],
    ["Numbers", [["downhill.csv", "CSV"], ["downhill.json", "JSON"], ["downhill-figure.json", "Plotly figure"]]],
    ["Code", [["downhill-numpy.py", "NumPy"], ["downhill-torch.py", "PyTorch"], ["downhill-optax.py", "Optax"]]],
    ["Page", [["downhill.html", "One HTML file"]]],
  ];
  const WHICH = [["all", "all panels"], ["0", "panel A"], ["1", "panel B"], ["2", "panel C"], ["3", "panel D"]];
  // How a table is parted; programs read the first, and Excel that which its country has.
  const TABLES = [
    ["", "0.5, 0.7 – as programs read it"],
    ["separator=semicolon", "0,5; 0,7 – Excel with decimal commas"],
    ["separator=semicolon&decimal=point", "0.5; 0.7 – Excel with semicolons"],
    ["separator=tab", "tabs"],
    ["headers=formula&bom=1", "names as in the formulas"],
  ];
  const TABLE = "downhill.csv";
  const WIDTHS = { film: 1280, slide: 1920, print: 3200 };

  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // The file at an address; what the server says in words where there is none. A busy server is asked again, as it says.
  async function fetched(address, fetch = globalThis.fetch, timers = globalThis) {
    let response;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      try {
        // Behind a proxy the server may not know where it is: what it makes has links to here.
        response = await fetch(address, { headers: { "Downhill-Home": downhill.snippets.home(address) } });
      } catch {
        throw new downhill.link.Refusal(AWAY);
      }
      if (response.ok) return response.blob();
      if (!downhill.link.ABSENT.includes(response.status)) break;
      const { after } = new downhill.link.Absence(response);
      await new Promise((resolve) => { timers.setTimeout(resolve, after || PAUSE); });
    }
    const said = await response.json().then(({ error }) => error, () => null);
    throw new downhill.link.Refusal(said ?? `The server refused this file (${response.status}).`);
  }

  // say(words): what is going on; address(name): of a file that the server makes.
  function createFiles({ say, address }) {
    const { button } = downhill.shareparts;
    const which = make("select", { class: "choice", "aria-label": "Which panels" },
      ...WHICH.map(([value, words]) => make("option", { value }, words)));
    const chosen = () => (which.value === "all" ? "all" : Number(which.value));
    const table = make("select", { class: "choice", "aria-label": "CSV for" },
      ...TABLES.map(([value, words]) => make("option", { value }, words)));
    const links = [];
    function load() {
      for (const { made, name } of links) {
        const way = name === TABLE && table.value ? `&${table.value}` : "";
        made.href = address(`export/${name}`) + way;
      }
    }
    table.addEventListener("change", load);

    // Says what it makes, makes it, says what became of it; one file at a time.
    async function saved(name, work) {
      say(`Making ${name} …`);
      try {
        save(await work(), name);
        say(`${name} is saved.`);
      } catch (error) {
        say(error.name === "AbortError" ? `${name} was not made.` : error.message);
      }
    }
    function served([name, words]) {
      const made = make("a", { href: "", download: name, class: "tool boxed wide" }, words);
      made.addEventListener("click", (event) => {
        event.preventDefault();
        saved(name, () => fetched(made.href));
      });
      links.push({ made, name });
      return made;
    }
    const row = (words, ...made) => make("div", { class: "files-row", role: "group", "aria-label": words },
      make("b", {}, words), ...made);

    const { picture } = downhill;
    const drawn = () => [
      button("SVG", () => saved("downhill.svg", async () => {
        const svg = await picture.svg(chosen());
        return svg instanceof Blob ? svg : new Blob([svg], { type: "image/svg+xml" });
      })),
      button("PNG, slide", () => saved("downhill.png", () => picture.png(chosen(), WIDTHS.slide))),
      button("PNG, print", () => saved("downhill-print.png", () => picture.png(chosen(), WIDTHS.print))),
    ];
    const reel = downhill.film?.can() ? film(chosen, saved) : null;
    const rows = [
      ...(picture ? [row("Picture", which, ...drawn())] : []),
      ...(reel ? [row("Film", ...reel.elements)] : []),
      ...SERVED.map(([words, files]) => row(words, ...files.map(served), ...(words === "Numbers" ? [table] : []))),
    ];
    return {
      elements: [make("p", { class: "but" }, "Pictures and films show the panels as they stand on the page; all other files "
        + "are of the scene with the choices at the side."), ...rows],
      load,
      left: () => reel?.stop(),
    };
  }

  // A film is recorded as long as it plays: with its progress, and a way to give it up.
  function film(chosen, saved) {
    const { button } = downhill.shareparts;
    const bar = make("progress", { max: 1, value: 0, "aria-label": "Film", hidden: "" });
    let control = null;
    const stop = () => control?.abort();
    const cancel = button("Cancel", stop, { hidden: "" });
    const start = button("WebM", async () => {
      control = new AbortController();
      bar.value = 0;
      bar.hidden = cancel.hidden = false;
      start.disabled = true;
      await saved("downhill.webm", () => downhill.film.record({ which: chosen(), width: WIDTHS.film, signal: control.signal,
        progress: (share) => { bar.value = share; } }));
      bar.hidden = cancel.hidden = true;
      start.disabled = false;
    });
    return { elements: [start, bar, cancel], stop };
  }

  downhill.sharefiles = { AWAY, SERVED, TABLES, fetched, save, createFiles };
})((globalThis.downhill ??= {}));
