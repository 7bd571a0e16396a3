/**
 * Reads the books from one moment of the database: checkpointed parts with the tails of all logs on top, and the ledger with
 * the tails' movements. Snapshots and history of one segment may be written at different times; both are taken as they are.
 */
import type { AnyActorKind } from '../../../actors/kit/actor.ts';
import type { Address } from '../../../actors/kit/address.ts';
import { kindOf } from '../../../actors/kit/address.ts';
import { must } from '../../../actors/kit/assert.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import type { MailPart } from '../../../actors/kit/system-parts.ts';
import { parseLetterKey, system, systemHoldings } from '../../../actors/kit/system-parts.ts';
import type { Value } from '../../../actors/kit/value.ts';
import { assertNoGap, unpackSegment } from '../../../server/host/segment.ts';
import { DatabaseView } from '../../../server/persistence/DatabaseView.ts';
import { type Audit, Books, TRANSIT } from './books.ts';

interface WaitingLetter {
  readonly from: Address;
  readonly to: Address;
  readonly seq: number;
  readonly value: Value;
}

/** What the tails put over the checkpointed parts; null: dropped. */
type Overlay = ReadonlyMap<Address, ReadonlyMap<string, unknown>>;

export async function auditDatabase(url: string, kinds: readonly AnyActorKind[]): Promise<Audit> {
  const view = await DatabaseView.open(url);
  try {
    const books = new Books();
    const tail = await readTails(view);
    await bookLedger(view, books);
    for (const record of tail) for (const movement of record.movements) books.move(movement);
    await holdParts(view, books, kinds, await makeOverlay(view, tail));
    return books.close();
  } finally {
    await view.close();
  }
}

/** Records whose history is not written yet, of each incarnation in order. */
async function readTails(view: DatabaseView): Promise<ActorRecord[]> {
  const records: ActorRecord[] = [];
  for (const { inc, projectedThrough } of await view.nodes()) {
    let last = projectedThrough;
    for await (const segment of view.segments(inc, projectedThrough)) {
      assertNoGap(inc, last, [segment.seq]);
      last = segment.seq;
      records.push(...unpackSegment(inc, segment.seq, segment));
    }
  }
  return records;
}

async function bookLedger(view: DatabaseView, books: Books): Promise<void> {
  const [total] = await view.rows<{ count: string }>('SELECT count(*) AS count FROM ledger');
  books.count(Number(total?.count ?? 0));
  const sums = await view.rows<{ account: string; asset: string; amount: string }>(
    `SELECT account, asset, sum(amount)::text AS amount FROM
       (SELECT credit AS account, asset, amount FROM ledger UNION ALL SELECT debit, asset, -amount FROM ledger) moved
     GROUP BY account, asset`,
  );
  for (const { account, asset, amount } of sums) books.book(account, asset, BigInt(amount));
}

/** Some rows may stand ahead of the history already: their versions say which records are in them. */
async function makeOverlay(view: DatabaseView, tail: readonly ActorRecord[]): Promise<Overlay> {
  const addresses = [...new Set(tail.map(({ address }) => address))];
  const heads = await view.rows<{ address: Address; ver: string }>(
    `SELECT kind || ':' || key AS address, ver FROM actor WHERE kind || ':' || key = ANY ($1)`,
    [addresses],
  );
  const versions = new Map(heads.map(({ address, ver }) => [address, Number(ver)]));
  const overlay = new Map<Address, Map<string, unknown>>();
  for (const { address, ver, puts } of [...tail].sort((left, right) => left.ver - right.ver)) {
    if (ver <= (versions.get(address) ?? 0)) continue;
    const parts = overlay.get(address) ?? new Map<string, unknown>();
    overlay.set(address, parts);
    for (const [part, value] of puts) parts.set(part, value);
  }
  return overlay;
}

async function holdParts(
  view: DatabaseView,
  books: Books,
  kinds: readonly AnyActorKind[],
  overlay: Overlay,
): Promise<void> {
  const byName = new Map<string, AnyActorKind>(kinds.map((kind) => [kind.kind, kind]));
  const letters: WaitingLetter[] = [];
  const hold = (address: Address, part: string, value: unknown): void => {
    const letter = parseLetterKey(part);
    if (letter) letters.push({ from: address, ...letter, value: (value as MailPart).value });
    else if (system.isSystem(part)) books.hold(address, systemHoldings(part, value));
    else books.hold(address, must(byName.get(kindOf(address)), `the kind of ${address}`).holdings(part, value));
  };
  const rows = view.stream<{ address: Address; part: string; value: unknown }>(
    `SELECT kind || ':' || key AS address, part, value FROM actor_part
     WHERE part NOT LIKE '~%' OR part LIKE '~mail/%' OR part LIKE '~lost/%'`,
  );
  for await (const { address, part, value } of rows) if (!overlay.get(address)?.has(part)) hold(address, part, value);
  for (const [address, parts] of overlay) {
    for (const [part, value] of parts) if (value !== null) hold(address, part, value);
  }
  for (const letter of await stillWaiting(view, letters, overlay)) books.hold(TRANSIT, letter.value);
}

/** A letter at or below the receiver's cursor has arrived: its sender just has not heard of it. */
async function stillWaiting(
  view: DatabaseView,
  letters: readonly WaitingLetter[],
  overlay: Overlay,
): Promise<WaitingLetter[]> {
  const keyOfCursor = ({ from, to }: WaitingLetter): string => `${to} ${system.inbox(from)}`;
  const rows = await view.rows<{ cursor: string; taken: number }>(
    `SELECT kind || ':' || key || ' ' || part AS cursor, value::int8::float8 AS taken FROM actor_part
     WHERE part LIKE '~in/%' AND kind || ':' || key || ' ' || part = ANY ($1)`,
    [[...new Set(letters.map(keyOfCursor))]],
  );
  const checkpointed = new Map(rows.map(({ cursor, taken }) => [cursor, taken]));
  return letters.filter((letter) => {
    const inTail = overlay.get(letter.to)?.get(system.inbox(letter.from)) as number | undefined;
    return letter.seq > (inTail ?? checkpointed.get(keyOfCursor(letter)) ?? 0);
  });
}
