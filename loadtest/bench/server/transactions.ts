/**
 * The usual way, for comparison: one interactive Prisma transaction per command, with the same promises kept by rows. Each
 * command locks and writes the memory of its session (so that a command sent again gets its first reply), the purse or the goods,
 * its order, its entries in the ledger, and on a fill the trade and the other side's rows. In its favour it draws no candles,
 * takes no fee, never trims old orders, and an order meets at most one other.
 */
import { opposite } from '../../../actors/auction/rules.ts';
import type { Side } from '../../../actors/content/terms.ts';
import { accepted, type Notice, type Reply, refused } from '../../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { makePrisma, type PrismaClient } from '../../../server/persistence/prisma.ts';

type Placing = Extract<PlayerCommand, { type: 'placeOrder' }>;
type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** A command as a session sends it. */
export interface Asked {
  readonly session: string;
  readonly seq: number;
  readonly ackBelow: number;
  readonly body: PlayerCommand;
}

/** What came of a command: its answer, and what traders are to be told besides. */
export interface Done {
  readonly reply: Reply;
  readonly news: readonly { readonly trader: string; readonly notice: Notice }[];
}

type Remembered = readonly [seq: number, reply: Reply];

/** One entry of the ledger: asset, amount, from, to, why. */
type Entry = readonly [asset: string, amount: number, debit: string, credit: string, reason: string];

interface OrderRow {
  readonly id: string;
  readonly trader: string;
  readonly price: number;
}

/** Whose account holds what is laid down with an order. */
const HOUSE = 'house';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS bench_wallet (trader text PRIMARY KEY, gold bigint NOT NULL CHECK (gold >= 0), placed int NOT NULL DEFAULT 0) WITH (fillfactor = 50)`,
  `CREATE TABLE IF NOT EXISTS bench_goods (trader text, item text, quantity bigint NOT NULL CHECK (quantity >= 0), PRIMARY KEY (trader, item)) WITH (fillfactor = 50)`,
  `CREATE TABLE IF NOT EXISTS bench_order (id text PRIMARY KEY, seq bigserial, trader text NOT NULL, side text NOT NULL, item text NOT NULL, price int NOT NULL, status text NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS bench_book ON bench_order (item, side, price, seq) WHERE status = 'open'`,
  `CREATE TABLE IF NOT EXISTS bench_session (session text PRIMARY KEY, last int NOT NULL DEFAULT 0, replies jsonb NOT NULL DEFAULT '[]') WITH (fillfactor = 50)`,
  `CREATE TABLE IF NOT EXISTS bench_ledger (id bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(), asset text NOT NULL, amount bigint NOT NULL, debit text NOT NULL, credit text NOT NULL, reason text NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS bench_ledger_debit ON bench_ledger (debit, at)`,
  `CREATE INDEX IF NOT EXISTS bench_ledger_credit ON bench_ledger (credit, at)`,
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

  async settle(trader: string, session: string): Promise<void> {
    await this.#client.$executeRaw`INSERT INTO bench_session (session) VALUES (${session}) ON CONFLICT DO NOTHING`;
    await this.#client
      .$executeRaw`INSERT INTO bench_wallet (trader, gold) VALUES (${trader}, 500) ON CONFLICT DO NOTHING`;
    await this.#client.$executeRaw`INSERT INTO bench_goods VALUES (${trader}, 'iron_ore', 10) ON CONFLICT DO NOTHING`;
  }

  async command(trader: string, asked: Asked): Promise<Done> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#client.$transaction((tx) => once(tx, trader, asked), OPTIONS);
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.test(String(error))) throw error;
      }
    }
  }
}

/** The reply is remembered in the transaction that it speaks of. */
async function once(tx: Tx, trader: string, { session, seq, ackBelow, body }: Asked): Promise<Done> {
  const [memory] = await tx.$queryRaw<{ last: number; replies: Remembered[] }[]>`
    SELECT last, replies FROM bench_session WHERE session = ${session} FOR UPDATE`;
  if (!memory) return quietly(refused('sessionClosed'));
  if (seq <= memory.last) return quietly(memory.replies.find(([of]) => of === seq)?.[1] ?? refused('alreadyAnswered'));
  if (seq !== memory.last + 1) return quietly(refused('outOfOrder', { expected: memory.last + 1 }));
  const { reply, news } = await decide(tx, trader, body);
  const replies = [...memory.replies.filter(([of]) => of >= ackBelow), [seq, reply]];
  await tx.$executeRaw`
    UPDATE bench_session SET last = ${seq}, replies = ${JSON.stringify(replies)}::jsonb WHERE session = ${session}`;
  return { reply, news };
}

const quietly = (reply: Reply): Done => ({ reply, news: [] });

async function decide(tx: Tx, trader: string, command: PlayerCommand): Promise<Done> {
  if (command.type === 'placeOrder') return place(tx, trader, command);
  if (command.type === 'cancelOrder') return cancel(tx, trader, command.order);
  return quietly(refused('invalid'));
}

/** All entries of a command in one statement. */
async function enter(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const [assets, amounts, debits, credits, reasons] = [0, 1, 2, 3, 4].map((n) => entries.map((entry) => entry[n]));
  await tx.$executeRaw`
    INSERT INTO bench_ledger (asset, amount, debit, credit, reason)
    SELECT * FROM unnest(${assets}::text[], ${amounts}::bigint[], ${debits}::text[], ${credits}::text[], ${reasons}::text[])`;
}

async function place(tx: Tx, trader: string, { side, item, price }: Placing): Promise<Done> {
  const [wallet] = await tx.$queryRaw<{ gold: bigint; placed: number }[]>`
    SELECT gold, placed FROM bench_wallet WHERE trader = ${trader} FOR UPDATE`;
  if (!wallet || (side === 'buy' && wallet.gold < price)) return quietly(refused('notEnoughGold'));
  if (side === 'sell') {
    const [goods] = await tx.$queryRaw<{ quantity: bigint }[]>`
      SELECT quantity FROM bench_goods WHERE trader = ${trader} AND item = ${item} FOR UPDATE`;
    if (!goods || goods.quantity < 1n) return quietly(refused('notEnoughGoods'));
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
  const laidDown: Entry = side === 'sell' ? [item, 1, trader, HOUSE, 'place'] : ['gold', price, trader, HOUSE, 'place'];
  await enter(tx, [laidDown, ...(maker ? await meet(tx, { maker, taker: trader, price, side, item }) : [])]);
  const filled = (of: string, id: string, its: Side) => ({
    trader: of,
    notice: { type: 'orderFilled', order: id, side: its, item, quantity: 1, proceeds: maker?.price, fee: 0, left: 0 },
  });
  const news = maker ? [filled(maker.trader, maker.id, opposite(side)), filled(trader, order, side)] : [];
  return { reply: accepted({ order, status }), news };
}

/** The maker's gold or goods were laid down with his order. */
async function meet(
  tx: Tx,
  deal: { maker: OrderRow; taker: string; price: number; side: Side; item: string },
): Promise<Entry[]> {
  const { maker, taker, price, side, item } = deal;
  await tx.$executeRaw`UPDATE bench_order SET status = 'filled' WHERE id = ${maker.id}`;
  if (side === 'buy') {
    await give(tx, taker, item, 1);
    await tx.$executeRaw`UPDATE bench_wallet SET gold = gold + ${maker.price} WHERE trader = ${maker.trader}`;
  } else await give(tx, maker.trader, item, 1);
  const [buyer, seller] = side === 'buy' ? [taker, maker.trader] : [maker.trader, taker];
  await tx.$executeRaw`INSERT INTO bench_trade (item, price, buyer, seller) VALUES (${item}, ${maker.price}, ${buyer}, ${seller})`;
  const change = side === 'buy' ? price - maker.price : 0;
  return [
    [item, 1, HOUSE, buyer, 'filled'],
    ['gold', maker.price, HOUSE, seller, 'filled'],
    ...(change > 0 ? [['gold', change, HOUSE, buyer, 'filled'] as const] : []),
  ];
}

async function cancel(tx: Tx, trader: string, id: string): Promise<Done> {
  const [order] = await tx.$queryRaw<{ side: Side; item: string; price: number }[]>`
    UPDATE bench_order SET status = 'cancelled' WHERE id = ${id} AND trader = ${trader} AND status = 'open' RETURNING side, item, price`;
  if (!order) return quietly(refused('orderIsClosed'));
  if (order.side === 'sell') await give(tx, trader, order.item, 1);
  else await tx.$executeRaw`UPDATE bench_wallet SET gold = gold + ${order.price} WHERE trader = ${trader}`;
  const [asset, amount] = order.side === 'sell' ? [order.item, 1] : ['gold', order.price];
  await enter(tx, [[asset, amount, HOUSE, trader, 'closed']]);
  const notice = { type: 'orderClosed', order: id, side: order.side, item: order.item, status: 'cancelled' };
  return { reply: accepted({ order: id }), news: [{ trader, notice }] };
}

async function give(tx: Tx, trader: string, item: string, quantity: number): Promise<void> {
  await tx.$executeRaw`UPDATE bench_goods SET quantity = quantity + ${quantity} WHERE trader = ${trader} AND item = ${item}`;
}
