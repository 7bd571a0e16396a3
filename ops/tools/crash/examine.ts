/** The examination after the last round: the server has ended gently, its database is started alone and read. */
import type pg from 'pg';
import type { Address } from '../../../actors/kit/address.ts';
import { askAudit } from '../../../loadtest/ask-audit.ts';
import { startPostgres } from '../../../server/postgres/postgres.ts';
import { connect } from './database.ts';
import type { Ledger } from './ledger.ts';
import { readLog } from './log.ts';
import { Proof, type StoredActor, type Violations } from './proof.ts';

export interface Findings {
  readonly violations: Violations;
  readonly segments: number;
  readonly records: number;
  readonly actors: number;
  readonly audit: { readonly balanced: boolean; readonly said: string };
}

export async function examine(dataDir: string, ledger: Ledger): Promise<Findings> {
  const postgres = await startPostgres({ dataDir, log: () => {} });
  try {
    const url = await postgres.makeDatabase('aurelian');
    const client = await connect(url);
    const proof = new Proof();
    for await (const segment of readLog(client)) proof.add(segment);
    proof.conclude(ledger.commands.values());
    proof.compare(await readActors(client));
    await client.end();
    const { violations, segments, records, actors } = proof;
    violations.doubled.push(...ledger.contradictions.map((name) => `${name} was answered in two ways`));
    return { violations, segments, records, actors, audit: await askAudit(url) };
  } finally {
    await postgres.stop();
  }
}

async function readActors(client: pg.Client): Promise<Map<Address, StoredActor>> {
  const actors = new Map<Address, { ver: number; parts: Map<string, unknown> }>();
  const heads = await client.query<{ address: Address; ver: string }>(
    `SELECT kind || ':' || key AS address, ver FROM actor`,
  );
  for (const { address, ver } of heads.rows) actors.set(address, { ver: Number(ver), parts: new Map() });
  const rows = await client.query<{ address: Address; part: string; value: unknown }>(
    `SELECT kind || ':' || key AS address, part, value FROM actor_part`,
  );
  for (const { address, part, value } of rows.rows) actors.get(address)?.parts.set(part, value);
  return actors;
}
