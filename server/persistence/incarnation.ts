/**
 * The life of an incarnation: begun at boot, retired once, folded once. Terminal states; no rebirth.
 * Whoever finds a dead one retires it first (from then on nothing of it can land), then folds its tail, then claims.
 */
import { randomBytes } from 'node:crypto';
import type { PrismaClient } from '../../prisma/generated/client.ts';

export interface Incarnation {
  readonly inc: string;
  readonly address: string;
}

/** A new incarnation's id: sortable by start, unique for ever. It is also the application name of its connections. */
export function newIncarnation(now: Date): string {
  return `n${now.getTime().toString(36)}${randomBytes(6).toString('hex')}`;
}

export async function beginIncarnation(
  client: PrismaClient,
  inc: string,
  address: string,
  build: string,
  leaseMs: number,
): Promise<void> {
  await client.$executeRaw`
    WITH n AS (INSERT INTO node (inc, address, build) VALUES (${inc}::text, ${address}::text, ${build}::text)),
    p AS (INSERT INTO node_progress (inc) VALUES (${inc}::text))
    INSERT INTO node_lease (inc, expires_at) VALUES (${inc}::text, clock_timestamp() + ${leaseMs}::int * interval '1 ms')`;
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

/**
 * Retires an incarnation for good. Waits for an append of its in flight; ends the backend of one that hangs.
 * One autocommit statement, so that a retirer who freezes half-way blocks nobody.
 */
export async function retire(client: PrismaClient, inc: string): Promise<void> {
  for (;;) {
    try {
      await client.$executeRaw`
        WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '500ms', true))
        UPDATE node SET state = 'retired' FROM patience WHERE inc = ${inc}::text AND state = 'live'`;
      return;
    } catch (error) {
      if (!/lock timeout|55P03/.test(String(error))) throw error;
      await client.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ${inc}::text`;
    }
  }
}
