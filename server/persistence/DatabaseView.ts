/**
 * One moment of the whole database, for tools: a read-only transaction on a connection of its own. It takes no lock that
 * anybody waits for, and sees nothing that is committed after its first question.
 */
import type pg from 'pg';
import { connectOrExplain } from './connect.ts';
import type { StoredSegment } from './Store.ts';

export interface NodeProgressRow {
  readonly inc: string;
  readonly projectedThrough: number;
  readonly prunedThrough: number;
}

const SEGMENTS_AT_ONCE = 32;
const ROWS_AT_ONCE = 5_000;

export class DatabaseView {
  readonly #client: pg.Client;
  #cursors = 0;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<DatabaseView> {
    const client = await connectOrExplain(url, 'aurelian tool');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    return new DatabaseView(client);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(sql, [...values])).rows;
  }

  /** For what may be too much to hold at once. */
  async *stream<Row extends pg.QueryResultRow>(sql: string, atOnce = ROWS_AT_ONCE): AsyncGenerator<Row> {
    const cursor = `cursor_${++this.#cursors}`;
    await this.#client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const rows = await this.rows<Row>(`FETCH ${atOnce} FROM ${cursor}`);
      if (rows.length === 0) break;
      yield* rows;
    }
    await this.#client.query(`CLOSE ${cursor}`);
  }

  /** Every incarnation there ever was, the oldest first. */
  async nodes(): Promise<NodeProgressRow[]> {
    const rows = await this.rows<{ inc: string; projected: string; pruned: string }>(
      `SELECT n.inc, p.projected_through AS projected, p.pruned_through AS pruned
       FROM node n JOIN node_progress p ON p.inc = n.inc ORDER BY n.started_at, n.inc`,
    );
    return rows.map(({ inc, projected, pruned }) => ({
      inc,
      projectedThrough: Number(projected),
      prunedThrough: Number(pruned),
    }));
  }

  /** Segments of an incarnation above `after`, appended by then (epoch ms) at the latest. */
  async *segments(inc: string, after: number, until = Number.MAX_SAFE_INTEGER): AsyncGenerator<StoredSegment> {
    for (let last = after; ; ) {
      const rows = await this.rows<{ seq: string; payload: Buffer; crc: string; at: Date }>(
        `SELECT seq, payload, crc, at FROM segment
         WHERE inc = $1 AND seq > $2 AND extract(epoch FROM at) * 1000 <= $3 ORDER BY seq LIMIT ${SEGMENTS_AT_ONCE}`,
        [inc, last, until],
      );
      for (const { seq, payload, crc, at } of rows) {
        last = Number(seq);
        yield { seq: last, payload, crc: Number(crc), at: at.getTime() };
      }
      if (rows.length < SEGMENTS_AT_ONCE) return;
    }
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
