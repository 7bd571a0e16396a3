/** At work: a basket to fill, and things to make of what he has. */
import { blueprintKeys } from '../../content/blueprints.ts';
import { gatheredIn } from '../../content/hubs.ts';
import { refuseCraft } from '../rules/crafting.ts';
import { refuseGather } from '../rules/gathering.ts';
import type { Wish } from './view.ts';
import { pickAny } from './view.ts';

const habits = { basketUnitsMax: 5, piecesMax: 2 } as const;
const HOUR_MS = 3_600_000;

export const craft: Wish<'craft'> = (view, rng) => {
  const { profile, bench, hub, isHere, tuning } = view;
  const standing = { profile, where: isHere ? hub : null, bench, store: view.storeIn(hub) };
  const quantity = 1 + Math.floor(rng() * habits.piecesMax);
  const blueprint = pickAny(
    blueprintKeys.filter((key) => refuseCraft(standing, key, quantity, tuning.trader) === null),
    rng,
  );
  return blueprint && { type: 'craft', blueprint, quantity };
};

export const cancelJob: Wish<'cancelJob'> = ({ bench }, rng) => {
  const job = pickAny(bench.jobs, rng);
  return job && { type: 'cancelJob', job: job.id };
};

/** With an elixir from where the job is. */
export const hastenJob: Wish<'hastenJob'> = (view) => {
  const [job] = view.bench.jobs;
  if (!job || job.hastened || job.endsAt === null || job.endsAt <= view.now) return null;
  return view.storeIn(job.hub).goods.speed_elixir ? { type: 'hastenJob', job: job.id } : null;
};

export const gather: Wish<'gather'> = (view, rng) => {
  const { profile, hub, isHere, gathering, gathered, now, tuning } = view;
  const standing = { profile, where: isHere ? hub : null, gathering, gathered, now, hourMs: HOUR_MS };
  const units = 1 + Math.floor(rng() * habits.basketUnitsMax);
  const item = pickAny(
    gatheredIn(hub).filter((each) => refuseGather(standing, each, units, tuning.trader) === null),
    rng,
  );
  return item && { type: 'gather', item, units };
};

export const stopGathering: Wish<'stopGathering'> = ({ gathering, now }) =>
  gathering && gathering.endsAt > now ? { type: 'stopGathering' } : null;
