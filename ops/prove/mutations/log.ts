/** Guards of the host and the log: the gate, whole cascades, sound segments, checkpoints behind the log, bounds. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const committer = 'server/host/Committer.ts';
const host = 'server/host/Host.ts';
const segment = 'server/host/segment.ts';
const gate = 'server/host/gate.test.ts';
const bounds = 'server/host/bounds.test.ts';

const committed = 'this.#events.committed({ seq, payload, crc, bytes });';
const append = 'const outcome = await this.#untilKnown(() => this.#store.append(seq, payload, crc));';

export const logMutations: readonly Mutation[] = [
  {
    name: 'ack before commit',
    promise: 'D1',
    tests: [gate],
    edits: [
      {
        file: committer,
        find: 'const committed = packed.length > 0 ?',
        replace: 'for (const { say } of batch) say?.();\nconst committed = packed.length > 0 ?',
      },
      {
        file: committer,
        find: 'for (const { say } of batch) { try',
        replace: 'for (const { say } of [] as Held[]) { try',
      },
    ],
  },
  without(
    'gate open for what changes nothing',
    'D1',
    gate,
    host,
    'const [first] = outcomes;',
    'const [first] = outcomes;\nif (first?.reply && !first.record) return said?.(first);',
  ),
  without(
    'gate open for refusals',
    'D1',
    gate,
    host,
    'const [first] = outcomes;',
    'const [first] = outcomes;\nif (first?.reply && !first.reply.ok) said?.(first);',
  ),
  without(
    'gate open for who joins',
    'D1',
    gate,
    host,
    'this.#committer.say(() => { const isWanted',
    'queueMicrotask(() => {\nconst isWanted',
  ),
  without(
    'unknown outcome taken for a failure',
    'D1',
    gate,
    committer,
    'this.#events.storeFailed(error);',
    'this.#events.storeFailed(error);\nif (attempt >= 0) return false;',
  ),
  without(
    'cascade split over segments',
    'D2',
    gate,
    host,
    'this.#committer.write(',
    'for (const { record } of outcomes.splice(0, outcomes.length - 1)) if (record) this.#committer.write([record], null);\nthis.#committer.write(',
  ),
  {
    name: 'checkpoint ahead of the log',
    promise: 'D7',
    tests: [gate],
    edits: [
      { file: committer, find: `${committed} return true;`, replace: 'return true;' },
      { file: committer, find: append, replace: `${committed.replace('bytes', 'bytes: 0')}\n${append}` },
    ],
  },
  without(
    'no checksum',
    'D7',
    'server/host/segment.test.ts',
    segment,
    'const isWhole = crc32c(body) === crc;',
    'const isWhole = crc >= 0;',
  ),
  without(
    'segment of another place accepted',
    'D7',
    'server/host/segment.test.ts',
    segment,
    "if (ofInc !== inc || ofSeq !== seq) throw new SegmentError('stale', inc, seq, `it says it is ${ofSeq} of ${ofInc}`);",
  ),
  without(
    'hole in the log passed over',
    'D7',
    'server/host/segment.test.ts',
    segment,
    'if (seq !== expected) throw',
    'if (seq < expected) throw',
  ),
  without(
    'intake never closes',
    'D9',
    bounds,
    committer,
    'if (this.#waitingBytes >= heldBytesMax || this.#waitingCascades >= heldCascadesMax) return false;',
  ),
  without(
    'mailboxes without bound',
    'D9',
    bounds,
    'server/host/Residence.ts',
    'const isFull = mailbox.length >= this.#limits.mailboxMax || this.#waiting >= this.#limits.waitingMax;',
    'const isFull = false;',
  ),
  without(
    'a face that throws takes the others with it',
    'D10',
    gate,
    host,
    'this.#events.outputFailed(error); return false;',
    'throw error;',
  ),
];
