// A sweep along a ruler as the server sends it, and a picture whose panels have such a ruler.

import { packedWalks } from "./packed_walks.js";

const base64 = (array) => Buffer.from(array.buffer).toString("base64");
export const QUERY = "surface=bowl&opt=adam&eta=0.1,0.2,0.3,0.4&beta1=0.9,0.8,0.9,0.9&start=-4,2&steps=40";

// Two walks on a map from −4 to 4 and from −3 to 3: one stays, one leaves after its second row.
export const ANSWER = {
  low: 0.1,
  high: 10,
  frame: [-4, 4, -3, 3],
  kept: [0, 1, 2, 3],
  left: [-1, 1],
  grid: 4096,
  unit: 0.001,
  face: "loss",
  lowest: 0,
  asked: null,
  x: packedWalks([-4096, 0, 1024, 512], [-4096, 2048, -32768]),
  y: packedWalks([2048, 0, 0, 0], [2048, -2048, 0]),
  elsewhere: base64(Float32Array.of(400, -300)),
  heights: packedWalks([1000, 0, -1000, -30000], [1000, 1500, 2000, 3000]),
  marks: [
    {
      eta: 0.1,
      last: 3,
      end: 3,
      evaluations: 3,
      loss: 1e-30,
      outcome: "just_right",
      fate: "just_right",
      word: "Just right",
      sentence: "settled at step 1",
    },
    {
      eta: 10,
      last: 3,
      end: 3,
      evaluations: 3,
      loss: 1000,
      outcome: "diverges",
      fate: "diverges",
      word: "Diverges",
      sentence: "left the map at step 2",
    },
  ],
};

export const PICTURE = {
  query: QUERY,
  clock: "steps",
  end: 9,
  panels: [1, 2, 3, 4].map((end) => ({
    end,
    evaluations: 10 * end,
    limit: 0.2,
    slope: "",
    ruler: { low: 0.1, high: 10 },
  })),
};
