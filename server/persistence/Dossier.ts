/**
 * All that is kept of one person, as one JSON: for himself alone. His trader's parts and what he said are as checkpointed, about a second old;
 * the ledger has the latest movements, and says when there are more.
 */
import type { PrismaClient } from './prisma.ts';

const ROWS_MAX = 10_000;

export class Dossier {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** Null when there is no such account. No hash of a password or a token is any part of it. */
  async of(player: string): Promise<object | null> {
    const account = await this.#prisma.account.findFirst({
      where: { id: player, deletedAt: null },
      select: {
        ...{ id: true, name: true, email: true, role: true, createdAt: true },
        ...{ bannedUntil: true, banReason: true, mutedUntil: true },
      },
    });
    if (!account) return null;
    const self = `trader:${player}`;
    const movements = await this.#prisma.ledger.findMany({
      where: { OR: [{ debit: self }, { credit: self }] },
      orderBy: { at: 'desc' },
      take: ROWS_MAX,
      select: { at: true, asset: true, amount: true, debit: true, credit: true, reason: true, note: true },
    });
    const trades = await this.#prisma.trade.findMany({
      where: { OR: [{ buyer: self }, { seller: self }] },
      orderBy: { at: 'desc' },
      take: ROWS_MAX,
      select: { at: true, hub: true, item: true, price: true, quantity: true, buyer: true },
    });
    return {
      account,
      signIns: await this.#prisma.refreshToken.findMany({
        where: { accountId: player },
        select: { expiresAt: true, usedAt: true, revokedAt: true },
      }),
      trader: await this.#parts(player),
      said: await this.#said(player),
      // Whom he dealt with is the others' to know.
      trades: trades.map(({ buyer, ...trade }) => ({ ...trade, side: buyer === self ? 'buy' : 'sell' })),
      ledger: movements.map(({ amount, ...movement }) => ({ ...movement, amount: Number(amount) })),
      isLedgerWhole: movements.length < ROWS_MAX,
      reports: await this.#prisma.report.findMany({
        where: { reporter: player },
        select: { id: true, at: true, player: true, place: true, reason: true, words: true },
      }),
    };
  }

  async #parts(player: string): Promise<Record<string, unknown>> {
    const rows = await this.#prisma.actorPart.findMany({
      where: { kind: 'trader', key: player, NOT: { part: { startsWith: '~' } } },
      orderBy: { part: 'asc' },
      select: { part: true, value: true },
    });
    return Object.fromEntries(rows.map(({ part, value }) => [part, value]));
  }

  /** The lines that squares and guilds still have. */
  #said(player: string): Promise<readonly object[]> {
    return this.#prisma.$queryRaw<object[]>`
      SELECT kind || ':' || key AS place, to_timestamp((value->>'at')::float8 / 1000) AS at, value->>'text' AS text
      FROM actor_part WHERE kind IN ('hub', 'guild') AND (part LIKE 'line/%' OR part LIKE 'trade/%')
        AND value->>'player' = ${player} ORDER BY 2`;
  }
}
