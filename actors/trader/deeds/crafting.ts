/** The bench at work: inputs lie on it until their job is done; then they are gone, and the product is there. */
import { blueprints } from '../../content/blueprints.ts';
import { goodsValue } from '../../content/goods.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { items } from '../../kit/value.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, receive, storeAt } from '../belongings.ts';
import { fallDue } from '../deadlines.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/crafting.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import type { BenchPart, Job } from '../state.ts';
import { tell } from './feed.ts';
import { tellFeat } from './guild-reports.ts';
import { count } from './progress.ts';

export function craft(turn: TraderTurn, { blueprint, quantity }: CommandOf<'craft'>): ReplyTo<'craft'> {
  const [where, bench] = [hubOf(turn), benchOf(turn)];
  const store = storeAt(turn, where ?? 'capital_city');
  const standing = { profile: turn.get('profile'), where, bench, store };
  const refusal = rules.refuseCraft(standing, blueprint, quantity, turn.tuning.trader);
  if (refusal || !where) return refused(refusal ?? Refusal.notHere);

  const job = {
    id: `j${bench.made + 1}`,
    blueprint,
    quantity,
    hub: where,
    startedAt: null,
    endsAt: null,
    hastened: false,
  };
  keep(turn, where, store, debit(store, goodsValue(rules.inputsOf(blueprint, quantity))));
  lay(turn, { ...bench, made: bench.made + 1, jobs: [...bench.jobs, job] });
  return accepted({ job: job.id, endsAt: turn.get('bench')?.jobs.find(({ id }) => id === job.id)?.endsAt ?? null });
}

/** What is not begun comes back; of a job under way the finished pieces come out, and the one at hand is lost. */
export function cancelJob(turn: TraderTurn, command: CommandOf<'cancelJob'>): ReplyTo<'cancelJob'> {
  const bench = benchOf(turn);
  const job = bench.jobs.find(({ id }) => id === command.job);
  if (!job) return refused(Refusal.unknownJob);
  const { done, begun } = rules.piecesAt(job, turn.now);
  lay(turn, { ...bench, jobs: bench.jobs.filter(({ id }) => id !== job.id) });
  if (done + begun > 0) finish(turn, job, done, done + begun);
  receive(turn, job.hub, goodsValue(rules.inputsOf(job.blueprint, job.quantity - done - begun)));
  return accepted({ finished: done });
}

/** An elixir from the warehouse of the job's hub halves what is left of its time. */
export function hastenJob(turn: TraderTurn, command: CommandOf<'hastenJob'>): ReplyTo<'hastenJob'> {
  const bench = benchOf(turn);
  const job = bench.jobs.find(({ id }) => id === command.job);
  if (!job || job.endsAt === null) return refused(Refusal.unknownJob);
  if (job.hastened) return refused(Refusal.alreadyHastened);
  const store = storeAt(turn, job.hub);
  const elixir = items('speed_elixir', 1);
  if ((store.goods.speed_elixir ?? 0) < 1) return refused(Refusal.notEnoughGoods);
  keep(turn, job.hub, store, debit(store, elixir));
  turn.burn('consumableUse', elixir);
  const endsAt = turn.now + Math.ceil((job.endsAt - turn.now) / 2);
  lay(turn, {
    ...bench,
    jobs: bench.jobs.map((each) => (each.id === job.id ? { ...job, endsAt, hastened: true } : each)),
  });
  return accepted({ endsAt });
}

/** Finishes what is due; jobs that ran out one after another while nobody looked follow each other without a gap. */
export function workOn(turn: TraderTurn): void {
  for (;;) {
    const bench = benchOf(turn);
    const [job, ...rest] = bench.jobs;
    if (!job || job.endsAt === null || job.endsAt > turn.now) return;
    lay(turn, { ...bench, jobs: rest }, job.endsAt);
    finish(turn, job, job.quantity, job.quantity);
  }
}

/** So many pieces come out, made of so many pieces' inputs. */
function finish(turn: TraderTurn, { id, blueprint, hub }: Job, quantity: number, spent: number): void {
  const [bench, tuning] = [benchOf(turn), turn.tuning.trader];
  const made = rules.roll(blueprint, quantity, rules.skillFor(bench, blueprint), turn.chance, tuning);
  turn.burn('craftInput', goodsValue(rules.inputsOf(blueprint, spent)));
  turn.mint('craftOutput', goodsValue(made));
  turn.put('bench', { ...bench, ...rules.learn(bench, rules.xpOf(blueprint, quantity), tuning) });
  receive(turn, hub, goodsValue(made));
  if (quantity === 0) return;
  tell(turn, { type: 'crafted', job: id, hub, made });
  count(turn, 'crafted', { crafted: quantity });
  tellFeat(turn, hub, { type: 'craft', pieces: quantity, minutes: quantity * blueprints[blueprint].minutes });
}

/** The bench with these jobs; the first is begun if it was not. */
function lay(turn: TraderTurn, bench: BenchPart, from = turn.now): void {
  const [first, ...rest] = bench.jobs;
  const jobs = first && first.startedAt === null ? [begin(turn, first, from), ...rest] : bench.jobs;
  fallDue(turn, 'bench', { ...bench, jobs });
}

function begin(turn: TraderTurn, job: Job, startedAt: number): Job {
  const gameMs = rules.craftMs(job.blueprint, job.quantity, job.id === 'j1', turn.tuning.trader);
  return { ...job, startedAt, endsAt: startedAt + turn.span(gameMs) };
}

function benchOf(turn: TraderTurn): BenchPart {
  return turn.get('bench') ?? rules.emptyBench;
}
