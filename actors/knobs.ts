/**
 * Knobs: how a `tuning.ts` says what a designer may turn. Each is a zod schema that knows its shipped value, its range and what
 * a person needs to know; types, checks, JSON Schema and tables all come from it. Whatever a file does not name is as shipped.
 */
import { z } from 'zod';

/** What a person is told of a knob. */
export interface About {
  readonly title: string;
  /** Why it is there, in a sentence. */
  readonly description: string;
  readonly unit: string;
  /** What one click of a slider changes; 1 unless it is said, or a hundredth of a share. */
  readonly step?: number;
  /** Turned, it changes the next decision; or only what begins from then on, for what is under way keeps what it began with. */
  readonly takesEffect?: 'live' | 'at next entry';
}

interface Range {
  readonly min: number;
  readonly max: number;
}

const told = ({ step = 1, takesEffect = 'live', ...about }: About) => ({ ...about, step, takesEffect });

export function whole(shipped: number, { min, max, ...about }: Range & About) {
  return z.int().min(min).max(max).default(shipped).meta(told(about));
}

/** A part of something, or a factor: not whole. */
export function share(shipped: number, { min, max, ...about }: Range & About) {
  return z
    .number()
    .min(min)
    .max(max)
    .default(shipped)
    .meta(told({ step: 0.01, ...about }));
}

/** Whether something may happen at all. */
export function toggle(shipped: boolean, about: Omit<About, 'unit' | 'step'>) {
  return z
    .boolean()
    .default(shipped)
    .meta(told({ ...about, unit: 'yes or no' }));
}

/** Knobs that belong together. A key it does not have is an error, never ignored. */
export function group<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).prefault({} as never);
}

/** Nothing may be turned behind the back of whoever reads it. */
export type Settled<T> = T extends object ? { readonly [Key in keyof T]: Settled<T[Key]> } : T;
