/** The reckoning: once all is quiet, everything was answered, taken and written, and the rows are what the log says. */
import { isDeepStrictEqual } from 'node:util';
import { isNothing } from '../../actors/kit/value.ts';
import { Projection } from '../host/projection.ts';
import { foldRetired, projectFolded } from '../host/recovery.ts';
import { readSegment } from '../host/segment.ts';
import { MemoryStore } from '../persistence/MemoryStore.ts';
import { type Cluster, SKEW_MS_MAX } from './Cluster.ts';
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

/** A process that is asked to go goes within this. */
const FAREWELL_MS = 20_000;

/** Has everybody go, as at the end of a day, and compares the rows with the log. */
export async function expectReckoning(cluster: Cluster): Promise<void> {
  const { time, database } = cluster;
  const until = time.now + FAREWELL_MS;
  cluster.close();
  while (cluster.processes.length > 0 && time.now < until) {
    await time.step();
    if (cluster.violation) throw cluster.violation;
  }
  expectPromise('D9', cluster.processes.length === 0, () => `${cluster.processes[0]?.inc} does not go`);
  // What a process left that died in the midst of going is there for the next one.
  for (const inc of database.nodes.keys()) database.retire(inc);
  database.begin('heir');
  const heir = new MemoryStore('heir', database);
  await foldRetired(heir);
  await projectFolded(heir);
  expectRows(cluster);
  expectHistory(cluster);
}

function expectRows({ model, database, time }: Cluster): void {
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
    // Whoever has letters out is looked at before his time.
    const isWaiting = [...actor.parts.keys()].some((key) => key.startsWith('~mail/'));
    expectPromise(
      'D8',
      row.wakeAt === actor.wakeAt || (isWaiting && row.wakeAt !== null && row.wakeAt <= time.now + SKEW_MS_MAX),
      () => `the row of ${address} wakes at ${row.wakeAt}, not ${actor.wakeAt}`,
    );
  }
}

/** The ledger holds each movement of the log once. */
function expectHistory({ database }: Cluster): void {
  const written = Map.groupBy(database.ledger, ({ inc }) => inc);
  for (const [inc, { segments }] of database.nodes) {
    const projection = new Projection();
    for (const segment of segments) if (segment) projection.add(segment.seq, readSegment(inc, segment.seq, segment));
    const wanted = projection.history().ledger;
    const rows = (written.get(inc) ?? []).map(({ inc: _, ...row }) => row);
    expectPromise('D3', isDeepStrictEqual(rows, wanted), () => `ledger of ${inc}: ${rows.length} of ${wanted.length}`);
  }
}
