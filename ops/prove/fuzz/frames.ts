/**
 * Frames for a seat in a room: from pure noise to requests that are right in all but one field. None of them is a command
 * that a trader would carry out: what would be one by accident is not sent.
 */
import { encode } from '@colyseus/schema';
import { Packr, unpack } from 'msgpackr';
import { homeHub } from '../../../actors/content/hubs.ts';
import { parseCommand, playerCommandTypes } from '../../../actors/trader/messages.ts';
import type { Dice } from './dice.ts';
import { COMMANDS, spoiled, text, unmasked, value } from './garbage.ts';

export type RoomKind = 'trader' | 'hub' | 'auction';

/** What is known at a seat. */
export interface Standing {
  readonly room: RoomKind;
  /** Opened at this seat's trader; the number of the next command in it. */
  readonly session: string;
  seq: number;
  readonly secrets: readonly string[];
}

export interface Frame {
  readonly bytes: Buffer;
  readonly isText: boolean;
  /** Written to the socket past the framing of WebSocket. */
  readonly isRaw: boolean;
}

const Code = { join: 10, leave: 12, data: 13, bytes: 17, request: 21 } as const;
const FRAME_BYTES_MAX = 32 << 10;

const packr = new Packr({ useRecords: false, structuredClone: false });

export const packed = (content: unknown): Buffer => unmasked(packr.pack(content));

export function message(code: number, type: string | number, payload: Uint8Array, requestId?: number): Buffer {
  const head = Buffer.alloc(64 + Buffer.byteLength(String(type)));
  const at = { offset: 1 };
  head[0] = code;
  if (requestId !== undefined) encode.number(head, requestId, at);
  if (typeof type === 'number') encode.number(head, type, at);
  else encode.string(head, type, at);
  return Buffer.concat([head.subarray(0, at.offset), payload]);
}

export const request = (type: string, payload: unknown, requestId: number): Buffer =>
  message(Code.request, type, packed(payload), requestId);

export function makeFrame(dice: Dice, standing: Standing): Frame {
  const plain = (bytes: Buffer): Frame => ({ bytes: bytes.subarray(0, FRAME_BYTES_MAX), isText: false, isRaw: false });
  // Whatever ends the connection is rare, for coming back takes time.
  if (dice.chance(0.03))
    return dice.among(
      () => plain(noise(dice)),
      () => plain(message(dice.pick([Code.data, Code.bytes, Code.leave]), text(dice), noise(dice))),
      () => ({ bytes: Buffer.from(text(dice)), isText: true, isRaw: false }),
      () => ({ bytes: dice.bytes(1 + dice.below(30)), isText: false, isRaw: true }),
      () => ({ bytes: Buffer.alloc(FRAME_BYTES_MAX + 1 + dice.below(1_000), 0x91), isText: false, isRaw: false }),
    );
  return dice.among(
    () => plain(command(dice, standing)),
    () => plain(command(dice, standing)),
    () => plain(command(dice, standing)),
    () => plain(envelope(dice, standing)),
    () => plain(envelope(dice, standing)),
    () => plain(unknownRequest(dice, standing)),
    () => plain(walk(dice, standing)),
    () => plain(damaged(dice, envelope(dice, standing))),
    () => plain(message(Code.request, dice.pick(['open', 'command', 'walk']), nesting(dice), dice.below(2 ** 31))),
    () =>
      plain(
        Buffer.concat([
          Buffer.from([dice.pick([Code.request, Code.join, 14, 15, 16, 18, 19, 20, 22, 51, 200])]),
          noise(dice),
        ]),
      ),
  );
}

const noise = (dice: Dice): Buffer => dice.bytes(dice.chance(0.02) ? dice.below(8_000) : dice.below(60));

/** An envelope that is right in all but its body, which no trader takes for a command. */
function command(dice: Dice, standing: Standing): Buffer {
  if (standing.room !== 'trader') return envelope(dice, standing);
  for (;;) {
    const body = nonsense(dice, standing.secrets);
    const parsed = parseCommand(unpack(packed(body)));
    if ('command' in parsed && playerCommandTypes.some((type) => type === parsed.command.type)) continue;
    const { session, seq } = standing;
    const frame = request('command', { session, seq, ackBelow: seq, body }, dice.below(2 ** 31));
    if (frame.length > FRAME_BYTES_MAX) continue;
    standing.seq++;
    return frame;
  }
}

/** What no player may ask, whole as it is. */
const fromAnOperator = { order: 1, asset: 'gold', amount: 1_000, operator: 'x', reason: 'x' };

function nonsense(dice: Dice, secrets: readonly string[]): unknown {
  const order = { type: 'placeOrder', hub: homeHub, side: 'buy', item: 'herb', price: 1, quantity: 1, hours: 6 };
  const whole = dice.pick<object>([
    order,
    order,
    { type: 'cancelOrder', order: 'nobody-1' },
    { type: 'say', text: 'x' },
    { type: 'collectShelf', hub: homeHub },
    { type: 'welcome', name: 'x', guest: false },
    { type: 'hireAgent', kind: 'nobody' },
    { type: 'sendHaul', to: 'harbor_town', cargo: { herb: 1 } },
    { type: 'sendCaravan', mission: 'nowhere', agent: 'nobody-1', cargo: { herb: 1 } },
    { type: 'craft', blueprint: 'iron_ingot', quantity: 51 },
    { type: 'gather', item: 'herb', units: 11 },
    { type: 'travel', to: 'nowhere' },
    { type: 'equip', agent: 'nobody-1', item: 'rusty_sword' },
    { type: 'openLot', item: 'herb', quantity: 1, style: 'dutch', startPrice: 1, minutes: 10 },
    { type: 'bid', lot: 'nobody_1_1', item: 'herb', quantity: 1, amount: 1 },
    { type: 'setAlert', hub: homeHub, item: 'herb', when: 'above', price: 1 },
    { type: 'claimStep', step: 'welcome' },
    { type: 'grant', ...fromAnOperator },
    { type: 'confiscate', ...fromAnOperator },
    { type: dice.pick(COMMANDS) },
  ]);
  if (dice.chance(0.3)) return value(dice, secrets);
  return dice.chance(0.2) ? whole : spoiled(dice, whole, secrets);
}

/** An envelope of a session that was never opened, spoiled or not: it cannot become a command. */
function envelope(dice: Dice, { secrets }: Standing): Buffer {
  const session = 'never-opened';
  const whole = dice.pick<object>([
    { session, seq: 1, ackBelow: 1, body: { type: 'collectShelf', hub: homeHub } },
    { session, seq: 1, ackBelow: 1, body: { type: 'say', text: dice.pick(secrets) } },
    // By another name: spoiled, it may well open it.
    { session: 'opened-and-left', fresh: false },
  ]);
  const type = dice.pick(['open', 'command', 'command', 'walk']);
  return request(type, dice.chance(0.8) ? spoiled(dice, whole, secrets) : value(dice, secrets), dice.below(2 ** 31));
}

function unknownRequest(dice: Dice, { secrets }: Standing): Buffer {
  const type = dice.chance(0.2) ? dice.below(2 ** 31) : text(dice, secrets);
  return message(Code.request, type, packed(value(dice, secrets)), dice.below(2 ** 31));
}

/** In the square nothing is known of a walk that is wrong; elsewhere one that comes as a message ends the connection. */
function walk(dice: Dice, { room, secrets }: Standing): Buffer {
  const step = spoiled(dice, { input: 1, dx: 1, dy: 0 }, secrets);
  return room === 'hub' ? message(Code.data, 'walk', packed(step)) : request('walk', step, 1);
}

/** Cut off, run on, or with some bits turned. */
function damaged(dice: Dice, frame: Buffer): Buffer {
  if (dice.chance(0.3)) return frame.subarray(0, dice.below(frame.length));
  if (dice.chance(0.5)) return Buffer.concat([frame, dice.bytes(1 + dice.below(9))]);
  const copy = Buffer.from(frame);
  for (let i = 1 + dice.below(4); i > 0; i--) {
    const at = Math.min(copy.length - 1, 1 + dice.below(copy.length));
    copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
  }
  return copy;
}

/** MessagePack that promises more than it holds, or holds itself many times over. */
function nesting(dice: Dice): Buffer {
  const opening = dice.pick([
    [0x91],
    [0x81, 0xa1, 0x61],
    [0xdd, 0xff, 0xff, 0xff, 0xff],
    [0xdf, 0xff, 0xff, 0xff, 0xff],
    [0xdb, 0x7f, 0xff, 0xff, 0xff],
    [0xc9, 0, 1, 0, 0, 0x72],
    [0xd4, 0x72, 0x40],
    [0xc7, 4, 0x78],
    [0xd6, 0xff],
  ]);
  const times = dice.chance(0.1) ? dice.below(6_000) : dice.below(40);
  return Buffer.concat([Buffer.from(Array.from({ length: times }, () => opening).flat()), noise(dice)]);
}
