/** A cause: what a contribution and its rank cost among ten thousand, and a thousand people who give at once through the real host. */
import { cause as kind } from '../../../actors/cause/actor.ts';
import type { CauseParts } from '../../../actors/cause/state.ts';
import { hurriedTuning } from '../../../actors/hurried.ts';
import { kinds } from '../../../actors/kinds.ts';
import { Activation } from '../../../actors/kit/activation.ts';
import { type Address, addressOf } from '../../../actors/kit/address.ts';
import { must } from '../../../actors/kit/assert.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { items } from '../../../actors/kit/value.ts';
import { shipped } from '../../../actors/tuning.ts';
import { SystemClock } from '../../../server/host/clock.ts';
import { silence } from '../../../server/host/events.ts';
import { Host } from '../../../server/host/Host.ts';
import { NoWire } from '../../../server/host/wire.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import type { Bench } from '../Bench.ts';
import { quantile } from '../figures.ts';
import { beginLife, traderOf } from './world.ts';

export const causesGroup = 'A cause with 10,000 helpers';
export const rankedContribution = 'contribution with its rank, p99';

const place = addressOf('cause', 'great_iron_rush');
const HELPERS = 10_000;
const STRIDE = 7_919;
const OPENED_AT = 1_000_000;

const group = causesGroup;
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

export async function causes(bench: Bench): Promise<void> {
  for (let repeat = 0; repeat < bench.lengths.repeats; repeat++) alone(bench);
  await together(bench);
}

/** The actor by itself: each letter is decided as a host would have it decided. */
function alone(bench: Bench): void {
  const crowd = new Crowd();
  for (let n = 0; n < HELPERS; n++) crowd.give(n);
  const times: number[] = [];
  let written = 0;
  for (let n = 0; n < HELPERS; n++) {
    const startedAt = performance.now();
    const { puts } = crowd.give((n * STRIDE) % HELPERS);
    times.push(performance.now() - startedAt);
    written += bytesOf(puts);
  }
  times.sort((left, right) => left - right);
  const add = (what: string, unit: string, value: number) =>
    bench.book.add({ group, what, unit, better: 'less' }, 'kernel', value);
  add('contribution with its rank, p50', 'ms', quantile(times, 0.5));
  add(rankedContribution, 'ms', quantile(times, 0.99));
  add('written of a contribution, unpacked', 'bytes', written / HELPERS);
  add('told to a client of it', 'bytes', crowd.patchBytes());
  add('state, unpacked', 'MB', bytesOf([...crowd.actor.parts]) / 1e6);
  const startedAt = performance.now();
  crowd.restart();
  crowd.give(0);
  add('restored, and the first rank after it', 'ms', performance.now() - startedAt);
}

class Crowd {
  actor = new Activation(kind, place, { epoch: 1, ver: 0, at: 0, parts: new Map() });
  readonly #seqs = new Map<Address, number>();
  #now = OPENED_AT;

  constructor() {
    const session = 'bench-session';
    this.#take({ type: 'open', session, fresh: true });
    const order = { type: 'startCause', order: 1, operator: 'bench', reason: 'bench' };
    for (const [n, body] of [{ type: 'open' }, order].entries())
      this.#take({ type: 'command', session, seq: n + 1, ackBelow: n + 1, body });
  }

  give(n: number): ActorRecord {
    const from = traderOf(n);
    const seq = (this.#seqs.get(from) ?? 0) + 1;
    this.#seqs.set(from, seq);
    const mail = { type: 'contribute', ask: seq, hub: 'capital_city', name: `Helper ${n}`, guild: null } as const;
    return this.#take({ type: 'mail', from, seq, mail, value: items('iron_ore', 1 + (n % 2)) });
  }

  /** What a room sends whoever gave: the sums, and himself. */
  patchBytes(): number {
    const keys = ['sums', `member/${traderOf(0).slice('trader:'.length)}`];
    return bytesOf({ ver: this.actor.ver, all: false, puts: keys.map((key) => [key, this.actor.parts.get(key)]) });
  }

  restart(): void {
    const { parts, ver, at } = this.actor;
    this.actor = new Activation(kind, place, { epoch: 2, ver, at, parts: new Map(parts) });
  }

  #take(envelope: Parameters<Activation['take']>[0]): ActorRecord {
    const { record, fault } = this.actor.take(envelope, ++this.#now, () => true);
    if (fault) throw fault;
    return must(record, 'a record');
  }
}

const PEOPLE = 1_000;
const GIFTS = 6;

/** A minute's worth of gifts of each of a thousand, all at once; the sum is exact or the row is no row. */
async function together(bench: Bench): Promise<void> {
  const url = await bench.rig.database();
  await migrate(url);
  const { store, end } = await beginLife(url);
  const values = { ...hurriedTuning, cause: shipped.cause };
  const clock = new SystemClock(await store.now());
  const host = new Host({ store, clock, wire: new NoWire(), tuning: () => ({ version: 1, values }) }, kinds, silence);
  host.start();
  const seqs = new Map<Address, number>();
  const ask = async (address: Address, body: unknown): Promise<void> => {
    const session = 'bench-session';
    if (!seqs.has(address)) await host.ask(address, { type: 'open', session, fresh: true });
    const seq = (seqs.get(address) ?? 0) + 1;
    seqs.set(address, seq);
    const reply = await host.ask(address, { type: 'command', session, seq, ackBelow: seq, body });
    if (!reply.ok) throw new Error(`${address} is refused: ${JSON.stringify(reply)}`);
  };
  const everybody = (deed: (person: Address) => Promise<void>) =>
    Promise.all(Array.from({ length: PEOPLE }, (_, n) => deed(traderOf(n))));
  await ask(place, { type: 'open' });
  await ask(place, { type: 'startCause', order: 1, operator: 'bench', reason: 'bench' });
  await everybody(async (person) => {
    await ask(person, { type: 'welcome', name: 'Bench', guest: false });
    await ask(person, { type: 'joinGuild', guild: 'wayfarers' });
  });
  const startedAt = performance.now();
  await everybody(async (person) => {
    const gift = { type: 'contribute', cause: 'great_iron_rush', gold: 0, goods: { iron_ore: 1 } };
    for (let n = 0; n < GIFTS; n++) await ask(person, gift);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const sums = (await host.read(place, 'sums')) as CauseParts['sums'];
  const given = sums.given['item:iron_ore'];
  if (given !== PEOPLE * GIFTS || sums.members !== PEOPLE)
    bench.doubt(`${group}: ${given} units of ${sums.members} people are there, and ${PEOPLE * GIFTS} were given.`);
  const what = `${PEOPLE.toLocaleString('en-US')} people, ${GIFTS} gifts each, remembered and exact`;
  bench.book.add({ group, what, unit: 's', better: 'less' }, 'kernel', seconds);
  await host.drain(10_000);
  await end();
}
