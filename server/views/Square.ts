/**
 * The square: who walks where, and the frames that tell it. Volatile by design: positions are in no log.
 * One frame is made for each cell somebody reads from, however many read there; readers differ in one number only.
 */
import { cellOf, neighboursOf } from '../../actors/hub/cells.ts';
import { encodeFrame, type FrameWalker, withInput } from '../../actors/hub/frame.ts';
import { facingOf, type Push, spawnPoint, stepWalker } from '../../actors/hub/walking.ts';
import { must } from '../../actors/kit/assert.ts';

export const STEP_MS = 50;
/** Inputs that may wait, and steps that may be saved up for after a hiccup of the network: no faster over time. */
const INPUTS_MAX = 10;
const CREDIT_MAX = 6;
const TAG_MAX = 0xffff;

export interface WalkInput extends Push {
  readonly input: number;
}

interface Walker {
  readonly tag: number;
  x: number;
  y: number;
  facing: number;
  moving: boolean;
  cell: number;
  /** Where the last frames showed him; null before the first. */
  shownCell: number | null;
  dirty: boolean;
  readonly inputs: WalkInput[];
  credit: number;
  lastInput: number;
  /** The reader's next frame must be a full one. */
  needsFull: boolean;
}

export class Square<Reader> {
  readonly #walkers = new Map<Reader, Walker>();
  readonly #freeTags: number[] = [];
  #nextTag = 1;
  #tick = 0;
  /** Tags that left, by the cell in which they were last shown. */
  #left = new Map<number, number[]>();

  get size(): number {
    return this.#walkers.size;
  }

  enter(reader: Reader): number {
    // A tag is used again as late as possible, so that a late frame never shows one person as another.
    const tag = this.#nextTag < TAG_MAX ? this.#nextTag++ : must(this.#freeTags.shift(), 'a free tag');
    const { x, y } = spawnPoint(tag);
    const cell = cellOf({ x, y });
    this.#walkers.set(reader, {
      ...{ tag, x, y, cell, facing: 6, moving: false, shownCell: null, dirty: true },
      ...{ inputs: [], credit: CREDIT_MAX, lastInput: 0, needsFull: true },
    });
    return tag;
  }

  leave(reader: Reader): void {
    const walker = this.#walkers.get(reader);
    if (!walker) return;
    this.#walkers.delete(reader);
    this.#freeTags.push(walker.tag);
    if (walker.shownCell !== null) this.#gone(walker.shownCell, walker.tag);
  }

  /** Takes an input; old, doubled and too many ones are dropped. */
  push(reader: Reader, input: WalkInput): void {
    const walker = this.#walkers.get(reader);
    if (!walker || walker.inputs.length >= INPUTS_MAX) return;
    if (input.input <= (walker.inputs.at(-1)?.input ?? walker.lastInput)) return;
    walker.inputs.push(input);
  }

  /** The reader missed frames; he gets a full one next. */
  resync(reader: Reader): void {
    const walker = this.#walkers.get(reader);
    if (walker) walker.needsFull = true;
  }

  /** One step of everybody: one input each, or what was saved up. */
  step(): void {
    this.#tick++;
    for (const walker of this.#walkers.values()) {
      walker.credit = Math.min(CREDIT_MAX, walker.credit + 1);
      const wasMoving = walker.moving;
      walker.moving = false;
      const backlog = walker.inputs.length > 2 ? 2 : 1;
      for (let n = 0; n < backlog && walker.credit > 0; n++) {
        const input = walker.inputs.shift();
        if (!input) break;
        walker.credit--;
        this.#walk(walker, input);
      }
      if (walker.moving !== wasMoving) walker.dirty = true;
    }
  }

  #walk(walker: Walker, input: WalkInput): void {
    walker.lastInput = input.input;
    const { x, y } = stepWalker(walker, input, STEP_MS);
    walker.facing = facingOf(input) ?? walker.facing;
    walker.moving = x !== walker.x || y !== walker.y;
    // Even a push against a wall is confirmed, or its reader would wait for it.
    walker.dirty = true;
    walker.x = x;
    walker.y = y;
    walker.cell = cellOf(walker);
  }

  /** The frames since the last call: for each reader who has something to see, his bytes. */
  *frames(): Generator<[Reader, Uint8Array]> {
    const dirtyIn = new Map<number, Walker[]>();
    const moved: Walker[] = [];
    for (const walker of this.#walkers.values()) {
      if (!walker.dirty) continue;
      moved.push(walker);
      append(dirtyIn, walker.cell, walker);
      if (walker.shownCell !== null && walker.shownCell !== walker.cell) {
        this.#gone(walker.shownCell, walker.tag);
        walker.needsFull = true;
      }
    }
    const deltas = new Map<number, Uint8Array | null>();
    const fulls = new Map<number, Uint8Array>();
    for (const [reader, walker] of this.#walkers) {
      const frame = walker.needsFull
        ? cached(fulls, walker.cell, () => this.#full(walker.cell))
        : cached(deltas, walker.cell, () => this.#delta(walker.cell, dirtyIn));
      walker.needsFull = false;
      if (frame) yield [reader, withInput(frame, walker.lastInput)];
    }
    for (const walker of moved) {
      walker.dirty = false;
      walker.shownCell = walker.cell;
    }
    this.#left.clear();
  }

  #full(cell: number): Uint8Array {
    const near = new Set(neighboursOf(cell));
    const walkers: FrameWalker[] = [];
    for (const walker of this.#walkers.values()) if (near.has(walker.cell)) walkers.push(walker);
    return encodeFrame({ full: true, tick: this.#tick, input: 0, walkers, gone: [] });
  }

  /** Null when nothing happened near the cell. */
  #delta(cell: number, dirtyIn: ReadonlyMap<number, Walker[]>): Uint8Array | null {
    const near = neighboursOf(cell);
    const walkers = near.flatMap((neighbour) => dirtyIn.get(neighbour) ?? []);
    const present = new Set(walkers.map(({ tag }) => tag));
    const gone = near.flatMap((neighbour) => this.#left.get(neighbour) ?? []).filter((tag) => !present.has(tag));
    if (walkers.length === 0 && gone.length === 0) return null;
    return encodeFrame({ full: false, tick: this.#tick, input: 0, walkers, gone });
  }

  #gone(cell: number, tag: number): void {
    append(this.#left, cell, tag);
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function cached<K, V>(made: Map<K, V>, key: K, make: () => V): V {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as V;
}
