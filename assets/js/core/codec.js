// Numbers as the server sends them: base64 of little-endian float32, of float64 where every digit counts, of
// int16 where few do. What has been read before passes.

// A new browser reads it by itself, ten times as fast; the types do not know of that yet.
const decode = /** @type {any} */ (Uint8Array).fromBase64;

export function buffer(base64) {
  if (decode) return decode.call(Uint8Array, base64).buffer;
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes.buffer;
}
export const floats = (given) => (typeof given === "string" ? new Float32Array(buffer(given)) : given);
export const doubles = (base64) => new Float64Array(buffer(base64));
export const shorts = (base64) => new Int16Array(buffer(base64));
