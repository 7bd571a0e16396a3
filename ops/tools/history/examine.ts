/** The examination at the end: all servers have ended gently, their database is started alone and read. */
import type pg from 'pg';
import type { Address } from '../../../actors/kit/address.ts';
import { askAudit } from '../../../loadtest/ask-audit.ts';
import { startPostgres } from '../../../server/postgres/postgres.ts';
import { connect } from './connect.ts';
import type { Deadlines } from './deadlines.ts';
import type { Ledger } from './ledger.ts';
import { readLog } from './log.ts';
import { Proof, type StoredActor, type Violations } from './proof.ts';

export interface Findings {
  readonly violations: Violations;
  readonly deadlines: Deadlines;
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
    for await (const group of readLog(client)) proof.add(group);
    proof.violations.usurped.push(...(await readLateSegments(client)));
    proof.conclude(ledger.commands.values());
    proof.compare(await readActors(client));
    await client.end();
    const { violations, deadlines, segments, records, actors } = proof;
    violations.doubled.push(...ledger.contradictions.map((name) => `${name} was answered in two ways`));
    return { violations, deadlines, segments, records, actors, audit: await askAudit(url) };
  } finally {
    await postgres.stop();
  }
}

/** What a retired incarnation wrote after its log had been folded. */
async function readLateSegments(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ inc: string; seq: string }>(
    `SELECT s.inc, s.seq FROM segment s JOIN node n ON n.inc = s.inc AND n.state = 'folded'
     JOIN node_progress p ON p.inc = s.inc WHERE s.seq > p.projected_through`,
  );
  return rows.map(({ inc, seq }) => `segment ${seq} of ${inc}, which was folded without it`);
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
