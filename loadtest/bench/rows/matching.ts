/** The order book through its rules alone, on one core: what a command costs must not depend on how many orders rest. */
import type { Book } from '../../../actors/auction/book.ts';
import type { Bench } from '../Bench.ts';
import { Floor, OPENED_AT, openHouse, take } from './floor.ts';

export const matchingGroup = 'The book through its rules alone';
export const restingSizes = [100, 1_000, 10_000, 100_000] as const;
export const withResting = (count: number): string => `commands, ${count.toLocaleString('en-US')} orders resting`;

const WARM_UP_ROUNDS = 5_000;
const ROUNDS = 25_000;

export async function matching(bench: Bench): Promise<void> {
  const pits = restingSizes.map((size) => ({ size, pit: new Pit(size) }));
  for (const { pit } of pits) pit.play(WARM_UP_ROUNDS);
  for (let repeat = 0; repeat < bench.lengths.repeats; repeat++)
    for (const { size, pit } of pits) {
      const row = { group: matchingGroup, what: withResting(size), unit: '/s', better: 'more' } as const;
      bench.book.add(row, 'kernel', pit.play(ROUNDS));
      if (pit.resting !== size) bench.doubt(`${matchingGroup}: ${pit.resting} orders rest, not ${size}.`);
    }
}

/** A house that takes what is written to another one: the writing is not timed. */
class Pit {
  readonly #floor: Floor;
  readonly #house = openHouse();
  #now = OPENED_AT;

  constructor(resting: number) {
    this.#floor = new Floor(resting);
    this.#take();
  }

  get resting(): number {
    return (this.#house.index as Book).size;
  }

  /** Commands a second. */
  play(rounds: number): number {
    for (let n = 0; n < rounds; n++) this.#floor.round();
    return this.#take();
  }

  #take(): number {
    const letters = this.#floor.letters();
    const startedAt = performance.now();
    for (const letter of letters) take(this.#house, letter, ++this.#now);
    return letters.length / ((performance.now() - startedAt) / 1_000);
  }
}
