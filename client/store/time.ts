/** The server's time as far as we know it: the page's clock may be off, answers of the server say by how much. */
import { signal } from '@preact/signals';
import { hourAt } from '../scenes/air/sky.ts';

let offsetMs = 0;

/** The `Date` of an answer that has just come. It has whole seconds, so small corrections are noise. */
export function hearServerDate(date: string | null, now = Date.now()): void {
  const said = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(said)) return;
  const offset = said + 500 - now;
  if (Math.abs(offset - offsetMs) > 1_500) offsetMs = offset;
}

export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** An hour asked for in the address holds still: for pictures. */
const asked = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('hour');
const heldHour = asked !== null && asked !== '' && Number.isFinite(Number(asked)) ? Number(asked) : null;

export function gameHour(): number {
  return heldHour ?? hourAt(serverNow());
}

/** For windows: moves on every few minutes of the game. */
export const shownHour = signal(gameHour());

setInterval(() => {
  shownHour.value = Math.floor(gameHour() * 12) / 12;
}, 2_500);
