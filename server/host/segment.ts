/**
 * Segments: the bytes of the log. A segment is its length, a format number, the incarnation and number it belongs to, and its
 * cascades, compressed together: what they have in common is most of what they are.
 * Every defect of a stored segment has a name; a defective one is never served.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { crc32c } from '@node-rs/crc32';
import { Packr } from 'msgpackr';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { type LoggedRecord, parseRecord, unpackCascade, unpackFirstCascade } from './logged.ts';

/** Written by this build; 1, which is not compressed, is read as well. */
export const SEGMENT_FORMAT = 2;
const FIRST_FORMAT = 1;

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

/** A segment as it is stored. */
export interface SealedSegment {
  readonly payload: Uint8Array;
  readonly crc: number;
}

const LENGTH_BYTES = 4;
/** The fastest that is not a mere copy: records repeat one another so much that more effort finds little more. */
const COMPRESSION_LEVEL = 1;

/** Smaller ones zlib does not take. */
const CHUNK_MIN = 64;

const packr = new Packr({ useRecords: false });

export function packSegment(inc: string, seq: number, cascades: readonly Uint8Array[]): SealedSegment {
  const content = packr.pack(cascades);
  const compressed = zstdCompressSync(content, {
    params: { [constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL },
    pledgedSrcSize: content.length,
  });
  const body = packr.pack([SEGMENT_FORMAT, inc, seq, content.length, compressed]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(body.length);
  return { payload: Buffer.concat([length, body]), crc: crc32c(body) };
}

/** The records of a stored segment, in order. Throws `SegmentError` on anything but the segment that was written there. */
export function readSegment(inc: string, seq: number, stored: SealedSegment): LoggedRecord[] {
  const [format, ofInc, ofSeq, ...content] = packr.unpack(soundBody(inc, seq, stored)) as [
    number,
    string,
    number,
    ...unknown[],
  ];
  if (format !== SEGMENT_FORMAT && format !== FIRST_FORMAT)
    throw new SegmentError('newer', inc, seq, `format ${format}, this build reads ${SEGMENT_FORMAT}`);
  if (ofInc !== inc || ofSeq !== seq) throw new SegmentError('stale', inc, seq, `it says it is ${ofSeq} of ${ofInc}`);
  if (format === FIRST_FORMAT) return (content as [Uint8Array[]])[0].flatMap(unpackFirstCascade);
  const [length, compressed] = content as [number, Uint8Array];
  return (
    packr.unpack(zstdDecompressSync(compressed, { chunkSize: Math.max(CHUNK_MIN, length) })) as Uint8Array[]
  ).flatMap(unpackCascade);
}

/** The same with their parts parsed: for those who look into them. */
export function unpackSegment(inc: string, seq: number, stored: SealedSegment): ActorRecord[] {
  return readSegment(inc, seq, stored).map(parseRecord);
}

/** The body, if it is what was written: length and checksum are in two places, so that one tells what befell the other. */
function soundBody(inc: string, seq: number, { payload, crc }: SealedSegment): Buffer {
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
