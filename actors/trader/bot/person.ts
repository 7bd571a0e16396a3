/** For himself: rewards he has earned, what waits on a shelf, and how he looks. */
import { achievementKeys, achievementOf } from '../../content/achievements.ts';
import { hairColours, hairStyles, hats, outfits, skins } from '../../content/avatars.ts';
import { stepKeys } from '../../content/onboarding.ts';
import { dayOf, isBound } from '../rules/progress.ts';
import { refuseCollect } from '../rules/store.ts';
import type { Wish } from './view.ts';
import { pick } from './view.ts';

export const claimStep: Wish<'claimStep'> = ({ progress }) => {
  const step = stepKeys.find((key) => progress.steps[key] === 'done');
  return step ? { type: 'claimStep', step } : null;
};

export const claimAchievement: Wish<'claimAchievement'> = ({ progress }) => {
  const achievement = achievementKeys.find((key) => progress.achievements[key] === 'done');
  return achievement ? { type: 'claimAchievement', achievement } : null;
};

export const claimDay: Wish<'claimDay'> = ({ profile, level, streak, now }) =>
  isBound(profile, level) || (streak && streak.day >= dayOf(now)) ? null : { type: 'claimDay' };

export const readFeed: Wish<'readFeed'> = ({ feed }) =>
  feed.last > feed.seen ? { type: 'readFeed', through: feed.last } : null;

export const collectShelf: Wish<'collectShelf'> = (view) => {
  const hub = view.shelves.find((each) => refuseCollect(view.storeIn(each), view.tuning.trader) === null);
  return hub ? { type: 'collectShelf', hub } : null;
};

export const setAvatar: Wish<'setAvatar'> = (_view, rng) => ({
  ...{ type: 'setAvatar', skin: pick(skins, rng), outfit: pick(outfits, rng), hair: pick(hairStyles, rng) },
  ...{ hairColour: pick(hairColours, rng), hat: pick(hats, rng) },
});

/** One he has earned, or none again. */
export const wearTitle: Wish<'wearTitle'> = ({ person, progress }, rng) => {
  if (person.title) return { type: 'wearTitle', title: null };
  const titles = achievementKeys
    .filter((key) => progress.achievements[key])
    .flatMap((key) => achievementOf(key).title ?? []);
  return titles.length > 0 ? { type: 'wearTitle', title: pick(titles, rng) } : null;
};
