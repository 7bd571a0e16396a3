/** Who acts next: everybody alike, or a few much more often than the rest (Zipf). Seeded, so that a run can be repeated. */

/** Gives numbers from 0 to `count - 1`; the n-th with weight 1 / (n + 1) ^ exponent. Exponent 0 is uniform. */
export function makePicker(count: number, exponent: number, rng: () => number): () => number {
  const upTo = new Float64Array(count);
  let total = 0;
  for (let n = 0; n < count; n++) {
    total += (n + 1) ** -exponent;
    upTo[n] = total;
  }
  return () => {
    const wanted = rng() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? total) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
