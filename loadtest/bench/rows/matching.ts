/** The order book through its rules alone, on one core: what a command costs must not depend on how many orders rest. */
import type { Bench } from '../Bench.ts';
import { Floor } from './floor.ts';

export const matchingGroup = 'The book through its rules alone';
export const restingSizes = [100, 1_000, 10_000, 100_000] as const;
export const withResting = (count: number): string => `commands, ${count.toLocaleString('en-US')} orders resting`;

const WARM_UP_ROUNDS = 5_000;
const ROUNDS = 25_000;
const COMMANDS_A_ROUND = 4;

export async function matching(bench: Bench): Promise<void> {
  const floors = restingSizes.map((size) => ({ size, floor: new Floor(size) }));
  for (const { floor } of floors) play(floor, WARM_UP_ROUNDS);
  for (let repeat = 0; repeat < bench.lengths.repeats; repeat++)
    for (const { size, floor } of floors) {
      const took = play(floor, ROUNDS);
      bench.book.add(
        { group: matchingGroup, what: withResting(size), unit: '/s', better: 'more' },
        'kernel',
        (ROUNDS * COMMANDS_A_ROUND) / took,
      );
      if (floor.resting !== size) bench.doubt(`${matchingGroup}: ${floor.resting} orders rest, not ${size}.`);
    }
}

/** Seconds. */
function play(floor: Floor, rounds: number): number {
  const startedAt = performance.now();
  for (let n = 0; n < rounds; n++) floor.round();
  return (performance.now() - startedAt) / 1_000;
}
