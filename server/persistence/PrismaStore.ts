/**
 * The store on Postgres, through Prisma. Every fenced statement is one autocommit statement: never an interactive
 * transaction, which a frozen process would hold open and so block the take-over of its own actors.
 */
import type { Address } from '../../actors/kit/address.ts';
import { addressOf, type Kind, keyOf, kindOf } from '../../actors/kit/address.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { writeHistory } from './history.ts';
import { leave, readNodes, readOwners, retireIfDead } from './incarnation.ts';
import type {
  CandleRow,
  Checkpoint,
  Claimed,
  Due,
  Evidence,
  Held,
  History,
  NodeInfo,
  Store,
  StoredSegment,
  Tail,
} from './Store.ts';
import { StoreChanged, StoreUnavailable } from './Store.ts';

export interface PrismaStoreClients {
  /** One connection, used by appends alone: they are never queued behind anything, nor sent twice at once. */
  readonly log: PrismaClient;
  readonly work: PrismaClient;
}

interface Answer {
  /** When the server that answered was started: it tells one life of one server from any other. */
  readonly server: string;
}

export class PrismaStore implements Store {
  readonly inc: string;
  readonly #log: PrismaClient;
  readonly #work: PrismaClient;
  /** The server that answered last, and the cluster this incarnation began on: a promoted standby may lack the tail. */
  #server: string | null = null;
  #cluster: string | null = null;

  constructor(inc: string, clients: PrismaStoreClients) {
    this.inc = inc;
    this.#log = clients.log;
    this.#work = clients.work;
  }

  async append(seq: number, payload: Uint8Array, crc: number): Promise<'committed' | 'fenced'> {
    return this.#onLog(async () => {
      const bytes = payload as Uint8Array<ArrayBuffer>;
      const landed = await this.#log.$queryRaw<Answer[]>`
        INSERT INTO segment (inc, seq, payload, crc)
        SELECT n.inc, ${seq}::bigint, ${bytes}::bytea, ${crc}::bigint FROM node n
        WHERE n.inc = ${this.inc}::text AND n.state = 'live'
          AND (${seq}::bigint = 1 OR EXISTS (SELECT 1 FROM segment WHERE inc = ${this.inc}::text AND seq = ${seq}::bigint - 1))
        FOR SHARE OF n
        ON CONFLICT (inc, seq) DO NOTHING
        RETURNING pg_postmaster_start_time()::text AS server`;
      if (await this.#isOfSameCluster(landed)) return 'committed';
      // An append of unknown outcome that had landed after all, or the fence: only the stored checksum tells them apart.
      const stored = await this.#log.$queryRaw<Answer[]>`
        SELECT pg_postmaster_start_time()::text AS server FROM segment
        WHERE inc = ${this.inc}::text AND seq = ${seq}::bigint AND crc = ${crc}::bigint`;
      return (await this.#isOfSameCluster(stored)) ? 'committed' : 'fenced';
    });
  }

  async isLive(): Promise<boolean> {
    return this.#onLog(async () => {
      const live = await this.#log.$queryRaw<Answer[]>`
        SELECT pg_postmaster_start_time()::text AS server FROM node WHERE inc = ${this.inc}::text AND state = 'live'`;
      return this.#isOfSameCluster(live);
    });
  }

  /** Whether there is an answer; when another server gave it than before, it must be of the same cluster and timeline. */
  async #isOfSameCluster([answer]: Answer[]): Promise<boolean> {
    if (!answer) return false;
    if (answer.server !== this.#server) {
      const cluster = await readCluster(this.#log);
      this.#cluster ??= cluster;
      if (cluster !== this.#cluster)
        throw new StoreChanged(`the database changed under us: ${this.#cluster} became ${cluster}`);
      this.#server = answer.server;
    }
    return true;
  }

  async #onLog<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof StoreChanged) throw error;
      throw new StoreUnavailable('log', { cause: error });
    }
  }

  async claim(addresses: readonly Address[]): Promise<Claimed[]> {
    const kinds = addresses.map(kindOf);
    const keys = addresses.map(keyOf);
    return this.#onWork(async () => {
      // Only rows that are not there: ON CONFLICT alone would wait for whoever is about to change one that is.
      await this.#work.$executeRaw`
        INSERT INTO actor (kind, key) SELECT w.kind, w.key FROM unnest(${kinds}::text[], ${keys}::text[]) w(kind, key)
        WHERE NOT EXISTS (SELECT 1 FROM actor a WHERE a.kind = w.kind AND a.key = w.key)
        ORDER BY w.kind, w.key ON CONFLICT DO NOTHING`;
      const heads = await this.#work.$queryRaw<
        { kind: Kind; key: string; own_epoch: bigint; ver: bigint; state_version: number; at: number }[]
      >`
        WITH fence AS (SELECT inc FROM node WHERE inc = ${this.inc}::text AND state = 'live' FOR SHARE),
        free AS MATERIALIZED (
          SELECT a.kind, a.key FROM actor a JOIN unnest(${kinds}::text[], ${keys}::text[]) w(kind, key) ON a.kind = w.kind AND a.key = w.key
          WHERE a.owner IS NULL OR a.owner = ${this.inc}::text OR EXISTS (SELECT 1 FROM node n WHERE n.inc = a.owner AND n.state = 'folded')
          ORDER BY a.kind, a.key FOR UPDATE OF a SKIP LOCKED)
        UPDATE actor a SET owner = fence.inc, own_epoch = a.own_epoch + CASE WHEN a.owner = fence.inc THEN 0 ELSE 1 END FROM fence, free
        WHERE a.kind = free.kind AND a.key = free.key
        RETURNING a.kind, a.key, a.own_epoch, a.ver, a.state_version, (extract(epoch FROM a.at) * 1000)::float8 AS at`;
      if (heads.length === 0) return [];
      const rows = await this.#work.$queryRaw<{ kind: Kind; key: string; part: string; value: unknown }[]>`
        SELECT p.kind, p.key, p.part, p.value FROM actor_part p
        JOIN unnest(${heads.map((h) => h.kind)}::text[], ${heads.map((h) => h.key)}::text[]) w(kind, key) ON p.kind = w.kind AND p.key = w.key`;
      const parts = new Map<Address, Map<string, unknown>>();
      for (const { kind, key, part, value } of rows) {
        const address: Address = `${kind}:${key}`;
        parts.set(address, (parts.get(address) ?? new Map<string, unknown>()).set(part, value));
      }
      return heads.map(({ kind, key, own_epoch, ver, state_version, at }) => {
        const address: Address = `${kind}:${key}`;
        return {
          address,
          epoch: Number(own_epoch),
          ver: Number(ver),
          stateVersion: state_version,
          at,
          parts: parts.get(address) ?? new Map(),
        };
      });
    });
  }

  async release({ address, epoch }: Held, ver: number): Promise<boolean> {
    return this.#onWork(async () => {
      const released = await this.#work.$executeRaw`
        WITH fence AS (SELECT inc FROM node WHERE inc = ${this.inc}::text AND state = 'live' FOR SHARE)
        UPDATE actor SET owner = NULL FROM fence
        WHERE kind = ${kindOf(address)}::text AND key = ${keyOf(address)}::text AND owner = fence.inc
          AND own_epoch = ${epoch}::bigint AND ver = ${ver}::bigint`;
      return released === 1;
    });
  }

  async due(limit: number): Promise<Due[]> {
    // The clock in a sub-select is asked once; asked for each row it could not be looked up in the index.
    return this.#onWork(async () => {
      const rows = await this.#work.$queryRaw<{ kind: Kind; key: string; wake_at: Date }[]>`
        (SELECT a.kind, a.key, a.wake_at FROM actor a WHERE a.wake_at <= (SELECT clock_timestamp())
          AND (a.owner IS NULL OR EXISTS (SELECT 1 FROM node n WHERE n.inc = a.owner AND n.state = 'folded'))
        ORDER BY a.wake_at LIMIT ${limit}::int)
        UNION ALL
        (SELECT a.kind, a.key, a.wake_at FROM actor a WHERE a.wake_at <= (SELECT clock_timestamp())
          AND a.owner = ${this.inc}::text
        ORDER BY a.wake_at LIMIT ${limit}::int)
        LIMIT ${limit}::int`;
      return rows.map(({ kind, key, wake_at }) => ({ address: addressOf(kind, key), wakeAt: wake_at.getTime() }));
    });
  }

  async checkpoint(owner: string, checkpoints: readonly Checkpoint[]): Promise<number> {
    const state = owner === this.inc ? 'live' : 'retired';
    const actors = Buffer.from(`[${checkpoints.map(checkpointText).join(',')}]`);
    return this.#onWork(async () => {
      const counted = await this.#work.$queryRaw<{ standing: number }[]>`
        WITH fence AS (SELECT inc FROM node WHERE inc = ${owner}::text AND state = ${state}::node_state FOR SHARE),
        h AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(convert_from(${actors}::bytea, 'UTF8')::jsonb)
              AS h(kind text, key text, epoch bigint, since bigint, ver bigint, state_version int, at timestamptz, woken boolean, wake_at timestamptz, puts jsonb)),
        before AS (SELECT count(*) FROM actor a JOIN h ON a.kind = h.kind AND a.key = h.key
              WHERE a.owner = ${owner}::text AND a.own_epoch = h.epoch AND a.ver >= h.ver),
        moved AS (UPDATE actor a SET ver = h.ver, state_version = h.state_version, at = h.at,
                    wake_at = CASE WHEN h.woken THEN h.wake_at ELSE a.wake_at END
                  FROM h, fence WHERE a.kind = h.kind AND a.key = h.key AND a.owner = fence.inc AND a.own_epoch = h.epoch AND a.ver < h.ver
                    AND (h.since IS NULL OR a.ver = h.since)
                  RETURNING a.kind, a.key, a.ver, h.puts),
        p AS (SELECT m.kind, m.key, m.ver, put.key AS part, put.value FROM moved m, jsonb_each(m.puts) put),
        dropped AS (DELETE FROM actor_part x USING p
                  WHERE p.value = 'null' AND x.kind = p.kind AND x.key = p.key AND x.part = p.part),
        written AS (INSERT INTO actor_part (kind, key, part, value, ver)
                  SELECT kind, key, part, value, ver FROM p WHERE value <> 'null'
                  ON CONFLICT (kind, key, part) DO UPDATE SET value = EXCLUDED.value, ver = EXCLUDED.ver)
        SELECT ((SELECT * FROM before) + (SELECT count(*) FROM moved))::int AS standing`;
      return counted[0]?.standing ?? 0;
    });
  }

  async writeHistory(owner: string, history: History): Promise<void> {
    return this.#onWork(() => writeHistory(this.#work, owner, history));
  }

  async unfolded(): Promise<Tail[]> {
    return this.#onWork(async () => {
      const rows = await this.#work.$queryRaw<TailRow[]>`
        SELECT n.inc, p.projected_through FROM node n JOIN node_progress p ON p.inc = n.inc
        WHERE n.state = 'retired' ORDER BY n.started_at`;
      return rows.map(toTail);
    });
  }

  async unprojected(): Promise<Tail[]> {
    return this.#onWork(async () => {
      const rows = await this.#work.$queryRaw<TailRow[]>`
        SELECT n.inc, p.projected_through FROM node n JOIN node_progress p ON p.inc = n.inc
        WHERE n.state = 'folded' AND EXISTS (SELECT 1 FROM segment s WHERE s.inc = n.inc AND s.seq > p.projected_through)
        ORDER BY n.started_at`;
      return rows.map(toTail);
    });
  }

  async segments(inc: string, after: number, limit: number): Promise<StoredSegment[]> {
    return this.#onWork(async () => {
      const rows = await this.#work.segment.findMany({
        where: { inc, seq: { gt: after } },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(({ seq, payload, crc, at }) => ({
        seq: Number(seq),
        payload,
        crc: Number(crc),
        at: at.getTime(),
      }));
    });
  }

  async markFolded(inc: string): Promise<void> {
    await this.#onWork(() =>
      this.#work.node.updateMany({ where: { inc, state: 'retired' }, data: { state: 'folded' } }),
    );
  }

  async renewLease(leaseMs: number): Promise<boolean> {
    return this.#onWork(async () => {
      const renewed = await this.#work.$executeRaw`
        UPDATE node_lease l SET expires_at = clock_timestamp() + ${leaseMs}::int * interval '1 ms'
        FROM node n WHERE l.inc = ${this.inc}::text AND n.inc = l.inc AND n.state = 'live'`;
      return renewed === 1;
    });
  }

  nodes(): Promise<NodeInfo[]> {
    return this.#onWork(() => readNodes(this.#work));
  }

  owners(addresses: readonly Address[]): Promise<Map<Address, string>> {
    return this.#onWork(() => readOwners(this.#work, addresses));
  }

  retire(inc: string, evidence: Evidence, leaseMs: number): Promise<boolean> {
    return this.#onWork(() => retireIfDead(this.#work, inc, evidence, leaseMs));
  }

  async beginDrain(): Promise<void> {
    await this.#onWork(() => this.#work.nodeLease.update({ where: { inc: this.inc }, data: { draining: true } }));
  }

  leave(): Promise<void> {
    return this.#onWork(() => leave(this.#work, this.inc));
  }

  async now(): Promise<number> {
    return this.#onWork(async () => {
      const rows = await this.#work.$queryRaw<
        { now: number }[]
      >`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
      return rows[0]?.now ?? Number.NaN;
    });
  }

  async candles(hub: string, item: string, size: string, limit: number): Promise<CandleRow[]> {
    return this.#onWork(async () => {
      const rows = await this.#work.candle.findMany({
        where: { hub, item, size },
        orderBy: { openedAt: 'desc' },
        take: limit,
      });
      return rows
        .reverse()
        .map(({ openedAt, open, high, low, close, volume }) => [
          openedAt.getTime(),
          open,
          high,
          low,
          close,
          Number(volume),
        ]);
    });
  }

  async #onWork<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw new StoreUnavailable('work', { cause: error });
    }
  }
}

interface TailRow {
  readonly inc: string;
  readonly projected_through: bigint;
}

const toTail = ({ inc, projected_through }: TailRow): Tail => ({ inc, projectedThrough: Number(projected_through) });

/** As one object: the parts are text already, and go in as they are; null is a part that is dropped. */
function checkpointText({ address, epoch, since, ver, stateVersion, at, wakeAt, puts }: Checkpoint): string {
  const head = JSON.stringify({
    kind: kindOf(address),
    key: keyOf(address),
    epoch,
    since,
    ver,
    state_version: stateVersion,
    at: new Date(at).toISOString(),
    woken: wakeAt !== undefined,
    wake_at: typeof wakeAt === 'number' ? new Date(wakeAt).toISOString() : null,
  });
  const parts = Array.from(puts, ([part, text]) => `${JSON.stringify(part)}:${text}`);
  return `${head.slice(0, -1)},"puts":{${parts.join(',')}}}`;
}

/** The control file names a new timeline only after its first checkpoint; the log itself does at once. */
async function readCluster(client: PrismaClient): Promise<string> {
  const rows = await client.$queryRaw<{ cluster: string }[]>`
    SELECT system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) AS cluster FROM pg_control_system()`;
  return rows[0]?.cluster ?? '';
}
