// Numbers as a person would write them.
(function (downhill) {
  "use strict";

  const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";

  const power = (exponent) => `10${[...String(exponent)].map((sign) => RAISED["-0123456789".indexOf(sign)]).join("")}`;

  const scientific = (mantissa, exponent) => `${mantissa.toFixed(1).replace("-", "−")}·${power(exponent)}`;

  // In three figures.
  function figure(value) {
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
      const [mantissa, exponent] = value.toExponential(1).split("e");
      return scientific(Number(mantissa), Number(exponent));
    }
    return String(Number(value.toPrecision(3))).replace("-", "−");
  }

  downhill.figures = { power, scientific, figure };
})((globalThis.downhill ??= {}));
