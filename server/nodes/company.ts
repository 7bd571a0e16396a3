/** A node among others: the wire to them, and the watch over who lives. A server alone has neither. */
import type { Clock } from '../host/clock.ts';
import type { Directory } from '../host/Directory.ts';
import { Membership, type MembershipEvents } from '../host/Membership.ts';
import type { NodeInfo, Store } from '../persistence/Store.ts';
import type { Ear } from './Links.ts';
import { LEASE_MS } from './lease.ts';
import { NodeWire } from './NodeWire.ts';
import { Relay } from './Relay.ts';

const LOOK_MS = 500;
const FOLD_GRACE_MS = 2_000;

export interface CompanyEvents extends Omit<MembershipEvents, 'changed'> {
  nodesChanged(nodes: readonly NodeInfo[]): void;
  forged(): void;
}

export interface Company {
  readonly wire: NodeWire;
  /** Resolves when the peers are known. */
  start(): Promise<void>;
  stop(): void;
}

export function makeCompany(
  world: { store: Store; clock: Clock; directory: Directory; ear: Ear; redisUrl: string; secret: string },
  events: CompanyEvents,
): Company {
  const { store, clock, directory } = world;
  const relay = new Relay(world.redisUrl);
  const wire = new NodeWire(
    { inc: store.inc, secret: world.secret, ear: world.ear, relay, clock },
    {
      vanished: (inc) => membership.suspect(inc),
      forged: () => events.forged(),
      failed: (error) => events.broke(error),
    },
  );
  const membership: Membership = new Membership(
    { store, clock, wire, directory },
    {
      ...events,
      changed(nodes) {
        const peers = [...nodes.values()].filter(({ inc }) => inc !== store.inc);
        wire.know(new Map(peers.map(({ inc, address }) => [inc, address])));
        events.nodesChanged([...nodes.values()]);
      },
    },
    { leaseMs: LEASE_MS, everyMs: LOOK_MS, foldGraceMs: FOLD_GRACE_MS },
  );
  return {
    wire,
    start: () => membership.start(),
    stop() {
      membership.stop();
      wire.close();
    },
  };
}
