// The rules of the scripts, beyond their types: lengths, and names that are there and used.

const names = (text, value = "readonly") => Object.fromEntries(text.split(" ").map((name) => [name, value]));

// What a module may find in the browser; each is looked for when it is called.
const BROWSER = names(
  "document window navigator matchMedia getComputedStyle requestAnimationFrame performance atob fetch " +
    "setTimeout clearTimeout structuredClone URL URLSearchParams Blob Response DecompressionStream Image " +
    "ImageData Node XMLSerializer MediaRecorder IntersectionObserver ResizeObserver MutationObserver " +
    "AbortController AbortSignal Plotly",
);
const NODE = names(
  "process console setImmediate performance atob fetch URL URLSearchParams Blob Response AbortController " +
    "AbortSignal Buffer Headers structuredClone setTimeout clearTimeout TextEncoder TextDecoder",
);
// A title is one sentence, on the line of its test.
const TITLE = "^\\s*test\\(";

const rules = {
  "no-undef": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
  "no-redeclare": "error",
  "no-shadow-restricted-names": "error",
  "no-const-assign": "error",
  "no-var": "error",
  "prefer-const": ["error", { destructuring: "all" }],
  eqeqeq: "error",
  "max-len": ["error", { code: 110, ignorePattern: TITLE }],
  // app/page/linker.py takes away what indents a line.
  "no-restricted-syntax": [
    "error",
    {
      selector: "TemplateElement[value.raw=/\\n/]",
      message: "A text that spans lines would lose its indents.",
    },
  ],
  "max-lines": ["error", 300],
  "max-lines-per-function": ["error", 60],
};

export default [
  { ignores: [".venv*/"] }, // the scripts of packages
  { files: ["assets/js/**/*.js"], languageOptions: { globals: BROWSER }, rules },
  {
    files: ["tests/js/**/*.js", "eslint.config.js"],
    languageOptions: { globals: NODE },
    rules: {
      ...rules,
      "max-lines": ["error", 400],
      "max-lines-per-function": "off",
      "no-restricted-syntax": "off",
    },
  },
];
