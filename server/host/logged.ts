/**
 * Records as the log keeps them: rows without names, the parts in them as JSON text. Whoever folds a record passes its parts
 * on and never reads them, so that the fold costs what it writes and knows no game.
 */
import { Packr } from 'msgpackr';
import type { Address } from '../../actors/kit/address.ts';
import type { ActorRecord, Movement, Put } from '../../actors/kit/record.ts';
import type { PartText } from '../persistence/Store.ts';

export interface LoggedRecord extends Omit<ActorRecord, 'puts'> {
  readonly puts: readonly Put<PartText>[];
}

type MovementRow = [asset: string, amount: number, debit: string, credit: string, reason: string];
type RecordRow<Puts> = [
  address: Address,
  epoch: number,
  ver: number,
  stateVersion: number,
  at: number,
  wakeAt: number | null,
  puts: Puts,
  movements: MovementRow[],
  facts: ActorRecord['facts'],
];

const packr = new Packr({ useRecords: false, int64AsType: 'number' });

/** One cascade, packed at the moment of its decision, so that nothing later can change what was decided. */
export function packCascade(records: readonly ActorRecord[]): Buffer {
  return packr.pack(records.map(recordToRow));
}

export function unpackCascade(packed: Uint8Array): LoggedRecord[] {
  return (packr.unpack(packed) as RecordRow<LoggedRecord['puts']>[]).map(rowToRecord);
}

/** Of the first format, which kept parts as they are. */
export function unpackFirstCascade(packed: Uint8Array): LoggedRecord[] {
  return (packr.unpack(packed) as RecordRow<ActorRecord['puts']>[]).map(
    ([address, epoch, ver, state, at, wake, puts, ...rest]) =>
      rowToRecord([address, epoch, ver, state, at, wake, toTexts(puts), ...rest]),
  );
}

/** The record as its actor made it. */
export function parseRecord({ puts, ...rest }: LoggedRecord): ActorRecord {
  return { ...rest, puts: puts.map((put) => replaced(put, put[1] === null ? null : JSON.parse(put[1]))) };
}

function toTexts(puts: ActorRecord['puts']): LoggedRecord['puts'] {
  return puts.map((put) => replaced(put, put[1] === null ? null : JSON.stringify(put[1])));
}

function replaced<Part>([key, , isNew]: Put, part: Part | null): Put<Part> {
  return isNew ? [key, part, isNew] : [key, part];
}

function recordToRow(record: ActorRecord): RecordRow<LoggedRecord['puts']> {
  const { address, epoch, ver, stateVersion, at, wakeAt, puts, movements, facts } = record;
  return [address, epoch, ver, stateVersion, at, wakeAt, toTexts(puts), movements.map(movementToRow), facts];
}

function rowToRecord(row: RecordRow<LoggedRecord['puts']>): LoggedRecord {
  const [address, epoch, ver, stateVersion, at, wakeAt, puts, movements, facts] = row;
  return { address, epoch, ver, stateVersion, at, wakeAt, puts, movements: movements.map(rowToMovement), facts };
}

function movementToRow({ asset, amount, debit, credit, reason }: Movement): MovementRow {
  return [asset, amount, debit, credit, reason];
}

function rowToMovement([asset, amount, debit, credit, reason]: MovementRow): Movement {
  return { asset, amount, debit, credit, reason } as Movement;
}
