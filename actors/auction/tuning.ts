/** The numbers of an auction house that a designer may turn; its prices are in `content/tuning.ts`. */
import { group, whole } from '../knobs.ts';

export const tuning = group({
  openOrdersMax: whole(100_000, {
    min: 10,
    max: 1_000_000,
    step: 100,
    unit: 'orders',
    title: 'Orders in a house',
    description: 'A book this large still opens in a second; beyond it, new orders are sent back.',
  }),
  dealsPerTurnMax: whole(50, {
    min: 1,
    max: 500,
    unit: 'orders',
    title: 'Deals in a turn',
    description: 'Resting orders met or closed at once: bounds the work, and the letters, of a single message.',
  }),
  alertsPerItemMax: whole(100, {
    min: 0,
    max: 1_000,
    step: 10,
    unit: 'alerts',
    title: 'Alerts on a good',
    description: 'All of them may be told of one trade, in one turn.',
  }),
});
