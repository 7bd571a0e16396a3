/** The reckoning: once all is quiet, everything was answered, taken and written, and the rows are what the log says. */
import { isDeepStrictEqual } from 'node:util';
import { isNothing } from '../../actors/kit/value.ts';
import { unpackSegment } from '../host/segment.ts';
import type { Cluster } from './Cluster.ts';
import { difference } from './Model.ts';
import { expectPromise } from './Violation.ts';

/** A deadline that has passed is met within this when nothing befalls anybody. */
const PUNCTUAL_MS = 3_000;

/** Whether nothing is under way any more; if it must not be, what still is is a broken promise. */
export function expectQuiet(cluster: Cluster, isLast: boolean): boolean {
  const { model, players, database, time } = cluster;
  const unanswered = players.filter(({ isIdle }) => !isIdle);
  const overdue = [...model.actors].find(([, { wakeAt }]) => wakeAt !== null && wakeAt < time.now - PUNCTUAL_MS);
  const waiting = [...model.actors].find(([, { parts }]) => [...parts.keys()].some((key) => key.startsWith('~mail/')));
  const unfolded = [...database.nodes].find(([, { state }]) => state === 'retired');
  const isSettled = isNothing(model.transit);
  const isQuiet = unanswered.length === 0 && !overdue && !waiting && !unfolded && isSettled;
  if (isQuiet || !isLast) return isQuiet;
  expectPromise('D5', unanswered.length === 0, () => `${unanswered[0]?.address} has no answer`);
  expectPromise('D6', !waiting, () => `letters of ${waiting?.[0]} are not taken`);
  expectPromise(
    'D8',
    !overdue,
    () => `${overdue?.[0]} sleeps on at ${time.now}, to be woken at ${overdue?.[1].wakeAt}`,
  );
  expectPromise('D2', !unfolded, () => `the tail of ${unfolded?.[0]} is not folded`);
  expectPromise('D3', isSettled, () => `in transit for ever: ${JSON.stringify(model.transit)}`);
  return isQuiet;
}

/** Gives the checkpointers their time, then compares the rows with the log. */
export async function expectReckoning(cluster: Cluster): Promise<void> {
  for (let tries = 0; tries < 400 && !isWritten(cluster); tries++)
    for (let steps = 0; steps < 20; steps++) {
      await cluster.time.step();
      if (cluster.violation) throw cluster.violation;
    }
  expectRows(cluster);
  expectHistory(cluster);
}

function isWritten({ model, database }: Cluster): boolean {
  const areRows = [...model.actors].every(([address, { ver }]) => database.actors.get(address)?.ver === ver);
  return areRows && [...database.nodes.values()].every((node) => node.projectedThrough === node.segments.length);
}

function expectRows({ model, database }: Cluster): void {
  for (const [address, actor] of model.actors) {
    if (actor.ver === 0) continue;
    const row = database.actors.get(address);
    expectPromise(
      'D7',
      row?.ver === actor.ver,
      () => `the row of ${address} is at ${row?.ver}, the log at ${actor.ver}`,
    );
    const parts = new Map([...row.parts].map(([key, { value }]) => [key, value]));
    expectPromise(
      'D7',
      isDeepStrictEqual(parts, actor.parts),
      () => `row of ${address}: ${difference(parts, actor.parts)}`,
    );
    expectPromise(
      'D8',
      row.wakeAt === actor.wakeAt,
      () => `the row of ${address} wakes at ${row.wakeAt}, not ${actor.wakeAt}`,
    );
  }
}

/** The ledger holds each movement of the log once. */
function expectHistory({ database }: Cluster): void {
  const written = Map.groupBy(database.ledger, ({ inc }) => inc);
  for (const [inc, { segments }] of database.nodes) {
    const moved = segments.flatMap((segment) => (segment ? unpackSegment(inc, segment.seq, segment) : []));
    const wanted = moved.flatMap(({ movements }) => movements);
    const rows = (written.get(inc) ?? []).map(({ asset, amount, debit, credit, reason }) => {
      return { asset, amount, debit, credit, reason };
    });
    expectPromise('D3', isDeepStrictEqual(rows, wanted), () => `ledger of ${inc}: ${rows.length} of ${wanted.length}`);
  }
}
