/** For the world: he takes part in what goes on, gives a little of what is asked for, and claims what that earned. */
import { goodsOfNeeds } from '../../content/causes.ts';
import type { Goods } from '../../content/goods.ts';
import type { Chance } from '../../kit/chance.ts';
import type { CauseShown } from '../../letters.ts';
import { beaconItem, refuseContribution, refuseHelp } from '../rules/causes.ts';
import type { BotView, Wish } from './view.ts';
import { itemsOf, pickAny } from './view.ts';

const habits = { goldMax: 20, unitsMax: 5, beaconChance: 0.5 } as const;

function helperOf({ profile, level, isHere, hub }: BotView) {
  return { profile, level, where: isHere ? hub : null };
}

function running(view: BotView): readonly CauseShown[] {
  return view.causes.filter(({ phase }) => phase === 'running');
}

/** He takes part in it already. */
function isIn({ causeStandings }: BotView, { cause, run }: CauseShown): boolean {
  return causeStandings[cause]?.run === run;
}

export const joinCause: Wish<'joinCause'> = (view, rng) => {
  if (refuseHelp(helperOf(view))) return null;
  const cause = pickAny(
    running(view).filter((each) => !isIn(view, each)),
    rng,
  );
  return cause && { type: 'joinCause', cause: cause.cause };
};

export const contribute: Wish<'contribute'> = (view, rng) => {
  const asked = pickAny(running(view), rng);
  if (!asked) return null;
  const { cause, needs } = asked;
  const gold = needs.gold ? Math.min(view.gold, 1 + Math.floor(rng() * habits.goldMax)) : 0;
  const wish = { cause, gold, goods: some(view, asked, rng) };
  const beacon = view.goods[beaconItem] && !wish.goods[beaconItem] && rng() < habits.beaconChance;
  const command = { type: 'contribute', ...wish, ...(beacon ? { beacon: true as const } : {}) } as const;
  return refuseContribution(helperOf(view), view.storeIn(view.hub), command) ? null : command;
};

/** A few of one good that is asked for; where points are, of any. */
function some(view: BotView, { needs }: CauseShown, rng: Chance): Goods {
  const named = goodsOfNeeds(needs);
  const item = pickAny(
    itemsOf(view.goods).filter((each) => named[each] || needs.points),
    rng,
  );
  if (!item) return {};
  const most = Math.min(view.goods[item] ?? 0, habits.unitsMax);
  return { [item]: 1 + Math.floor(rng() * most) };
}

export const claimReward: Wish<'claimReward'> = (view, rng) => {
  if (refuseHelp(helperOf(view))) return null;
  const over = view.causes.filter((each) => {
    const own = view.causeStandings[each.cause];
    const isOver = each.phase === 'completed' || each.phase === 'failed';
    return isOver && isIn(view, each) && own?.claimed === false && own.tier !== null;
  });
  const cause = pickAny(over, rng);
  return cause && { type: 'claimReward', cause: cause.cause };
};

export const showWealth: Wish<'showWealth'> = ({ person }) => ({ type: 'showWealth', shown: !person.wealthShown });
