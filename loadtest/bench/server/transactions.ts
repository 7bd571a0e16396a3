/**
 * The usual way, for comparison: one interactive Prisma transaction per command, doing the same trade on tables. In its
 * favour it keeps no command memory and no ledger, and takes no fee; an order meets at most one other.
 */

import { accepted, type Reply, refused } from '../../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { makePrisma, type PrismaClient } from '../../../server/persistence/prisma.ts';

type Placing = Extract<PlayerCommand, { type: 'placeOrder' }>;
type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

interface OrderRow {
  readonly id: string;
  readonly trader: string;
  readonly price: number;
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS bench_wallet (trader text PRIMARY KEY, gold bigint NOT NULL CHECK (gold >= 0), placed int NOT NULL DEFAULT 0) WITH (fillfactor = 50)`,
  `CREATE TABLE IF NOT EXISTS bench_goods (trader text, item text, quantity bigint NOT NULL CHECK (quantity >= 0), PRIMARY KEY (trader, item)) WITH (fillfactor = 50)`,
  `CREATE TABLE IF NOT EXISTS bench_order (id text PRIMARY KEY, seq bigserial, trader text NOT NULL, side text NOT NULL, item text NOT NULL, price int NOT NULL, status text NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS bench_book ON bench_order (item, side, price, seq) WHERE status = 'open'`,
  `CREATE TABLE IF NOT EXISTS bench_trade (id bigserial PRIMARY KEY, item text, price int, buyer text, seller text, at timestamptz NOT NULL DEFAULT clock_timestamp())`,
] as const;

/** A deadlock or a lost race: asked again, as one does. */
const RETRYABLE = /40P01|40001|deadlock|P2034|write conflict/i;
const ATTEMPTS = 10;
const OPTIONS = { maxWait: 60_000, timeout: 60_000 };

export class Transactions {
  readonly #url: string;
  #client: PrismaClient;

  private constructor(url: string, client: PrismaClient) {
    this.#url = url;
    this.#client = client;
  }

  static async open(url: string, poolMax: number): Promise<Transactions> {
    const client = makePrisma(url, { poolMax, applicationName: 'bench-transactions' });
    for (const table of TABLES) await client.$executeRawUnsafe(table);
    return new Transactions(url, client);
  }

  async resize(poolMax: number): Promise<void> {
    const before = this.#client;
    this.#client = makePrisma(this.#url, { poolMax, applicationName: 'bench-transactions' });
    await before.$disconnect();
  }

  async settle(trader: string): Promise<void> {
    await this.#client
      .$executeRaw`INSERT INTO bench_wallet (trader, gold) VALUES (${trader}, 500) ON CONFLICT DO NOTHING`;
    await this.#client.$executeRaw`INSERT INTO bench_goods VALUES (${trader}, 'iron_ore', 10) ON CONFLICT DO NOTHING`;
  }

  async command(trader: string, command: PlayerCommand): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#client.$transaction((tx) => {
          if (command.type === 'placeOrder') return place(tx, trader, command);
          if (command.type === 'cancelOrder') return cancel(tx, trader, command.order);
          return Promise.resolve(refused('invalid'));
        }, OPTIONS);
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.test(String(error))) throw error;
      }
    }
  }
}

async function place(tx: Tx, trader: string, { side, item, price }: Placing): Promise<Reply> {
  const [wallet] = await tx.$queryRaw<{ gold: bigint; placed: number }[]>`
    SELECT gold, placed FROM bench_wallet WHERE trader = ${trader} FOR UPDATE`;
  if (!wallet || (side === 'buy' && wallet.gold < price)) return refused('notEnoughGold');
  if (side === 'sell') {
    const [goods] = await tx.$queryRaw<{ quantity: bigint }[]>`
      SELECT quantity FROM bench_goods WHERE trader = ${trader} AND item = ${item} FOR UPDATE`;
    if (!goods || goods.quantity < 1n) return refused('notEnoughGoods');
  }
  const order = `${trader}-${wallet.placed + 1}`;
  const [maker] =
    side === 'buy'
      ? await tx.$queryRaw<OrderRow[]>`
          SELECT id, trader, price FROM bench_order WHERE item = ${item} AND side = 'sell' AND status = 'open' AND price <= ${price}
            AND trader <> ${trader} ORDER BY price, seq LIMIT 1 FOR UPDATE SKIP LOCKED`
      : await tx.$queryRaw<OrderRow[]>`
          SELECT id, trader, price FROM bench_order WHERE item = ${item} AND side = 'buy' AND status = 'open' AND price >= ${price}
            AND trader <> ${trader} ORDER BY price DESC, seq LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const status = maker ? 'filled' : 'open';
  await tx.$executeRaw`
    INSERT INTO bench_order (id, trader, side, item, price, status) VALUES (${order}, ${trader}, ${side}, ${item}, ${price}, ${status})`;
  const gold = side === 'buy' ? -(maker?.price ?? price) : (maker?.price ?? 0);
  await tx.$executeRaw`UPDATE bench_wallet SET gold = gold + ${gold}, placed = placed + 1 WHERE trader = ${trader}`;
  if (side === 'sell') await give(tx, trader, item, -1);
  if (maker) await meet(tx, { maker, taker: trader, side, item });
  return accepted({ order, status: maker ? 'filled' : 'open' });
}

/** The maker's gold or goods were laid down with his order. */
async function meet(
  tx: Tx,
  deal: { maker: OrderRow; taker: string; side: 'buy' | 'sell'; item: string },
): Promise<void> {
  const { maker, taker, side, item } = deal;
  await tx.$executeRaw`UPDATE bench_order SET status = 'filled' WHERE id = ${maker.id}`;
  if (side === 'buy') {
    await give(tx, taker, item, 1);
    await tx.$executeRaw`UPDATE bench_wallet SET gold = gold + ${maker.price} WHERE trader = ${maker.trader}`;
  } else await give(tx, maker.trader, item, 1);
  const [buyer, seller] = side === 'buy' ? [taker, maker.trader] : [maker.trader, taker];
  await tx.$executeRaw`INSERT INTO bench_trade (item, price, buyer, seller) VALUES (${item}, ${maker.price}, ${buyer}, ${seller})`;
}

async function cancel(tx: Tx, trader: string, id: string): Promise<Reply> {
  const [order] = await tx.$queryRaw<{ side: string; item: string; price: number }[]>`
    UPDATE bench_order SET status = 'cancelled' WHERE id = ${id} AND trader = ${trader} AND status = 'open' RETURNING side, item, price`;
  if (!order) return refused('orderIsClosed');
  if (order.side === 'sell') await give(tx, trader, order.item, 1);
  else await tx.$executeRaw`UPDATE bench_wallet SET gold = gold + ${order.price} WHERE trader = ${trader}`;
  return accepted({ order: id });
}

async function give(tx: Tx, trader: string, item: string, quantity: number): Promise<void> {
  await tx.$executeRaw`UPDATE bench_goods SET quantity = quantity + ${quantity} WHERE trader = ${trader} AND item = ${item}`;
}
