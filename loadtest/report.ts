/** What came of a run: the workers' results as one, and the reasons for which it failed, if any. */
import { type CommandType, type Fault, isTrade } from './accounting.ts';
import type { Asked } from './ask-audit.ts';
import type { BotResult, WorkerResult } from './fleet-messages.ts';
import type { Health } from './health.ts';
import { type Spread, Times } from './measures.ts';

export interface CommandReport extends Spread {
  readonly type: CommandType;
  readonly sent: number;
  readonly acked: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly doubled: number;
}

export interface Rates {
  readonly tradesPerMinuteMin: number;
  readonly tradesPerMinuteMean: number;
  readonly chatsPerMinuteMin: number;
  readonly chatsPerMinuteMean: number;
  /** Bots whose steps went out, and were confirmed by the server, often enough to call it walking. */
  readonly walking: number;
  readonly stepsPerSecondMean: number;
  readonly orders: number;
  readonly ordersFilledShare: number;
}

/** What the audit said: whether value is in balance, or why nobody was asked. */
export type Audit = Asked | { readonly asked: false; readonly why: string };

export interface Report {
  readonly settings: Readonly<Record<string, string | number>>;
  readonly commands: readonly CommandReport[];
  /** Place and cancel together: what the promise speaks of. */
  readonly trade: Spread;
  readonly rates: Rates;
  readonly frameGaps: Spread;
  readonly lateness: Spread;
  readonly waits: Readonly<Record<string, number>>;
  readonly drops: number;
  readonly faults: readonly Fault[];
  readonly health: readonly Health[];
  readonly machineBusy: number;
  readonly audit: Audit;
  readonly verdict: readonly string[];
}

/** What makes a load real. */
export const demands = {
  tradesPerMinute: 15,
  chatsPerMinute: 6,
  rateShareMin: 0.95,
  stepsPerSecondMin: 18,
  filledShareMin: 0.3,
} as const;

/** All there is to say about a server that keeps its bots waiting. */
export const limited =
  'The server limits its players (rateLimited): run it with LIMITS=off LISTEN_HOST=127.0.0.1 for a load test.';

export interface Given {
  readonly settings: Report['settings'];
  readonly seconds: number;
  readonly results: readonly WorkerResult[];
  readonly machineBusy: number;
  readonly audit: Audit;
}

export function makeReport({ settings, seconds, results, machineBusy, audit }: Given): Report {
  const faults = results.flatMap((result) => result.faults);
  const bots = results.flatMap((result) => result.bots);
  const packed = results.flatMap((result) => result.commands);
  const report = {
    settings,
    commands: commandReports(results, faults),
    trade: Times.unpack(packed.filter(({ type }) => isTrade(type)).map(({ latency }) => latency)).spread,
    rates: ratesOf(bots, seconds),
    frameGaps: Times.unpack(results.map((result) => result.frameGaps)).spread,
    lateness: Times.unpack(results.map((result) => result.lateness)).spread,
    waits: summed(results.map((result) => result.waits)),
    drops: results.reduce((sum, result) => sum + result.drops, 0),
    faults,
    health: results.map((result) => result.health),
    machineBusy,
    audit,
  };
  return { ...report, verdict: refuseRun(report, bots.length) };
}

/** Why the run does not count as a success, one sentence each. */
export function refuseRun(report: Omit<Report, 'verdict'>, players: number): string[] {
  const { faults, rates, audit, waits } = report;
  const why: string[] = [];
  const unreal = (what: string) => why.push(`Not a real load: ${what}`);
  const count = (type: Fault['type']) => faults.filter((fault) => fault.type === type).length;
  if (waits['rateLimited']) why.push(limited);
  if (count('lost') > 0) why.push(`${count('lost')} lost.`);
  if (count('doubled') > 0) why.push(`${count('doubled')} doubled.`);
  if (count('halfDone') > 0) why.push(`${count('halfDone')} half-done.`);
  if (audit.asked && !audit.balanced) why.push(`Out of balance: ${audit.said}`);
  const { tradesPerMinute, chatsPerMinute, rateShareMin, stepsPerSecondMin, filledShareMin } = demands;
  if (rates.walking < players / 2) {
    unreal(`${rates.walking} of ${players} walked at ${stepsPerSecondMin} steps a second or more, half should.`);
  }
  if (rates.tradesPerMinuteMin < tradesPerMinute * rateShareMin) {
    unreal(`some bot made ${rates.tradesPerMinuteMin.toFixed(1)} trades a minute, ${tradesPerMinute} are asked.`);
  }
  if (rates.chatsPerMinuteMin < chatsPerMinute * rateShareMin) {
    unreal(`some bot said ${rates.chatsPerMinuteMin.toFixed(1)} lines a minute, ${chatsPerMinute} are asked.`);
  }
  if (rates.ordersFilledShare < filledShareMin) {
    unreal(`${percent(rates.ordersFilledShare)} of orders met another, ${percent(filledShareMin)} are asked.`);
  }
  return why;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function commandReports(results: readonly WorkerResult[], faults: readonly Fault[]): CommandReport[] {
  const types = [...new Set(results.flatMap(({ commands }) => commands.map(({ type }) => type)))];
  return types.map((type) => {
    const parts = results.flatMap(({ commands }) => commands.filter((command) => command.type === type));
    const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + of(part), 0);
    const count = (...faultTypes: Fault['type'][]) =>
      faults.filter((fault) => fault.command === type && faultTypes.includes(fault.type)).length;
    return {
      type,
      sent: sum(({ sent }) => sent),
      acked: sum(({ acked }) => acked),
      refused: summed(parts.map(({ refused }) => refused)),
      lost: count('lost', 'halfDone'),
      doubled: count('doubled'),
      ...Times.unpack(parts.map(({ latency }) => latency)).spread,
    };
  });
}

function ratesOf(bots: readonly BotResult[], seconds: number): Rates {
  const minutes = seconds / 60;
  const mean = (of: (bot: BotResult) => number, among = bots) =>
    among.reduce((sum, bot) => sum + of(bot), 0) / Math.max(1, among.length);
  const least = (of: (bot: BotResult) => number) =>
    bots.reduce((min, bot) => Math.min(min, of(bot)), Number.POSITIVE_INFINITY);
  const walkers = bots.filter(({ walks }) => walks);
  const orders = bots.reduce((sum, bot) => sum + bot.orders, 0);
  const filled = bots.reduce((sum, bot) => sum + bot.ordersFilled, 0);
  const walksWell = ({ stepRate, confirmedRate }: BotResult) =>
    Math.min(stepRate, confirmedRate) >= demands.stepsPerSecondMin;
  return {
    tradesPerMinuteMin: least(({ trades }) => trades) / minutes,
    tradesPerMinuteMean: mean(({ trades }) => trades) / minutes,
    chatsPerMinuteMin: least(({ chats }) => chats) / minutes,
    chatsPerMinuteMean: mean(({ chats }) => chats) / minutes,
    walking: walkers.filter(walksWell).length,
    stepsPerSecondMean: mean(({ confirmedRate }) => confirmedRate, walkers),
    orders,
    ordersFilledShare: orders === 0 ? 0 : filled / orders,
  };
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const count of counts) for (const [key, n] of Object.entries(count)) sum[key] = (sum[key] ?? 0) + n;
  return sum;
}
