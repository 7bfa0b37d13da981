// What a test makes global: modules look for document, network and observers when they are called. Each test
// file is a process of its own.

export function provide(given) {
  for (const [name, value] of Object.entries(given)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true });
  }
}
