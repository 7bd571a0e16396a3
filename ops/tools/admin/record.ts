/** Whatever an operator does, the row that says so is written with it: both, or neither. */
import type pg from 'pg';
import { type Action, Chain, type Details, hashOf, ORIGIN, type Recorded } from './chain.ts';

/** Who does it, and why: nothing is done without. */
export interface Signature {
  readonly operator: string;
  readonly reason: string;
}

export type Deed<T> = Pick<Action, 'action' | 'target'> & { readonly details?: Details; readonly result: T };

/** The deed is given the number of its row. Rows are numbered in the order in which they become visible. */
export async function act<T>(
  client: pg.Client,
  { operator, reason }: Signature,
  deed: (id: number) => Promise<Deed<T>>,
): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query('LOCK TABLE admin_action IN EXCLUSIVE MODE');
    const last = await client.query<{ id: string; hash: string; at: string }>(
      `SELECT coalesce(max(id), 0) + 1 AS id, coalesce((array_agg(hash ORDER BY id DESC))[1], $1) AS hash,
              floor(extract(epoch FROM clock_timestamp()) * 1000) AS at FROM admin_action`,
      [ORIGIN],
    );
    const [head] = last.rows;
    const id = Number(head?.id);
    const { action, target, details = {}, result } = await deed(id);
    const row: Action = { id, at: Number(head?.at), operator, action, target, reason, details };
    await client.query(
      `INSERT INTO admin_action (id, at, operator, action, target, reason, details, hash)
       VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4, $5, $6, $7, $8)`,
      [id, row.at, operator, action, target, reason, JSON.stringify(details), hashOf(head?.hash ?? ORIGIN, row)],
    );
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** All that was recorded, oldest first, above a number. */
export async function readActions(client: pg.Client, after: number, limit: number): Promise<Recorded[]> {
  const { rows } = await client.query<Omit<Recorded, 'id' | 'at'> & { id: string; at: Date }>(
    'SELECT * FROM admin_action WHERE id > $1 ORDER BY id LIMIT $2',
    [after, limit],
  );
  return rows.map(({ id, at, ...row }) => ({ ...row, id: Number(id), at: at.getTime() }));
}

const ROWS_AT_ONCE = 1_000;

export interface Verdict {
  /** What is wrong with the first row that is; null when the chain holds. */
  readonly wrong: string | null;
  readonly head: string;
  readonly actions: number;
}

/** Walks the whole chain. */
export async function verify(client: pg.Client, seen: (row: Recorded) => void = () => {}): Promise<Verdict> {
  const chain = new Chain();
  let wrong: string | null = null;
  let actions = 0;
  for (let after = 0; ; ) {
    const rows = await readActions(client, after, ROWS_AT_ONCE);
    for (const row of rows) {
      seen(row);
      actions += 1;
      after = row.id;
      wrong ??= chain.add(row);
    }
    if (rows.length < ROWS_AT_ONCE) return { wrong, head: chain.head, actions };
  }
}
