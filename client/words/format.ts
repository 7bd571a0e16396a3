/** Figures, times and counts as an English reader expects them. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const timeOfDay = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });
const dayAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', hour12: false });
const dayOnly = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const plural = new Intl.PluralRules('en');

export const number = (amount: number) => whole.format(amount);
export const percent = (part: number) => share.format(part);
export const clockTime = (at: number) => timeOfDay.format(at);
export const dateTime = (at: number) => dayAndTime.format(at);
export const dayOf = (at: number) => dayOnly.format(at);
const signedShare = new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

export function plusMinus(amount: number): string {
  return amount > 0 ? `+${number(amount)}` : number(amount);
}

export function counted(count: number, one: string, other: string): string {
  return `${number(count)} ${plural.select(count) === 'one' ? one : other}`;
}

/** How long from now, in the largest unit that says enough. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.ceil(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** How long from now, to the second. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const signedPercent = (part: number) => signedShare.format(part);
