/** The world as it stands in the database once all is folded: what garbage must not change. */
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../testing/postgres.ts';

export interface StandingWorld {
  /** Every part of every actor, but for the kit's own and the merchants' clocks. */
  readonly parts: readonly unknown[];
  readonly ledger: number;
  readonly trades: number;
  readonly accounts: readonly unknown[];
}

/** `people` are those whose accounts must stay as they are; others may come. */
export function readWorld(database: string, people: readonly string[]): Promise<StandingWorld> {
  return withClient(database, async (client) => {
    const rows = async (sql: string, values: unknown[] = []) =>
      (await client.query(sql, values)).rows as Record<string, never>[];
    const isFolded = async () => {
      const [lag] = await rows(`SELECT (SELECT max(seq) FROM segment s WHERE s.inc = n.inc) - p.projected_through AS lag
        FROM node n JOIN node_progress p ON p.inc = n.inc WHERE n.state = 'live'`);
      return Number(lag?.['lag'] ?? 0) === 0;
    };
    while (!(await isFolded())) await pause(200);
    const count = async (table: string) => Number((await rows(`SELECT count(*) FROM ${table}`))[0]?.['count']);
    return {
      parts: await rows(`SELECT kind, key, part, value FROM actor_part WHERE part NOT LIKE '~%'
        AND NOT (kind = 'hub' AND (part = 'merchant' OR part LIKE 'stock/%')) ORDER BY kind, key, part`),
      ledger: await count('ledger'),
      trades: await count('trade'),
      accounts: await rows(
        'SELECT id, email, password_hash, name, role, banned_until FROM account WHERE id = ANY($1) ORDER BY id',
        [people],
      ),
    };
  });
}

/** What /metrics says went wrong so far. */
export async function readFaults(origin: string): Promise<string[]> {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  return metrics.split('\n').filter((line) => /^aurelian_faults_total\{.*\} [^0]/.test(line));
}
