/** What befalls the cluster: one process of it, Redis or the database, struck from outside as the world would. */
import { must } from '../../../actors/kit/assert.ts';
import { pause, signal, waitUntil } from '../../../server/postgres/process.ts';
import type { Cluster } from '../../cluster/Cluster.ts';
import type { NodeProcess } from '../../cluster/NodeProcess.ts';
import { signalDatabase } from '../../testing/postmaster.ts';
import { connect } from '../history/connect.ts';

/** What players feel differs by it: the figures are given for each. */
export const faultKinds = ['killed', 'stalled', 'drained', 'redis', 'database'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly what: string;
  /** Epoch ms. */
  readonly at: number;
  /** When everything was up again and everybody back. */
  recoveredAt: number;
  /** The players whose traders lived where it fell; null for all. */
  readonly struck: ReadonlySet<string> | null;
}

const STALL_MS_MIN = 1_000;
const STALL_MS_MAX = 10_000;
const AWAY_MS_MIN = 500;
const AWAY_MS_MAX = 6_000;
/** A node that is asked to go has so long. */
const GONE_MS = 60_000;

/** One of each kind, nodes asked to go one after the other, in an order of chance: then again. */
const deck = ['kill', 'rolling', 'stall', 'redis', 'kill', 'database'] as const;
type Card = (typeof deck)[number];

export function* shuffled(rng: () => number): Generator<Card> {
  for (;;) {
    const cards: Card[] = [...deck];
    while (cards.length > 0) yield* cards.splice(Math.floor(rng() * cards.length), 1);
  }
}

export interface Stage {
  readonly cluster: Cluster;
  readonly dataDir: string;
  readonly rng: () => number;
  /** Begins a fault, now. */
  readonly begin: (fault: Omit<Fault, 'at' | 'recoveredAt'>) => void;
  /** Marks the last one as over. */
  readonly end: () => void;
  /** Resolves when everything is up again and everybody is back, and has been for a while; the fault is over. */
  readonly recovered: () => Promise<void>;
}

/** Plays the card, and ends when everybody is back. */
export async function play(card: Card, stage: Stage): Promise<void> {
  const { cluster, rng, recovered } = stage;
  const between = (min: number, max: number) => min + rng() * (max - min);
  const number = Math.floor(rng() * cluster.nodes.length);
  const node = must(cluster.nodes[number], 'a node');
  switch (card) {
    case 'kill':
      await strike(stage, node, 'killed', 'SIGKILL');
      await waitUntil(() => !node.isOpen, GONE_MS);
      return recovered();
    case 'stall': {
      const stallMs = between(STALL_MS_MIN, STALL_MS_MAX);
      await strike(stage, node, 'stalled', 'SIGSTOP', ` for ${(stallMs / 1_000).toFixed(1)} s`);
      await pause(stallMs);
      node.signal('SIGCONT');
      return recovered();
    }
    case 'rolling':
      for (const each of cluster.nodes) {
        await strike(stage, each, 'drained', 'SIGTERM');
        await waitUntil(() => !each.isOpen, GONE_MS);
        await recovered();
      }
      return;
    case 'redis': {
      const awayMs = between(AWAY_MS_MIN, AWAY_MS_MAX);
      stage.begin({ kind: 'redis', what: `Redis killed for ${(awayMs / 1_000).toFixed(1)} s`, struck: null });
      await cluster.redis.kill('SIGKILL');
      await pause(awayMs);
      await cluster.redis.start();
      return recovered();
    }
    case 'database': {
      const isGentle = rng() < 0.5;
      const what = isGentle
        ? 'the database asked for an immediate restart'
        : 'the database killed with all its children';
      stage.begin({ kind: 'database', what, struck: null });
      const pid = cluster.postgresPid;
      if (isGentle) signal(pid, 'SIGQUIT');
      else signalDatabase(stage.dataDir, 'SIGKILL');
      await waitUntil(() => cluster.postgresPid !== pid, GONE_MS);
      return recovered();
    }
  }
}

async function strike(
  { cluster, begin }: Stage,
  node: NodeProcess,
  kind: FaultKind,
  signal: NodeJS.Signals,
  note = '',
): Promise<void> {
  const number = cluster.nodes.indexOf(node) + 1;
  const struck = await playersOn(cluster.databaseUrl, node.port);
  begin({ kind, what: `node ${number} ${signal}${note}, ${struck.size} players' traders on it`, struck });
  node.signal(signal);
}

/** Whose traders the node on the port has. */
async function playersOn(url: string, port: number): Promise<Set<string>> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ key: string }>(
      `SELECT a.key FROM actor a JOIN node n ON n.inc = a.owner AND n.state = 'live' WHERE a.kind = 'trader' AND n.site LIKE '%:' || $1`,
      [String(port)],
    );
    return new Set(rows.map(({ key }) => key));
  } finally {
    await client.end();
  }
}
