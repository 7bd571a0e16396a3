/** Times as histograms: kept in microseconds, so that one below a millisecond is not nothing; told in milliseconds. */
import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js';

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const US = 1_000;
const MAX_US = 600_000_000;

export class Times {
  readonly #histogram: Histogram;

  private constructor(histogram: Histogram) {
    this.#histogram = histogram;
  }

  static empty(): Times {
    return new Times(
      build({ lowestDiscernibleValue: 1, highestTrackableValue: MAX_US, numberOfSignificantValueDigits: 3 }),
    );
  }

  static unpack(packed: readonly string[]): Times {
    const all = Times.empty();
    for (const one of packed) all.#histogram.add(decodeFromCompressedBase64(one));
    return all;
  }

  add(ms: number): void {
    this.#histogram.recordValue(Math.min(MAX_US, Math.max(0, Math.round(ms * US))));
  }

  pack(): string {
    return encodeIntoCompressedBase64(this.#histogram);
  }

  get spread(): Spread {
    const { totalCount: count, maxValue } = this.#histogram;
    const at = (percentile: number) => (count === 0 ? 0 : this.#histogram.getValueAtPercentile(percentile) / US);
    return { count, p50: at(50), p95: at(95), p99: at(99), max: count === 0 ? 0 : maxValue / US };
  }
}
