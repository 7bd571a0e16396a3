/** The log read from outside, by a path of its own: straight from the tables. */
import type pg from 'pg';
import type { Reply } from '../../../actors/kit/actor.ts';
import type { Address } from '../../../actors/kit/address.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import type { SessionPart } from '../../../actors/kit/system-parts.ts';
import { unpackSegment } from '../../../server/host/segment.ts';

export interface LoggedSegment {
  readonly inc: string;
  readonly seq: number;
  readonly records: readonly ActorRecord[];
}

/** A command as the log has it: part of the record of what it did. */
export interface LoggedCommand {
  /** `<session>/<number>` */
  readonly name: string;
  readonly reply: Reply;
  readonly record: ActorRecord;
}

interface Row {
  readonly inc: string;
  readonly seq: string;
  readonly payload: Buffer;
  readonly crc: string;
}

/** Where a segment stands in the order of all. */
interface Position {
  readonly at: string;
  readonly inc: string;
  readonly seq: string;
}

const PAGE = 500;

/** The segments of one incarnation above a number. */
export async function readTail(client: pg.Client, inc: string, after: number): Promise<LoggedSegment[]> {
  const { rows } = await client.query<Row>(
    'SELECT inc, seq, payload, crc FROM segment WHERE inc = $1 AND seq > $2 ORDER BY seq',
    [inc, after],
  );
  return rows.map(unpack);
}

/**
 * All that was ever committed by all lives together, in the order of the database's clock. Whatever one segment knows of another
 * was committed before it was written, so causes come first; what has the same millisecond comes as one group.
 */
export async function* readLog(client: pg.Client): AsyncGenerator<readonly LoggedSegment[]> {
  const group: LoggedSegment[] = [];
  let after: Position = { at: '-infinity', inc: '', seq: '0' };
  let groupAt = '';
  for (;;) {
    const { rows } = await client.query<Row & Position>(
      `SELECT inc, seq, payload, crc, at::text AS at FROM segment WHERE (at, inc, seq) > ($1::timestamptz, $2, $3::bigint)
       ORDER BY at, inc, seq LIMIT ${PAGE}`,
      [after.at, after.inc, after.seq],
    );
    for (const row of rows) {
      if (row.at !== groupAt && group.length > 0) yield group.splice(0);
      groupAt = row.at;
      group.push(unpack(row));
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last;
  }
  if (group.length > 0) yield group;
}

function unpack({ inc, seq, payload, crc }: Row): LoggedSegment {
  return { inc, seq: Number(seq), records: unpackSegment(inc, Number(seq), { payload, crc: Number(crc) }) };
}

/** The command a record is the outcome of, if it is one: only a command moves its session on. */
export function commandIn(record: ActorRecord): LoggedCommand | null {
  for (const [key, part] of record.puts) {
    if (!key.startsWith('~session/') || part === null) continue;
    const { last, replies } = part as SessionPart;
    const reply = replies.find(([seq]) => seq === last)?.[1];
    if (last > 0 && reply) return { name: `${key.slice('~session/'.length)}/${last}`, reply, record };
  }
  return null;
}

/** Trades in a segment: the order that set each off, and the actors whose records it takes. */
export function tradesIn({
  records,
}: LoggedSegment): { readonly taker: string; readonly actors: readonly Address[] }[] {
  return records.flatMap(({ address, facts }) =>
    facts
      .filter(({ type }) => type === 'trade')
      .map((fact) => ({
        taker: String(fact['taker']),
        actors: [...new Set([address, fact['buyer'] as Address, fact['seller'] as Address])],
      })),
  );
}
