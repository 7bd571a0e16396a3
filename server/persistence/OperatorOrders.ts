/** Orders of operators, as the server sees them: what waits, and what became of it. They are written by ops/tools/admin. */
import type { PrismaClient } from './prisma.ts';

export interface OperatorOrder {
  readonly id: number;
  /** The command to the actor: a trader, or a cause. */
  readonly type: string;
  readonly trader: string | null;
  readonly cause: string | null;
  readonly hub: string | null;
  readonly asset: string | null;
  readonly amount: number | null;
  readonly operator: string;
  readonly reason: string;
}

export class OperatorOrders {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** In the order of their numbers, which is the order in which they became visible. */
  async waiting(limit: number): Promise<OperatorOrder[]> {
    const rows = await this.#prisma.operatorOrder.findMany({
      where: { doneAt: null },
      orderBy: { id: 'asc' },
      take: limit,
    });
    return rows.map(({ id, amount, doneAt: _, refused: __, ...row }) => ({
      ...row,
      id: Number(id),
      amount: amount === null ? null : Number(amount),
    }));
  }

  async end(id: number, refused: string | null): Promise<void> {
    await this.#prisma.$executeRaw`
      UPDATE operator_order SET done_at = clock_timestamp(), refused = ${refused}::text WHERE id = ${id}::bigint AND done_at IS NULL`;
  }
}
