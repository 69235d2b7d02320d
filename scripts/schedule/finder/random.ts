/**
 * A stream of numbers in [0, 1) that a seed alone decides, alike on every machine (sfc32, public domain,
 * Chris Doty-Humphrey, PractRand).
 * @example const random = seedRandom(1); random() // always the same first number
 */
export function seedRandom(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = seed | 0;
  let c = 0x243f6a88;
  let counter = 1;
  const next = (): number => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + mixed) | 0;
    return (mixed >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}
