/** Grants and takings: the operator writes a numbered order, the server's trader carries it out, once. */
import type pg from 'pg';
import { parseCommand } from '../../../actors/trader/messages.ts';
import { pause } from '../../../server/postgres/process.ts';
import { StartError } from '../../../server/start-error.ts';
import { findAccount, type Player } from './accounts.ts';
import { act, type Signature } from './record.ts';

export interface Wanted {
  readonly type: 'grant' | 'confiscate';
  /** `gold`, or the key of an item. */
  readonly what: string;
  readonly amount: number;
  /** Where goods come to lie, or lie; where the trader is unless it is said. */
  readonly hub?: string;
}

export interface Ordered {
  readonly order: number;
  readonly player: Player;
}

export type Ending = { readonly state: 'done' | 'queued' } | { readonly state: 'refused'; readonly why: string };

const ASK_EVERY_MS = 100;

export function placeOrder(client: pg.Client, signature: Signature, who: string, wanted: Wanted): Promise<Ordered> {
  const { type, amount, hub } = wanted;
  const asset = wanted.what === 'gold' ? 'gold' : `item:${wanted.what}`;
  return act(client, signature, async (order) => {
    const player = await findAccount(client, who);
    // What the trader would not understand is better said now.
    const parsed = parseCommand({ type, order, asset, amount, ...(hub ? { hub } : {}), ...signature });
    if ('invalid' in parsed) throw new StartError(`This cannot be ordered: ${parsed.invalid}.`);
    await client.query(
      `INSERT INTO operator_order (id, type, trader, hub, asset, amount, operator, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [order, type, player.id, hub ?? null, asset, amount, signature.operator, signature.reason],
    );
    const action = type === 'grant' ? 'grant' : 'take';
    const details = { asset, amount, ...(hub ? { hub } : {}) };
    return { action, target: player.id, details, result: { order, player } };
  });
}

/** Waits while a server lives that will see to it; at most so long. */
export async function awaitOrder(client: pg.Client, order: number, limitMs: number): Promise<Ending> {
  for (const endsAt = Date.now() + limitMs; ; await pause(ASK_EVERY_MS)) {
    const { rows } = await client.query<{ done: boolean; refused: string | null; served: boolean }>(
      `SELECT done_at IS NOT NULL AS done, refused, EXISTS (SELECT 1 FROM node n JOIN pg_stat_activity a
         ON a.application_name = n.inc WHERE n.state = 'live') AS served
       FROM operator_order WHERE id = $1`,
      [order],
    );
    const [row] = rows;
    if (row?.done) return row.refused === null ? { state: 'done' } : { state: 'refused', why: row.refused };
    if (!row?.served || Date.now() > endsAt) return { state: 'queued' };
  }
}
