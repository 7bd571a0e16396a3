/**
 * What the whole world works for, as every node knows it: each looks twice a second, tells its players, and goes by the numbers that completed causes
 * bring for a while. What it looks at trails by about a second: a buff may begin so much later, and ends at its very instant.
 */
import { isDeepStrictEqual } from 'node:util';
import { nextChange, withBuffs } from '../../actors/buffs.ts';
import type { TuningInForce } from '../../actors/kit/surroundings.ts';
import type { CauseShown } from '../../actors/letters.ts';
import type { Tuning } from '../../actors/tuning.ts';
import type { Clock } from '../host/clock.ts';
import type { CauseList } from '../persistence/CauseList.ts';
import { every } from './chores.ts';

const EVERY_MS = 500;

type List = Pick<CauseList, 'all'>;

export class CauseBook {
  readonly #clock: Pick<Clock, 'now'>;
  #causes: readonly CauseShown[] = [];
  /** What was last made of which tuning, and until when it is as it must be. */
  #made: { readonly of: TuningInForce<Tuning>; readonly is: TuningInForce<Tuning>; readonly until: number } | null =
    null;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get causes(): readonly CauseShown[] {
    return this.#causes;
  }

  /** True when anything is otherwise than it was. */
  async look(list: List): Promise<boolean> {
    const causes = await list.all();
    if (isDeepStrictEqual(causes, this.#causes)) return false;
    this.#causes = causes;
    this.#made = null;
    return true;
  }

  /** The tuning as it is with all that is in force now. */
  buffed(inForce: TuningInForce<Tuning>): TuningInForce<Tuning> {
    const now = this.#clock.now();
    if (this.#made?.of === inForce && now < this.#made.until) return this.#made.is;
    const buffs = this.#causes.flatMap(({ buff }) => buff ?? []);
    const values = withBuffs(inForce.values, buffs, now);
    const is = values === inForce.values ? inForce : { ...inForce, values };
    this.#made = { of: inForce, is, until: nextChange(buffs, now) };
    return is;
  }
}

/** Tells of causes that changed, and of buffs that began or ended. Returns a function that stops watching. */
export function watchCauses(
  list: List,
  clock: Clock,
  world: { readonly book: CauseBook; readonly tuning: () => TuningInForce<Tuning> },
  failed: (error: unknown) => void,
  turned: () => void,
): () => void {
  let told = world.tuning();
  return every(EVERY_MS, clock, failed, async () => {
    const isNew = await world.book.look(list);
    const tuning = world.tuning();
    if (isNew || tuning !== told) turned();
    told = tuning;
  });
}
