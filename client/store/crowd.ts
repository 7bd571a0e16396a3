/**
 * Who stands where in the square. Oneself is predicted: every push is taken at once and taken again on top of what
 * the server confirms. Everybody else is shown a moment late, between two places they are known to have been.
 * No clock of its own: instants are handed in, in ms.
 */
import type { Frame } from '../../actors/hub/frame.ts';
import type { Point, Push } from '../../actors/hub/walking.ts';
import { facingOf, stepWalker } from '../../actors/hub/walking.ts';
import type { Person } from '../net/hub-link.ts';

export interface Figure {
  readonly person: Person;
  readonly x: number;
  readonly y: number;
  readonly facing: number;
  readonly moving: boolean;
}

export interface Walk extends Push {
  readonly input: number;
}

/** One push lasts one tick of the square. */
export const stepMs = 50;

/** Others are shown this late: two frames, so that a lost one does not show. */
const DELAY_MS = 110;
/** Nothing was heard of a walker for longer: he stood still and has just set off. */
const PAUSE_MS = 200;
const SAMPLES_MAX = 8;
/** Pushes that nobody confirmed for two seconds went astray. */
const UNCONFIRMED_MAX = 40;
/** A correction larger than this is a jump, not a glide. */
const GLIDE_MAX = 96;
const GLIDE_MS = 90;

interface Sample extends Point {
  readonly at: number;
  readonly facing: number;
  readonly moving: boolean;
}

interface Self {
  /** As the server confirmed last. */
  readonly confirmed: Point;
  /** After the last push, and before it: what is shown lies between. */
  readonly ahead: Point;
  readonly behind: Point;
  readonly steppedAt: number;
  /** What is left of past corrections, glided away from `slipAt` on. */
  readonly slip: Point;
  readonly slipAt: number;
  readonly facing: number;
  readonly moving: boolean;
}

const nowhere: Point = { x: 0, y: 0 };

export class Crowd {
  #people = new Map<number, Person>();
  #samples = new Map<number, Sample[]>();
  #self: Self | null = null;
  #input = 0;
  #unconfirmed: Walk[] = [];

  clear(): void {
    this.#people.clear();
    this.#samples.clear();
    this.#self = null;
    this.#unconfirmed = [];
  }

  /** A new room confirms none of the pushes sent to the old one. */
  arrive(): void {
    this.#unconfirmed = [];
  }

  /** People and places come by different ways: a place may be known before whose it is. */
  hearPeople(people: readonly Person[], now: number): void {
    const before = this.#people;
    this.#people = new Map(people.map((person) => [person.tag, person]));
    for (const tag of before.keys()) if (!this.#people.has(tag)) this.#samples.delete(tag);
    if (!this.#self) this.#reconcile(0, now);
  }

  hearFrame(frame: Frame, now: number): void {
    const seen = new Set<number>();
    for (const walker of frame.walkers) {
      seen.add(walker.tag);
      this.#note(walker.tag, { ...walker, at: now });
    }
    for (const tag of this.#samples.keys()) if (frame.full && !seen.has(tag)) this.#samples.delete(tag);
    for (const tag of frame.gone) this.#samples.delete(tag);
    this.#reconcile(frame.input, now);
  }

  /** Pushes once. The walk to send, or null when nothing happened and nothing must be said. */
  push(push: Push, now: number): Walk | null {
    const self = this.#self;
    if (!self) return null;
    const isPushing = push.dx !== 0 || push.dy !== 0;
    if (!isPushing && !self.moving) {
      this.#self = { ...self, behind: self.ahead };
      return null;
    }
    const walk = { input: ++this.#input, ...push };
    this.#unconfirmed = [...this.#unconfirmed, walk].slice(-UNCONFIRMED_MAX);
    const ahead = isPushing ? stepWalker(self.ahead, push, stepMs) : self.ahead;
    const facing = facingOf(push) ?? self.facing;
    this.#self = { ...self, behind: self.ahead, ahead, steppedAt: now, facing, moving: isPushing };
    return walk;
  }

  /** Where one will be when all pushes are confirmed: what steering goes by. */
  get ahead(): Point | null {
    return this.#self?.ahead ?? null;
  }

  /** Oneself, or null before the first frame. */
  me(now: number): Figure | null {
    const self = this.#self;
    const person = [...this.#people.values()].find(({ mine }) => mine);
    if (!self || !person) return null;
    const part = Math.min(1, (now - self.steppedAt) / stepMs);
    const left = 0.5 ** ((now - self.slipAt) / GLIDE_MS);
    const { x, y } = between(self.behind, self.ahead, part);
    return { person, x: x + self.slip.x * left, y: y + self.slip.y * left, facing: self.facing, moving: self.moving };
  }

  others(now: number): Figure[] {
    const figures: Figure[] = [];
    for (const [tag, samples] of this.#samples) {
      const person = this.#people.get(tag);
      const place = person && !person.mine ? placeAt(samples, now - DELAY_MS) : null;
      if (person && place) figures.push({ person, ...place });
    }
    return figures;
  }

  #note(tag: number, sample: Sample): void {
    const samples = this.#samples.get(tag) ?? [];
    const last = samples.at(-1);
    if (last && sample.at - last.at > PAUSE_MS) samples.push({ ...last, at: sample.at - DELAY_MS });
    samples.push(sample);
    this.#samples.set(tag, samples.slice(-SAMPLES_MAX));
  }

  #reconcile(input: number, now: number): void {
    const mine = [...this.#people.values()].find((person) => person.mine);
    const last = mine && this.#samples.get(mine.tag)?.at(-1);
    if (!last) return;
    this.#unconfirmed = this.#unconfirmed.filter((walk) => walk.input > input);
    const confirmed = { x: last.x, y: last.y };
    const ahead = this.#unconfirmed.reduce<Point>((place, walk) => stepWalker(place, walk, stepMs), confirmed);
    const before = this.#self;
    if (!before) {
      this.#self = {
        ...{ confirmed, ahead, behind: ahead, steppedAt: now, slip: nowhere, slipAt: now },
        ...{ facing: last.facing, moving: false },
      };
      return;
    }
    if (ahead.x === before.ahead.x && ahead.y === before.ahead.y) {
      this.#self = { ...before, confirmed };
      return;
    }
    const shown = this.me(now) ?? ahead;
    const slip = { x: shown.x - ahead.x, y: shown.y - ahead.y };
    const isJump = Math.hypot(slip.x, slip.y) > GLIDE_MAX;
    this.#self = { ...before, confirmed, ahead, behind: ahead, slip: isJump ? nowhere : slip, slipAt: now };
  }
}

export const crowd = new Crowd();

function placeAt(samples: readonly Sample[], at: number): Sample | null {
  const next = samples.findIndex((sample) => sample.at >= at);
  const later = samples[next];
  const earlier = samples[next - 1];
  if (!later) return samples.at(-1) ?? null;
  if (!earlier) return later;
  const part = (at - earlier.at) / (later.at - earlier.at || 1);
  return { ...later, ...between(earlier, later, part) };
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
