// The named starts of the hill, in a list beside the numbers.
(function (downhill) {
  "use strict";

  const { make } = downhill.dom;

  function createStarts(select, { chosen }) {
    let starts = [];
    select.addEventListener("change", () => {
      const [, x, y] = starts[Number(select.value)];
      chosen([x, y]);
      select.value = ""; // the list names places to go to, not where the start is
    });
    return {
      load(given) {
        starts = given;
        select.replaceChildren(make("option", { value: "", hidden: "" }, "Places"),
          ...given.map(([name], i) => make("option", { value: i }, name)));
        select.value = "";
      },
    };
  }

  downhill.starts = { createStarts };
})((globalThis.downhill ??= {}));
