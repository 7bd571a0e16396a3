/**
 * The frame: who walks where near one reader, as bytes. It is sent twenty times a second to everybody, so it is
 * packed by hand; the layout is in docs/protocol.md. Both ends use this file: what one writes the other reads.
 * Coordinates travel in sixteenths of a unit, which bounds a square to 4,095 units a side.
 */
import { assert } from '../kit/assert.ts';

const VERSION = 1;
const FULL = 1;
const HEADER_BYTES = 12;
const INPUT_OFFSET = 6;
const WALKER_BYTES = 8;
const TAG_BYTES = 2;
const UNITS = 16;
const U16_MAX = 0xffff;

export interface FrameWalker {
  /** Stands for a person of `HubView.people`, for as long as that person stays. */
  readonly tag: number;
  readonly x: number;
  readonly y: number;
  /** 0 to 7, clockwise in eighths of a turn. */
  readonly facing: number;
  readonly moving: boolean;
}

export interface Frame {
  /** True when the reader must forget every tag that is not in it. */
  readonly full: boolean;
  readonly tick: number;
  /** The reader's own last input that these positions include; 0 before the first. */
  readonly input: number;
  readonly walkers: readonly FrameWalker[];
  /** Tags that went out of sight. */
  readonly gone: readonly number[];
}

export function encodeFrame({ full, tick, input, walkers, gone }: Frame): Uint8Array<ArrayBuffer> {
  assert(walkers.length <= U16_MAX && gone.length <= U16_MAX, 'a frame holds at most 65,535 walkers');
  const bytes = new Uint8Array(HEADER_BYTES + walkers.length * WALKER_BYTES + TAG_BYTES + gone.length * TAG_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, full ? FULL : 0);
  view.setUint32(2, tick, true);
  view.setUint32(INPUT_OFFSET, input, true);
  view.setUint16(10, walkers.length, true);
  let at = HEADER_BYTES;
  for (const walker of walkers) {
    view.setUint16(at, walker.tag, true);
    view.setUint16(at + 2, packUnits(walker.x), true);
    view.setUint16(at + 4, packUnits(walker.y), true);
    view.setUint8(at + 6, walker.facing);
    view.setUint8(at + 7, walker.moving ? 1 : 0);
    at += WALKER_BYTES;
  }
  view.setUint16(at, gone.length, true);
  at += TAG_BYTES;
  for (const tag of gone) {
    view.setUint16(at, tag, true);
    at += TAG_BYTES;
  }
  return bytes;
}

/** The same frame for another reader: a copy that differs only in the input it confirms. */
export function withInput(frame: Uint8Array, input: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frame);
  new DataView(bytes.buffer).setUint32(INPUT_OFFSET, input, true);
  return bytes;
}

/** Bytes to frame, or null when they are not one: another version, or cut short. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  if (bytes.byteLength < HEADER_BYTES + TAG_BYTES || bytes[0] !== VERSION) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const walkerCount = view.getUint16(10, true);
  const goneAt = HEADER_BYTES + walkerCount * WALKER_BYTES;
  if (bytes.byteLength < goneAt + TAG_BYTES) return null;
  const goneCount = view.getUint16(goneAt, true);
  if (bytes.byteLength !== goneAt + TAG_BYTES + goneCount * TAG_BYTES) return null;

  const walkers: FrameWalker[] = [];
  for (let at = HEADER_BYTES; at < goneAt; at += WALKER_BYTES) {
    walkers.push({
      tag: view.getUint16(at, true),
      x: view.getUint16(at + 2, true) / UNITS,
      y: view.getUint16(at + 4, true) / UNITS,
      facing: view.getUint8(at + 6),
      moving: view.getUint8(at + 7) !== 0,
    });
  }
  const gone: number[] = [];
  for (let at = goneAt + TAG_BYTES; at < bytes.byteLength; at += TAG_BYTES) gone.push(view.getUint16(at, true));
  return {
    full: (view.getUint8(1) & FULL) !== 0,
    tick: view.getUint32(2, true),
    input: view.getUint32(INPUT_OFFSET, true),
    walkers,
    gone,
  };
}

function packUnits(units: number): number {
  return Math.min(U16_MAX, Math.max(0, Math.round(units * UNITS)));
}
