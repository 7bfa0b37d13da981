// How many dots of a PNG make an inch: a chunk of nine bytes that the browser does not write.

const INCH = 0.0254; // m
const HEAD_ENDS = 33; // the signature and the first chunk, always of one length

export function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

// The bytes of a PNG that says how large it is in print.
export function dense(png, dpi) {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4); // pHYs
  for (const at of [8, 12]) view.setUint32(at, Math.round(dpi / INCH));
  view.setUint8(16, 1); // the unit is the meter
  view.setUint32(17, crc(chunk.subarray(4, 17)));
  const found = new Uint8Array(png.length + chunk.length);
  found.set(png.subarray(0, HEAD_ENDS));
  found.set(chunk, HEAD_ENDS);
  found.set(png.subarray(HEAD_ENDS), HEAD_ENDS + chunk.length);
  return found;
}
