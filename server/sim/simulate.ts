/** One seed, one course of events: some thousand steps with whatever befalls the cluster, then quiet, then the reckoning. */
import { Cluster } from './Cluster.ts';
import { letLoose } from './faults.ts';
import { type Journal, noJournal } from './Journal.ts';
import { expectQuiet, expectReckoning } from './reckoning.ts';
import type { Counts } from './Tally.ts';
import { type PromiseId, Violation } from './Violation.ts';

export interface Plan {
  readonly seed: number;
  readonly steps: number;
  readonly nodes: number;
  readonly journal?: Journal;
}

export interface Result {
  readonly seed: number;
  readonly cast: string;
  readonly steps: number;
  readonly virtualMs: number;
  /** What was met with on the way. */
  readonly counts: Counts;
  readonly violation: { readonly promise: PromiseId; readonly message: string } | null;
}

/** How often a player looks at his screen. */
const LOOK_MS = 100;
/** Everything is answered, taken and written within this once nothing befalls anybody any more. */
const QUIET_MS = 60_000;
/** The outside gets its turn now and then: whoever watches us wants to know that we live. */
const STEPS_PER_BREATH = 2_000;

export async function simulate({ seed, steps, nodes, journal = noJournal }: Plan): Promise<Result> {
  await Promise.resolve();
  const cluster = new Cluster(seed, nodes, journal);
  const { time, players, playerChance } = cluster;
  const startedAt = time.now;
  let isOver = false;
  for (const player of players) {
    const look = (): void => {
      if (player.hasLeft) return;
      player.look(!isOver);
      time.after(playerChance() * 2 * LOOK_MS, look);
    };
    time.after(playerChance() * LOOK_MS, look);
  }
  letLoose(cluster, () => isOver);
  try {
    while (time.steps < steps) await step(cluster);
    isOver = true;
    cluster.calmDown();
    journal(time.now, 'all', 'calm');
    const until = time.now + QUIET_MS;
    for (let steps = 0; time.now < until; steps++) {
      if (steps % 50 === 0 && expectQuiet(cluster, false)) break;
      await step(cluster);
    }
    expectQuiet(cluster, true);
    await expectReckoning(cluster);
  } catch (error) {
    cluster.fail(error instanceof Violation ? error : new Violation('D2', (error as Error).stack ?? String(error)));
  }
  const { violation, castName, tally } = cluster;
  return {
    seed,
    cast: castName,
    steps: time.steps,
    virtualMs: time.now - startedAt,
    counts: tally.counts,
    violation: violation && { promise: violation.promise, message: violation.message },
  };
}

async function step(cluster: Cluster): Promise<void> {
  const { time, processes } = cluster;
  await time.step();
  if (cluster.violation) throw cluster.violation;
  if (time.steps % 100 === 0) for (const process of processes) process.checkBounds();
  if (time.steps % STEPS_PER_BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
}
