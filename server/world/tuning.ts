/**
 * The tuning of a running world: every node looks at one table twice a second and goes by its newest version from the next turn
 * on. Values change all together, between two turns. What this build cannot use is told of, and what was in force stays.
 */
import type { TuningInForce } from '../../actors/kit/surroundings.ts';
import { parseTuning, shipped, type Tuning, type TuningFlaw } from '../../actors/tuning.ts';
import type { Clock } from '../host/clock.ts';
import type { TuningVersions } from '../persistence/TuningVersions.ts';
import { StartError } from '../start-error.ts';
import { every } from './chores.ts';

const EVERY_MS = 500;

type Versions = Pick<TuningVersions, 'newestAbove'>;

export interface TuningEvents {
  tuned(version: number): void;
  tuningRefused(version: number, why: string): void;
}

/** What is in force on this node. */
export class TuningBook {
  #inForce: TuningInForce<Tuning> = { version: 0, values: shipped };
  /** The newest version looked at, whether it could be used or not. */
  #seen = 0;

  get inForce(): TuningInForce<Tuning> {
    return this.#inForce;
  }

  /** True when other numbers are in force than before. */
  async look(versions: Versions, events: TuningEvents): Promise<boolean> {
    const newest = await versions.newestAbove(this.#seen);
    if (!newest) return false;
    const read = parseTuning(newest.file);
    this.#seen = newest.version;
    if ('flaws' in read) {
      events.tuningRefused(newest.version, sentenceOf(read.flaws));
      return false;
    }
    this.#inForce = { version: newest.version, values: read.tuning };
    events.tuned(newest.version);
    return true;
  }
}

/** A world does not begin on numbers that nobody chose. */
export async function openTuning(versions: Versions, events: TuningEvents): Promise<TuningBook> {
  const book = new TuningBook();
  await book.look(versions, {
    ...events,
    tuningRefused: (version, why) => {
      throw new StartError(
        `Tuning ${version} of this world does not fit this build (${why}): apply one that does, with npm run tuning -- apply FILE.`,
      );
    },
  });
  return book;
}

/** Returns a function that stops watching. */
export function watchTuning(
  book: TuningBook,
  versions: Versions,
  clock: Clock,
  events: TuningEvents & { choreFailed(error: unknown): void },
  turned: () => void,
): () => void {
  return every(EVERY_MS, clock, events.choreFailed, async () => {
    if (await book.look(versions, events)) turned();
  });
}

function sentenceOf(flaws: readonly TuningFlaw[]): string {
  return flaws.map(({ key, why }) => `${key}: ${why}`).join('; ');
}
