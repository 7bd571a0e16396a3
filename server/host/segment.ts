/**
 * Segments: the bytes of the log. A segment is its length, a format number, the incarnation and number it belongs to, and its
 * cascades, each packed on its own when it was decided, so that nothing later can change what was decided.
 * Every defect of a stored segment has a name; a defective one is never served.
 */
import { crc32c } from '@node-rs/crc32';
import { Packr } from 'msgpackr';
import type { Address } from '../../actors/kit/address.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';

export const SEGMENT_FORMAT = 1;

export type SegmentDefect = 'flipped' | 'truncated' | 'missing' | 'stale' | 'newer';

/** A stored segment that cannot be trusted. */
export class SegmentError extends Error {
  override name = 'SegmentError';
  readonly defect: SegmentDefect;

  constructor(defect: SegmentDefect, inc: string, seq: number, detail: string) {
    super(`segment ${seq} of ${inc} is ${defect}: ${detail}`);
    this.defect = defect;
  }
}

const LENGTH_BYTES = 4;

const packr = new Packr({ useRecords: false, int64AsType: 'number' });

/** One cascade, packed at the moment of its decision. */
export function packCascade(records: readonly ActorRecord[]): Buffer {
  return packr.pack(
    records.map((r) => [
      r.address,
      r.epoch,
      r.ver,
      r.stateVersion,
      r.at,
      r.wakeAt,
      r.puts,
      r.movements.map(movementToRow),
      r.facts,
    ]),
  );
}

export function packSegment(
  inc: string,
  seq: number,
  cascades: readonly Uint8Array[],
): { payload: Buffer; crc: number } {
  const body = packr.pack([SEGMENT_FORMAT, inc, seq, cascades]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(body.length);
  return { payload: Buffer.concat([length, body]), crc: crc32c(body) };
}

/** The records of a stored segment, in order. Throws `SegmentError` on anything but the segment that was written there. */
export function unpackSegment(inc: string, seq: number, stored: { payload: Uint8Array; crc: number }): ActorRecord[] {
  const [format, ofInc, ofSeq, cascades] = packr.unpack(soundBody(inc, seq, stored)) as [
    number,
    string,
    number,
    Uint8Array[],
  ];
  if (format !== SEGMENT_FORMAT)
    throw new SegmentError('newer', inc, seq, `format ${format}, this build reads ${SEGMENT_FORMAT}`);
  if (ofInc !== inc || ofSeq !== seq) throw new SegmentError('stale', inc, seq, `it says it is ${ofSeq} of ${ofInc}`);
  return cascades.flatMap((cascade) => (packr.unpack(cascade) as RecordRow[]).map(rowToRecord));
}

/** The body, if it is what was written: length and checksum are in two places, so that one tells what befell the other. */
function soundBody(inc: string, seq: number, { payload, crc }: { payload: Uint8Array; crc: number }): Buffer {
  const stored = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const body = stored.subarray(LENGTH_BYTES);
  const isSized = stored.length >= LENGTH_BYTES && stored.readUInt32LE() === body.length;
  const isWhole = crc32c(body) === crc;
  if (isSized && isWhole) return body;
  const defect = isSized || isWhole ? 'flipped' : 'truncated';
  throw new SegmentError(defect, inc, seq, `${body.length} bytes and checksum ${crc32c(body)}, stored with ${crc}`);
}

/** Checks that stored segments follow one another without a hole. */
export function assertNoGap(inc: string, after: number, seqs: readonly number[]): void {
  let expected = after + 1;
  for (const seq of seqs) {
    if (seq !== expected) throw new SegmentError('missing', inc, expected, `the next one stored is ${seq}`);
    expected++;
  }
}

type MovementRow = [asset: string, amount: number, debit: string, credit: string, reason: string];
type RecordRow = [
  Address,
  number,
  number,
  number,
  number,
  number | null,
  ActorRecord['puts'],
  MovementRow[],
  ActorRecord['facts'],
];

function movementToRow({ asset, amount, debit, credit, reason }: ActorRecord['movements'][number]): MovementRow {
  return [asset, amount, debit, credit, reason];
}

function rowToRecord([address, epoch, ver, stateVersion, at, wakeAt, puts, movements, facts]: RecordRow): ActorRecord {
  return {
    address,
    epoch,
    ver,
    stateVersion,
    at,
    wakeAt,
    puts,
    movements: movements.map(
      ([asset, amount, debit, credit, reason]) =>
        ({ asset, amount, debit, credit, reason }) as ActorRecord['movements'][number],
    ),
    facts,
  };
}
