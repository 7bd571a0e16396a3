/**
 * The life of an incarnation: begun at boot, retired once, folded once. Terminal states; no rebirth.
 * Whoever finds a dead one retires it first (from then on nothing of it can land), then folds its tail, then claims.
 */
import { randomBytes } from 'node:crypto';
import type { Address } from '../../actors/kit/address.ts';
import { type Kind, keyOf, kindOf } from '../../actors/kit/address.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import type { Evidence, NodeInfo } from './Store.ts';

export interface Incarnation {
  readonly inc: string;
  readonly address: string;
}

/** A new incarnation's id: sortable by start, unique for ever. It is also the application name of its connections. */
export function newIncarnation(now: Date): string {
  return `n${now.getTime().toString(36)}${randomBytes(6).toString('hex')}`;
}

/** Who begins: its id, where other nodes and players reach it, and what it runs. */
export interface Beginning {
  readonly inc: string;
  readonly address: string;
  readonly site: string;
  readonly build: string;
  /** Not open yet: no actor is placed there until `openIncarnation`. */
  readonly isClosed?: boolean;
}

export async function beginIncarnation(
  client: PrismaClient,
  { inc, address, site, build, isClosed = false }: Beginning,
  leaseMs: number,
): Promise<void> {
  await client.$executeRaw`
    WITH n AS (INSERT INTO node (inc, address, site, build) VALUES (${inc}::text, ${address}::text, ${site}::text, ${build}::text)),
    p AS (INSERT INTO node_progress (inc) VALUES (${inc}::text))
    INSERT INTO node_lease (inc, expires_at, draining)
      VALUES (${inc}::text, clock_timestamp() + ${leaseMs}::int * interval '1 ms', ${isClosed}::boolean)`;
}

/** From now on actors are placed here: people who are sent to them find a door. */
export async function openIncarnation(client: PrismaClient, inc: string): Promise<void> {
  await client.nodeLease.update({ where: { inc }, data: { draining: false } });
}

/** Live incarnations other than this one, and whether any connection of theirs is still open. */
export async function othersAlive(
  client: PrismaClient,
  inc: string,
): Promise<(Incarnation & { connected: boolean })[]> {
  return client.$queryRaw`
    SELECT n.inc, n.address, EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.application_name = n.inc) AS connected
    FROM node n WHERE n.state = 'live' AND n.inc <> ${inc}::text`;
}

/** Retires an incarnation for good, whatever it is doing. */
export async function retire(client: PrismaClient, inc: string): Promise<void> {
  await insist(
    client,
    inc,
    () => client.$executeRaw`
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '500ms', true))
      UPDATE node SET state = 'retired' FROM patience WHERE inc = ${inc}::text AND state = 'live'`,
  );
}

/**
 * Retires it if the evidence still holds at this very moment, by the database's clock and its own list of connections.
 * A lease that ran out while the database was away proves nothing: its holder could not renew it. True for who retired it.
 */
export async function retireIfDead(
  client: PrismaClient,
  inc: string,
  evidence: Evidence,
  leaseMs: number,
): Promise<boolean> {
  const retired = await insist(client, inc, () =>
    evidence === 'leaseOver'
      ? client.$executeRaw`
          WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '500ms', true)),
          over AS MATERIALIZED (SELECT l.inc FROM node_lease l, patience WHERE l.inc = ${inc}::text AND l.expires_at < clock_timestamp()
            AND pg_postmaster_start_time() < clock_timestamp() - ${leaseMs}::int * interval '1 ms' FOR UPDATE OF l)
          UPDATE node SET state = 'retired' FROM over WHERE node.inc = over.inc AND state = 'live'`
      : client.$executeRaw`
          WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '500ms', true))
          UPDATE node SET state = 'retired' FROM patience WHERE inc = ${inc}::text AND state = 'live'
            AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.application_name = ${inc}::text)`,
  );
  return retired === 1;
}

/**
 * One autocommit statement, so that a retirer who freezes half-way blocks nobody. It waits for an append in flight; the
 * backend of one that hangs is ended.
 */
async function insist(client: PrismaClient, inc: string, ask: () => Promise<number>): Promise<number> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!/lock timeout|55P03/.test(String(error))) throw error;
      await client.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ${inc}::text`;
    }
  }
}

/** Live incarnations, as their peers see them. */
export async function readNodes(client: PrismaClient): Promise<NodeInfo[]> {
  return client.$queryRaw`
    SELECT n.inc, n.address, n.site, l.draining AS "isDraining",
      (extract(epoch FROM l.expires_at - clock_timestamp()) * 1000)::float8 AS "leaseLeftMs"
    FROM node n JOIN node_lease l ON l.inc = n.inc WHERE n.state = 'live' ORDER BY n.inc`;
}

/** Who of the live has which actors. */
export async function readOwners(client: PrismaClient, addresses: readonly Address[]): Promise<Map<Address, string>> {
  const rows = await client.$queryRaw<{ kind: Kind; key: string; owner: string }[]>`
    SELECT a.kind, a.key, a.owner FROM actor a JOIN node n ON n.inc = a.owner AND n.state = 'live'
    JOIN unnest(${addresses.map(kindOf)}::text[], ${addresses.map(keyOf)}::text[]) w(kind, key) ON a.kind = w.kind AND a.key = w.key`;
  return new Map(rows.map(({ kind, key, owner }) => [`${kind}:${key}`, owner]));
}

/**
 * The end of a drain: folded at once if its whole log is projected, else whoever comes next folds the rest. The log is looked at
 * only once the row is ours: an append that was in flight until then is not in the picture an earlier statement has.
 */
export async function leave(client: PrismaClient, inc: string): Promise<void> {
  const lock = client.$queryRaw`SELECT inc FROM node WHERE inc = ${inc}::text FOR UPDATE`;
  const end = client.$executeRaw`
    UPDATE node n SET state = CASE WHEN EXISTS (SELECT 1 FROM segment s WHERE s.inc = n.inc AND s.seq > p.projected_through)
      THEN 'retired'::node_state ELSE 'folded' END
    FROM node_progress p WHERE p.inc = n.inc AND n.inc = ${inc}::text AND n.state = 'live'`;
  await client.$transaction([lock, end]);
}
