/** The reckoning: once all is quiet, everything was answered, taken and written, and the rows are what the log says. */
import { isDeepStrictEqual } from 'node:util';
import type { Address } from '../../actors/kit/address.ts';
import { isNothing } from '../../actors/kit/value.ts';
import { Projection } from '../host/projection.ts';
import { foldRetired, projectFolded } from '../host/recovery.ts';
import { readSegment } from '../host/segment.ts';
import { MemoryStore } from '../persistence/MemoryStore.ts';
import { type Cluster, SKEW_MS_MAX } from './Cluster.ts';
import { difference, type Modelled } from './Model.ts';
import { expectPromise } from './Violation.ts';

/** A deadline that has passed is met within this when nothing befalls anybody. */
const PUNCTUAL_MS = 3_000;

/** Whether nothing is under way any more; if it must not be, what still is is a broken promise. */
export function expectQuiet(cluster: Cluster, isLast: boolean): boolean {
  const { model, players, database } = cluster;
  const unanswered = players.filter(({ isIdle }) => !isIdle);
  const isLate = overdue(cluster) !== undefined;
  const waiting = [...model.actors].find(([, { parts }]) => [...parts.keys()].some((key) => key.startsWith('~mail/')));
  const unfolded = [...database.nodes].find(([, { state }]) => state === 'retired');
  const isSettled = isNothing(model.transit);
  const outdated = players.find(({ isUpToDate }) => !isUpToDate);
  const isQuiet = unanswered.length === 0 && !isLate && !waiting && !unfolded && isSettled && !outdated;
  if (isQuiet || !isLast) return isQuiet;
  expectPromise('D5', unanswered.length === 0, () => `${unanswered[0]?.address} has no answer`);
  expectPromise('D1', !outdated, () => `${outdated?.address} is not shown as it is`);
  expectPromise('D6', !waiting, () => `letters of ${waiting?.[0]} are not taken`);
  expectPunctual(cluster);
  expectPromise('D2', !unfolded, () => `the tail of ${unfolded?.[0]} is not folded`);
  expectPromise('D3', isSettled, () => `in transit for ever: ${JSON.stringify(model.transit)}`);
  return isQuiet;
}

function overdue({ model, time }: Cluster): [Address, Modelled] | undefined {
  return [...model.actors].find(([, { dueAt }]) => dueAt !== null && dueAt < time.now - PUNCTUAL_MS);
}

function expectPunctual(cluster: Cluster): void {
  const late = overdue(cluster);
  expectPromise('D8', !late, () => `${late?.[0]} sleeps on at ${cluster.time.now}, to be woken at ${late?.[1].dueAt}`);
}

/** An actor that nobody used for so long has left memory. */
const IDLE_MS = 4_500;
/** A process that is asked to go goes within this. */
const FAREWELL_MS = 20_000;

/** Has the players go, then the nodes, as at the end of a day, and compares the rows with the log. */
export async function expectReckoning(cluster: Cluster): Promise<void> {
  const { time, database, model } = cluster;
  for (const player of cluster.players) player.leave();
  await runUntil(cluster, time.now + IDLE_MS, () => false);
  expectPunctual(cluster);
  const isUsed = ({ at, dueAt }: Modelled) =>
    at > time.now - IDLE_MS || (dueAt !== null && dueAt < time.now + SKEW_MS_MAX);
  const countUsed = () => [...model.actors.values()].filter(isUsed).length;
  // Who stands still lets nobody go meanwhile.
  const countLoaded = () =>
    cluster.processes.reduce((sum, { host, isStill }) => sum + (isStill ? 0 : host.vitals.actors), 0);
  // One that has just been loaded has written nothing yet: it will have, or go.
  const isLean = () => countLoaded() <= countUsed();
  await runUntil(cluster, time.now + IDLE_MS, isLean);
  expectPromise('D9', isLean(), () => `${countLoaded()} actors are in memory, ${countUsed()} were used`);
  // Who stands still may have been retired meanwhile.
  const last = cluster.processes.filter(({ isDraining, isStill }) => !isDraining && !isStill);
  cluster.close();
  await runUntil(cluster, time.now + FAREWELL_MS, () => cluster.processes.length === 0);
  expectPromise('D9', cluster.processes.length === 0, () => `${cluster.processes[0]?.inc} does not go`);
  for (const process of last) process.checkFarewell();
  // What a process left that died in the midst of going is there for the next one.
  for (const inc of database.nodes.keys()) database.retire(inc);
  database.begin('heir');
  const heir = new MemoryStore('heir', database);
  await foldRetired(heir);
  await projectFolded(heir);
  expectRows(cluster);
  expectHistory(cluster);
}

async function runUntil(cluster: Cluster, until: number, isDone: () => boolean): Promise<void> {
  const { time } = cluster;
  while (time.now < until && !isDone()) {
    await time.step();
    if (cluster.violation) throw cluster.violation;
  }
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
    const wakeAt = actor.parts.get('~wake') ?? null;
    const isWaiting = [...actor.parts.keys()].some((key) => key.startsWith('~mail/'));
    expectPromise(
      'D8',
      row.wakeAt === wakeAt || (isWaiting && row.wakeAt !== null && row.wakeAt <= time.now + SKEW_MS_MAX),
      () => `the row of ${address} wakes at ${row.wakeAt}, not ${wakeAt}`,
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
