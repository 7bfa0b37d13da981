// Numbers as the server sends them: base64 of little-endian float32.
(function (downhill) {
  "use strict";

  function floats(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    return new Float32Array(bytes.buffer);
  }

  downhill.codec = { floats };
})((globalThis.downhill ??= {}));
