/** News by operators: what has not ended, the latest first. They are written by ops/tools/admin. */
import type { PrismaClient } from './prisma.ts';

export interface NewsItem {
  readonly id: number;
  readonly at: number;
  readonly title: string;
  readonly text: string;
}

const ROWS_MAX = 20;

export class NewsList {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async now(): Promise<NewsItem[]> {
    const rows = await this.#prisma.news.findMany({
      where: { endsAt: { gt: new Date() } },
      orderBy: { id: 'desc' },
      take: ROWS_MAX,
    });
    return rows.map(({ id, at, title, text }) => ({ id: Number(id), at: at.getTime(), title, text }));
  }
}
