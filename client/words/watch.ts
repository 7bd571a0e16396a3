/** What a player reads of goods he watches. */
import { number } from './format.ts';

const waitsFor = {
  below: (price: number) => `when it falls to ${number(price)}`,
  above: (price: number) => `when it rises to ${number(price)}`,
} as const;

export const watch = {
  title: (alerts: number) => (alerts > 0 ? `Watch and price alerts (${number(alerts)})` : 'Watch and price alerts'),
  watch: 'Keep an eye on it',
  unwatch: 'Watch it no longer',
  watched: 'watched',
  waitsFor,
  when: 'Tell me when it',
  whens: { below: 'falls to', above: 'rises to' },
  price: 'Price',
  tellMe: 'Tell me',
  set: 'You will be told, wherever you are.',
  drop: 'Forget',
  dropOf: (when: keyof typeof waitsFor, price: number) => `Forget: ${waitsFor[when](price)}`,
} as const;
