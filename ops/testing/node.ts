/** One node on a real database, without rooms or doors: for tests of what it leaves there. */
import { setTimeout as pause } from 'node:timers/promises';
import type { AnyActorKind, Reply } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { SystemClock } from '../../server/host/clock.ts';
import { silence } from '../../server/host/events.ts';
import { Host } from '../../server/host/Host.ts';
import { foldRetired, projectFolded } from '../../server/host/recovery.ts';
import { NoWire } from '../../server/host/wire.ts';
import { beginIncarnation, newIncarnation, retire } from '../../server/persistence/incarnation.ts';
import { PrismaStore } from '../../server/persistence/PrismaStore.ts';
import { makePrisma, type PrismaClient } from '../../server/persistence/prisma.ts';

export class TestNode {
  readonly inc: string;
  readonly host: Host;
  readonly store: PrismaStore;
  readonly work: PrismaClient;
  readonly #log: PrismaClient;
  readonly #seqs = new Map<Address, number>();

  private constructor(store: PrismaStore, host: Host, clients: { log: PrismaClient; work: PrismaClient }) {
    this.inc = store.inc;
    this.store = store;
    this.host = host;
    this.work = clients.work;
    this.#log = clients.log;
  }

  /** Takes over from whoever lived on this database before. */
  static async begin(url: string, kinds: readonly AnyActorKind[]): Promise<TestNode> {
    const inc = newIncarnation(new Date());
    const clients = {
      log: makePrisma(url, { poolMax: 1, applicationName: inc }),
      work: makePrisma(url, { poolMax: 3, applicationName: inc }),
    };
    for (const other of await clients.work.node.findMany({ where: { state: 'live' } }))
      await retire(clients.work, other.inc);
    await beginIncarnation(clients.work, { inc, address: 'test', site: '', build: 'test' }, 60_000);
    const store = new PrismaStore(inc, clients);
    await foldRetired(store);
    await projectFolded(store);
    const broke = (error: unknown) => {
      throw error;
    };
    const clock = new SystemClock(await store.now());
    const host = new Host({ store, clock, wire: new NoWire() }, kinds, { ...silence, broke });
    host.start();
    return new TestNode(store, host, clients);
  }

  /** A command in a session of its own for each address and node. */
  async tell(address: Address, body: unknown): Promise<Reply> {
    const seq = (this.#seqs.get(address) ?? 0) + 1;
    const session = `test-${this.inc}`;
    this.#seqs.set(address, seq);
    if (seq === 1) await this.host.ask(address, { type: 'open', session, fresh: true });
    return this.host.ask(address, { type: 'command', session, seq, ackBelow: seq, body });
  }

  /** Until no letter is on its way any more and the rows stand as the log says. */
  async settle(): Promise<void> {
    const isQuiet = async () => {
      const letters = await this.work.actorPart.count({ where: { part: { startsWith: '~mail/' } } });
      return letters === 0 && this.host.vitals.tailBytes === 0 && this.host.vitals.heldCascades === 0;
    };
    do await pause(50);
    while (!(await isQuiet()));
  }

  /** As a kill would: nothing is checkpointed, nobody is told. */
  async vanish(): Promise<void> {
    await retire(this.work, this.inc);
    await this.host.drain(0);
    await this.end();
  }

  async end(): Promise<void> {
    await Promise.all([this.#log.$disconnect(), this.work.$disconnect()]);
  }
}
