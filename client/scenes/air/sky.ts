/**
 * The hour and its light. A game day is 24 real minutes and runs by the server's clock, the same for everybody.
 * Pure: instants and hours are handed in.
 */
const hourMs = 60_000;

export interface Sky {
  /** What daylight or night leaves of every colour: multiplied over the whole square. */
  readonly ambient: number;
  /** How far lanterns and windows are lit, from 0 to 1. */
  readonly lamps: number;
}

/** The hour of the game day, from 0 up to 24, at an instant in epoch ms. */
export function hourAt(serverNow: number): number {
  return (serverNow / hourMs) % 24;
}

/** Hour, ambient colour, lamps: stops between which is mixed. The first stop closes the circle. */
const stops: readonly (readonly [hour: number, ambient: number, lamps: number])[] = [
  [0, 0x393768, 1],
  [4, 0x3c3b70, 1],
  [5.4, 0x726a92, 0.9],
  [6.4, 0xdca58f, 0.45],
  [7.5, 0xffe2c0, 0],
  [9.5, 0xfffaf0, 0],
  [15.5, 0xfff8ea, 0],
  [17.3, 0xffdfb0, 0.05],
  [18.5, 0xe6ad90, 0.4],
  [19.6, 0xa9809a, 0.85],
  [21, 0x5a5285, 1],
  [22.5, 0x3b3970, 1],
];

export function skyAt(hour: number): Sky {
  const at = ((hour % 24) + 24) % 24;
  const next = stops.findIndex(([stop]) => stop > at);
  const [from, to] = [stops.at(next < 0 ? -1 : next - 1), stops[Math.max(0, next)]];
  if (!from || !to) return { ambient: 0xffffff, lamps: 0 };
  const part = (at - from[0]) / ((next < 0 ? 24 : to[0]) - from[0]);
  return { ambient: mix(from[1], to[1], part), lamps: from[2] + (to[2] - from[2]) * part };
}

/** The same sky behind clouds: duller and cooler, with lamps lit early. */
export function skyUnder({ ambient, lamps }: Sky, { rain, snow, fog }: Cloud): Sky {
  const gloom = Math.max(rain * 0.5, snow * 0.28, fog * 0.34);
  const dull = mix(ambient, mix(ambient, 0x9aa6bd, 0.8), gloom);
  const share = 1 - gloom * 0.18;
  const channel = (shift: number) => Math.round(((dull >> shift) & 255) * share) << shift;
  return { ambient: channel(16) | channel(8) | channel(0), lamps: Math.min(1, Math.max(lamps, gloom * 0.8 - 0.12)) };
}

/** What of the weather is between the sun and the ground, each from 0 to 1. */
interface Cloud {
  readonly rain: number;
  readonly snow: number;
  readonly fog: number;
}

export type DayPart = 'night' | 'dawn' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening';

export function dayPartAt(hour: number): DayPart {
  if (hour < 5 || hour >= 22) return 'night';
  if (hour < 7.5) return 'dawn';
  if (hour < 11) return 'morning';
  if (hour < 14) return 'noon';
  if (hour < 17.5) return 'afternoon';
  return hour < 20 ? 'dusk' : 'evening';
}

/** A colour between two. */
export function mix(from: number, to: number, part: number): number {
  const channel = (shift: number) => {
    const [a, b] = [(from >> shift) & 255, (to >> shift) & 255];
    return Math.round(a + (b - a) * part) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
