/** What traders' commands bring into being and to an end, by the log of their own parts: each of it once, whatever died in between. */
import type { Address } from '../../../actors/kit/address.ts';
import type { CommandOf, PlayerCommand } from '../../../actors/trader/messages.ts';
import { isOnTheRoad } from '../../../actors/trader/rules/caravans.ts';
import { isUp } from '../../../actors/trader/rules/lots.ts';
import type {
  BenchPart,
  BidPart,
  CaravanPart,
  GuildPart,
  LotPart,
  ProgressPart,
  TraderParts,
} from '../../../actors/trader/state.ts';
import { GuildStatus } from '../../../actors/trader/state.ts';
import type { ReceivedPart, SentPart } from '../../../actors/trader/talk-parts.ts';
import { EnclosureStatus } from '../../../actors/trader/talk-parts.ts';

type CommandType = PlayerCommand['type'];
type Result = Readonly<Record<string, unknown>>;

/** The parts that are born with a command, and keep their names. */
const born = ['order/', 'caravan/', 'agent/', 'lot/', 'bid/', 'alert/', 'sent/', 'mail/'];

/** Under which name a trader's parts show what an accepted command brought about. */
const brought: { readonly [Type in CommandType]?: (result: Result, body: CommandOf<Type>) => string } = {
  placeOrder: ({ order }) => `order/${order}`,
  sendHaul: ({ caravan }) => `caravan/${caravan}`,
  hireAgent: ({ agent }) => `agent/${agent}`,
  craft: ({ job }) => `job/${job}`,
  openLot: ({ lot }) => `lot/${lot}`,
  bid: ({ bid }) => `bid/${bid}`,
  setAlert: ({ alert }) => `alert/${alert}`,
  foundGuild: ({ guild }) => `founding/${guild}`,
  sendMail: ({ mail }) => `sent/${mail}`,
  claimMail: (_result, { mail }) => `claimed/${mail}`,
  claimStep: (_result, { step }) => `step/${step}`,
  claimAchievement: (_result, { achievement }) => `achievement/${achievement}`,
};

export class Deeds {
  readonly #begun = new Map<string, number>();
  readonly #ended = new Map<string, number>();

  /** A trader's part as it is by now, and as it was; null once it is gone. */
  note(trader: Address, key: string, part: unknown, before: unknown): void {
    if (part === null) return;
    for (const what of beginnings(key, part, before)) bump(this.#begun, `${trader} ${what}`);
    for (const what of endings(key, part, before)) bump(this.#ended, `${trader} ${what}`);
    // An errand is one trader's, of all there are.
    const errand = before === undefined && key.startsWith('caravan/') && (part as CaravanPart).errand;
    if (errand) bump(this.#begun, `errand ${errand.id}`);
  }

  /** How often that came about which an accepted command stands for; null for commands that bring nothing lasting. */
  timesOf(
    trader: Address,
    body: PlayerCommand,
    result: unknown,
  ): { readonly what: string; readonly times: number } | null {
    const name = brought[body.type] as ((result: Result, body: PlayerCommand) => string) | undefined;
    if (!name) return null;
    const what = `${trader} ${name(result as Result, body)}`;
    return { what, times: this.#begun.get(what) ?? 0 };
  }

  /** What began or ended more than once, whoever asked for it. */
  get doubled(): string[] {
    const twice = (counts: ReadonlyMap<string, number>, how: string) =>
      [...counts].filter(([, count]) => count > 1).map(([what, count]) => `${what} ${how} ${count} times`);
    return [...twice(this.#begun, 'began'), ...twice(this.#ended, 'ended')];
  }
}

function beginnings(key: string, part: unknown, before: unknown): readonly string[] {
  const isNew = (what: string, among: readonly string[]) => !among.includes(what);
  switch (key) {
    case 'bench':
      return jobsOf(part).filter((job) => isNew(job, jobsOf(before)));
    case 'progress':
      return claimed(part).filter((reward) => isNew(reward, claimed(before)));
    case 'guild':
      return isFounding(part) && !isFounding(before) ? [`founding/${(part as GuildPart).guild}`] : [];
    case 'causes':
      return rewarded(part).filter((reward) => isNew(reward, rewarded(before)));
    case 'streak':
      return [`day/${(part as TraderParts['streak']).day}`];
    default:
      if (key.startsWith('mail/') && isClaimed(part) && !isClaimed(before))
        return [`claimed/${(part as ReceivedPart).id}`];
      return before === undefined && born.some((prefix) => key.startsWith(prefix)) ? [key] : [];
  }
}

function endings(key: string, part: unknown, before: unknown): readonly string[] {
  if (key === 'bench') return jobsOf(before).filter((job) => !jobsOf(part).includes(job));
  const isUnderWay = underWay[key.slice(0, key.indexOf('/') + 1)];
  return isUnderWay && before && isUnderWay(before) && !isUnderWay(part) ? [key] : [];
}

const underWay: Readonly<Record<string, (part: unknown) => boolean>> = {
  'caravan/': (part) => isOnTheRoad(part as CaravanPart),
  'lot/': (part) => (part as LotPart).status === 'open',
  'bid/': (part) => isUp(part as BidPart),
  'mail/': (part) => (part as ReceivedPart).enclosure?.status === EnclosureStatus.waiting,
  'sent/': (part) => (part as SentPart).enclosure?.status === EnclosureStatus.waiting,
};

function isClaimed(letter: unknown): boolean {
  return (letter as ReceivedPart | undefined)?.enclosure?.status === EnclosureStatus.claimed;
}

function isFounding(guild: unknown): boolean {
  return (guild as GuildPart | undefined)?.status === GuildStatus.founding;
}

/** Runs whose reward he has had. */
function rewarded(causes: unknown): readonly string[] {
  const { standings = {} } = (causes ?? {}) as Partial<TraderParts['causes']>;
  return Object.entries(standings).flatMap(([cause, { run, claimed }]) => (claimed ? [`reward/${cause}/${run}`] : []));
}

function jobsOf(bench: unknown): readonly string[] {
  return ((bench as BenchPart | undefined)?.jobs ?? []).map(({ id }) => `job/${id}`);
}

function claimed(progress: unknown): readonly string[] {
  const { steps, achievements } = (progress ?? {}) as Partial<ProgressPart>;
  const of = (what: string, states: Readonly<Record<string, unknown>> = {}) =>
    Object.keys(states).flatMap((key) => (states[key] === 'claimed' ? [`${what}/${key}`] : []));
  return [...of('step', steps), ...of('achievement', achievements)];
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
