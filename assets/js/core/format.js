// Numbers beside the picture as a person would write them. descent/number_format.py prints the same on the
// server; tests/cases/figures.json holds both to one table.

const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
const EXACT = 100; // digits after the point: no number halfway between two short ones has more

export const power = (exponent) =>
  `10${[...String(exponent)].map((sign) => RAISED["-0123456789".indexOf(sign)]).join("")}`;

export const scientific = (mantissa, exponent) =>
  `${mantissa.toFixed(1).replace("-", "−")}·${power(exponent)}`;

// Halves go to the even neighbor, as they do in Python; JavaScript takes them up.
function exponential(size, decimals) {
  const [digits, exponent] = size.toExponential(EXACT).split("e");
  const [head, tail] = [digits.slice(0, decimals + 2), digits.slice(decimals + 2)];
  const goesDown = /^50*$/.test(tail) && "02468".includes(head.at(-1));
  return goesDown ? `${head}e${exponent}` : size.toExponential(decimals);
}
function whole(size) {
  const below = Math.floor(size);
  const rest = size - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

// Whole from 1000 on, three digits below, else a power of ten.
export function figure(value) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf").toLowerCase();
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size >= 999.5 && size < 99_999.5) return `${sign}${whole(size)}`;
  if (size >= 1e-4 && size < 999.5) return `${sign}${Number(exponential(size, 2))}`;
  const [mantissa, exponent] = exponential(size, 1).split("e");
  return sign + scientific(Number(mantissa), Number(exponent));
}
