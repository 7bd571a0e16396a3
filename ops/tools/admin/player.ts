/** One player as an operator sees him: who he is, what was done to him, what he has. An e-mail only when it is asked for. */

import type pg from 'pg';
import { findAccount } from './accounts.ts';
import type { Recorded } from './chain.ts';

export interface Portrait {
  readonly id: string;
  readonly name: string;
  readonly guest: boolean;
  readonly email: string | null;
  readonly role: string;
  readonly createdAt: Date;
  readonly bannedUntil: Date | null;
  readonly banReason: string | null;
  readonly mutedUntil: Date | null;
  /** What operators did and wrote, the latest first. */
  readonly actions: readonly Pick<Recorded, 'id' | 'operator' | 'action' | 'reason'>[];
  readonly gold: number;
  readonly goods: readonly { readonly hub: string; readonly item: string; readonly quantity: number }[];
  readonly orders: readonly { readonly status: string; readonly count: number }[];
  /** Orders of operators that are not done yet. */
  readonly waiting: number;
}

const ACTIONS_MAX = 20;

export async function portray(client: pg.Client, who: string): Promise<Portrait> {
  const { id } = await findAccount(client, who);
  const ask = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> =>
    (await client.query<Row>(sql, [id])).rows;
  const [account] = await ask<Omit<Portrait, 'actions' | 'gold' | 'goods' | 'orders' | 'waiting'>>(
    `SELECT id, name, email IS NULL AS guest, email, role, created_at AS "createdAt", banned_until AS "bannedUntil",
            ban_reason AS "banReason", muted_until AS "mutedUntil" FROM account WHERE id = $1`,
  );
  if (!account) throw new Error(`${id} went while he was looked at`);
  const [wallet] = await ask<{ gold: string }>('SELECT gold FROM wallet WHERE trader = $1');
  const [orders] = await ask<{ waiting: number }>(
    'SELECT count(*)::int AS waiting FROM operator_order WHERE trader = $1 AND done_at IS NULL',
  );
  return {
    ...account,
    actions: await ask(
      `SELECT id::int, operator, action, reason FROM admin_action WHERE target = $1 ORDER BY id DESC LIMIT ${ACTIONS_MAX}`,
    ),
    gold: Number(wallet?.gold ?? 0),
    goods: await ask('SELECT hub, item, quantity::int FROM goods WHERE trader = $1 ORDER BY hub, item'),
    orders: await ask('SELECT status, count(*)::int FROM orders WHERE trader = $1 GROUP BY status ORDER BY status'),
    waiting: orders?.waiting ?? 0,
  };
}

export function describe(portrait: Portrait, showEmail: boolean): string {
  const { id, name, guest, email, role, createdAt, bannedUntil, banReason, mutedUntil } = portrait;
  const { actions, gold, goods, orders, waiting } = portrait;
  const shelves = Map.groupBy(goods, ({ hub }) => hub);
  const lines = [
    `${name} (${id}), ${guest ? 'guest' : role}, since ${createdAt.toISOString()}`,
    ...(showEmail ? [`e-mail: ${email ?? 'none'}`] : []),
    ...(isNow(bannedUntil) ? [`banned until ${bannedUntil?.toISOString()}: ${banReason}`] : []),
    ...(isNow(mutedUntil) ? [`muted until ${mutedUntil?.toISOString()}`] : []),
    `purse: ${gold} gold`,
    ...[...shelves].map(([hub, all]) => `${hub}: ${all.map(({ item, quantity }) => `${quantity} ${item}`).join(', ')}`),
    `orders: ${orders.map(({ status, count }) => `${count} ${status}`).join(', ') || 'none'}`,
    ...(waiting > 0 ? [`${waiting} of operators' orders not done yet`] : []),
    ...actions.map(({ id: number, operator, action, reason }) => `#${number} ${action} by ${operator}: ${reason}`),
  ];
  return lines.join('\n');
}

const isNow = (until: Date | null): boolean => until !== null && until.getTime() > Date.now();
