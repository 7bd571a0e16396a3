/** A world without rooms for the rows about the kernel alone: a store on a database of its own, and a log of real commands. */

import { homeHub } from '../../../actors/content/hubs.ts';
import { kinds } from '../../../actors/kinds.ts';
import { Activation } from '../../../actors/kit/activation.ts';
import { type Address, addressOf, kindOf } from '../../../actors/kit/address.ts';
import { must } from '../../../actors/kit/assert.ts';
import { runCascade } from '../../../actors/kit/cascade.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { SystemClock } from '../../../server/host/clock.ts';
import type { HostEvents } from '../../../server/host/events.ts';
import { Host } from '../../../server/host/Host.ts';
import { packCascade } from '../../../server/host/logged.ts';
import { packSegment } from '../../../server/host/segment.ts';
import { NoWire } from '../../../server/host/wire.ts';
import { beginIncarnation, newIncarnation } from '../../../server/persistence/incarnation.ts';
import { PrismaStore } from '../../../server/persistence/PrismaStore.ts';
import { makePrisma, type PrismaClient } from '../../../server/persistence/prisma.ts';
import type { Store } from '../../../server/persistence/Store.ts';
import { Hand } from '../driver/trading.ts';

const WORK_CONNECTIONS = 6;
const LEASE_MS = 60_000;
const CLAIMED_AT_ONCE = 200;
/** About what gathers during an append at saturation. */
export const CASCADES_A_SEGMENT = 120;

export interface Life {
  readonly store: Store;
  readonly work: PrismaClient;
  end(): Promise<void>;
}

/** One incarnation's store, without the checks of a start. */
export async function beginLife(databaseUrl: string): Promise<Life> {
  const inc = newIncarnation(new Date());
  const log = makePrisma(databaseUrl, { poolMax: 1, applicationName: inc });
  const work = makePrisma(databaseUrl, { poolMax: WORK_CONNECTIONS, applicationName: inc });
  await beginIncarnation(work, { inc, address: 'bench', site: '', build: 'bench' }, LEASE_MS);
  return {
    ...{ store: new PrismaStore(inc, { log, work }), work },
    end: async () => void (await Promise.all([log.$disconnect(), work.$disconnect()])),
  };
}

export async function makeHost(store: Store, events: HostEvents): Promise<Host> {
  const host = new Host({ store, clock: new SystemClock(await store.now()), wire: new NoWire() }, kinds, events);
  host.start();
  return host;
}

export const traderOf = (n: number): Address => addressOf('trader', `bench${n}`);

/** Real commands of so many traders, decided in memory as actors of this store: cascade by cascade. */
export async function* decide(store: Store, traders: number, commands: number): AsyncGenerator<ActorRecord[]> {
  const actors = new Map<Address, Activation>();
  const addresses = [...Array.from({ length: traders }, (_, n) => traderOf(n)), addressOf('auction', homeHub)];
  for (let from = 0; from < addresses.length; from += CLAIMED_AT_ONCE) {
    for (const claimed of await store.claim(addresses.slice(from, from + CLAIMED_AT_ONCE))) {
      const kind = must(
        kinds.find((each) => each.kind === kindOf(claimed.address)),
        'a kind',
      );
      actors.set(claimed.address, new Activation(kind, claimed.address, claimed));
    }
  }
  const seqs = new Array<number>(traders).fill(0);
  const hands = seqs.map((_, n) => new Hand(n % 2 === 0));
  const ask = (n: number, body: unknown) => {
    const actor = must(actors.get(traderOf(n)), 'a trader');
    const seq = (seqs[n] ?? 0) + 1;
    seqs[n] = seq;
    return runCascade(
      actor,
      { type: 'command', session: 'bench-session', seq, ackBelow: seq, body },
      Date.now(),
      (to) => actors.get(to),
    );
  };
  for (let n = 0; n < traders; n++) {
    const actor = must(actors.get(traderOf(n)), 'a trader');
    const opened = runCascade(actor, { type: 'open', session: 'bench-session', fresh: true }, Date.now(), (to) =>
      actors.get(to),
    );
    yield [...opened, ...ask(n, { type: 'welcome', name: 'Bench', guest: true })].flatMap(({ record }) => record ?? []);
  }
  const handOf = new Map(hands.map((hand, n) => [traderOf(n), hand]));
  for (let command = 0; command < commands; command++) {
    const hand = must(hands[command % traders], 'a hand');
    const asked = hand.next();
    const outcomes = ask(command % traders, asked);
    for (const { address, notices } of outcomes) for (const notice of notices) handOf.get(address)?.hears(notice);
    const reply = outcomes[0]?.reply;
    if (!reply?.ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
    hand.answered(asked, reply);
    yield outcomes.flatMap(({ record }) => record ?? []);
  }
}

/** Writes the log of so many commands as a server would at saturation; returns its bytes. */
export async function writeLog(store: Store, traders: number, commands: number): Promise<number> {
  let [seq, bytes] = [0, 0];
  let cascades: Uint8Array[] = [];
  const append = async () => {
    const { payload, crc } = packSegment(store.inc, ++seq, cascades);
    if ((await store.append(seq, payload, crc)) !== 'committed') throw new Error('fenced');
    bytes += payload.length;
    cascades = [];
  };
  for await (const records of decide(store, traders, commands)) {
    cascades.push(packCascade(records));
    if (cascades.length === CASCADES_A_SEGMENT) await append();
  }
  if (cascades.length > 0) await append();
  return bytes;
}
