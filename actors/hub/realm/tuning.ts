/** The numbers of contests for a hub. */
import type { Band } from '../../content/routes.ts';
import { group, whole } from '../../knobs.ts';

const missionPoints = (points: number, band: Band) =>
  whole(points, {
    ...{ min: 0, max: 100_000, step: 10, unit: 'points', title: `A mission of ${band} risk` },
    description: 'That ends well in the hub: the bolder, the more it is worth to the guild.',
  });

export const contest = group({
  minutes: whole(10_080, {
    ...{ min: 1, max: 100_000, step: 60, unit: 'minutes', title: 'A contest lasts', takesEffect: 'at next entry' },
    description: 'A week: everybody has a free day in it.',
  }),
  restMinutes: whole(10_080, {
    ...{
      min: 0,
      max: 1_000_000,
      step: 60,
      unit: 'minutes',
      title: 'Rest after a contest',
      takesEffect: 'at next entry',
    },
    description: 'Who has won shall have something of it.',
  }),
  contendersMax: whole(12, {
    ...{ min: 2, max: 100, unit: 'guilds', title: 'Guilds in a contest' },
    description: 'As many as can be overlooked.',
  }),
  pointsMin: whole(1_000, {
    ...{ min: 0, max: 1_000_000, step: 100, unit: 'points', title: 'Least points to win' },
    description: 'A hub is not had by entering alone.',
  }),
  pairGoldMax: whole(5_000, {
    ...{ min: 0, max: 1_000_000, step: 100, unit: 'gold a day', title: 'Trade that counts' },
    description: 'Of a pair of different guilds, a point for a gold: two friends cannot trade a town into their hands.',
  }),
  partnersMax: whole(50, {
    ...{ min: 1, max: 500, unit: 'guilds a day', title: 'Guilds traded with' },
    description: 'Of so many the trade counts: more than any guild meets in a day.',
  }),
  missionPoints: group({
    low: missionPoints(100, 'low'),
    medium: missionPoints(250, 'medium'),
    high: missionPoints(500, 'high'),
  }),
  craftPointsPerMinute: whole(10, {
    ...{ min: 0, max: 1_000, unit: 'points a minute', title: 'Work at the bench' },
    description: 'By the time of the blueprint: an hour of work is a bold mission.',
  }),
});
