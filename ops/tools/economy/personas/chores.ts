/** What everybody sees to first: a blocked road, rewards that wait, a full shelf, a guild that takes everyone. */
import { achievementKeys } from '../../../../actors/content/achievements.ts';
import { stepKeys } from '../../../../actors/content/onboarding.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import { dayOf } from '../../../../actors/trader/rules/progress.ts';
import { refuseCollect } from '../../../../actors/trader/rules/store.ts';
import type { View } from '../world/View.ts';
import type { Mind } from './mind.ts';
import { firstOf } from './mind.ts';

export const claimRewards: Mind = (view) => {
  const { steps, achievements } = view.progress;
  const step = stepKeys.find((key) => steps[key] === 'done');
  if (step) return { type: 'claimStep', step };
  const achievement = achievementKeys.find((key) => achievements[key] === 'done');
  if (achievement) return { type: 'claimAchievement', achievement };
  const isNewDay = (view.get('streak')?.day ?? 0) < dayOf(view.now);
  return isNewDay && !view.isBound && view.hub ? { type: 'claimDay' } : null;
};

export const collectShelves: Mind = (view) => {
  const hub = view.shelves.find((each) => {
    const shelf = view.get(`shelf/${each}`);
    return (
      shelf && !refuseCollect({ gold: view.gold, goods: view.goods(each), shelf, unitsMax: 1_000 }, view.tuning.trader)
    );
  });
  return hub ? { type: 'collectShelf', hub } : null;
};

/** Of ten who are asked, five pay, two fight and three go round. */
export function answerIncidents(chance: Chance): Mind {
  return (view) => {
    const halted = view.caravans.find(({ incident }) => incident && incident.endsAt > view.now);
    if (!halted?.incident) return null;
    const roll = chance();
    const choice = roll < 0.5 && halted.incident.toll <= view.gold ? 'toll' : roll < 0.7 ? 'fight' : 'detour';
    return { type: 'choose', caravan: halted.id, choice };
  };
}

export const joinWayfarers: Mind = (view: View) =>
  view.get('person')?.guild === undefined ? { type: 'joinGuild', guild: 'wayfarers' } : null;

export function chores(chance: Chance): Mind {
  return firstOf(answerIncidents(chance), claimRewards, collectShelves, joinWayfarers);
}
