/** What a trader remembers: his purse, what he owns in each hub, his orders, his agents and his caravans. */
import type { AchievementKey } from '../content/achievements.ts';
import type { AgentKind } from '../content/agents.ts';
import type { Avatar } from '../content/avatars.ts';
import type { BlueprintKey } from '../content/blueprints.ts';
import { blueprintOf } from '../content/blueprints.ts';
import type { CauseKey } from '../content/causes.ts';
import type { Slot } from '../content/gear.ts';
import type { Goods } from '../content/goods.ts';
import { goodsValue, timesGoods } from '../content/goods.ts';
import type { GuildRole } from '../content/guilds.ts';
import type { HubKey } from '../content/hubs.ts';
import type { ItemKey } from '../content/items.ts';
import type { MissionKey, Outcome } from '../content/missions.ts';
import type { StepKey } from '../content/onboarding.ts';
import type { OnboardingRow } from '../content/schemas.ts';
import type { Side } from '../content/terms.ts';
import type { Json } from '../kit/actor.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, nothing, plus } from '../kit/value.ts';
import type { CauseStanding, Companion, Errand, LotTerms } from '../letters.ts';
import type { Streak } from './rules/progress.ts';
import type { ReceivedPart, TalkParts } from './talk-parts.ts';
import { letterValue } from './talk-parts.ts';

export const version = 1;

export interface Profile {
  readonly name: string;
  readonly guest: boolean;
  readonly welcomedAt: number;
  /** When he was forgotten: nobody is there any more. */
  readonly forgottenAt?: number;
}

/** In a hub, or on the way to one. */
export type Where =
  | { readonly hub: HubKey }
  | {
      readonly hub: null;
      readonly from: HubKey;
      readonly to: HubKey;
      readonly leftAt: number;
      readonly arrivesAt: number;
    };

/** What arrived and found no room; never refused, never lost. */
export interface Shelf {
  readonly gold: number;
  readonly goods: Goods;
}

export const OrderStatus = {
  /** Sent; the auction house has not answered. */
  pending: 'pending',
  open: 'open',
  filled: 'filled',
  cancelled: 'cancelled',
  expired: 'expired',
  refused: 'refused',
} as const;
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];

export interface OrderPart {
  readonly id: string;
  readonly hub: HubKey;
  readonly side: Side;
  readonly item: ItemKey;
  readonly price: number;
  readonly quantity: number;
  readonly filled: number;
  /** Gold that changed hands so far, before fees. */
  readonly proceeds: number;
  readonly status: OrderStatus;
  readonly placedAt: number;
  readonly endsAt: number;
}

/** What an agent wears. */
export type GearPart = Readonly<Partial<Record<Slot, { readonly item: ItemKey; readonly wear: number }>>>;

export interface AgentPart {
  readonly id: string;
  readonly kind: AgentKind;
  readonly name: string;
  readonly xp: number;
  /** Where he is when he is free, or was when he last was. */
  readonly at: HubKey;
  /** The caravan he leads, or null. */
  readonly caravan: string | null;
  readonly hiredAt: number;
  readonly gear?: GearPart;
  /** Hurt on a trip that failed: he leads none before. */
  readonly hurtUntil?: number;
}

export const CaravanStatus = {
  /** Paid and loaded; its agent is coming. */
  preparing: 'preparing',
  travelling: 'travelling',
  arrived: 'arrived',
  /** It never left: cargo and pay came back. */
  turnedBack: 'turnedBack',
} as const;
export type CaravanStatus = (typeof CaravanStatus)[keyof typeof CaravanStatus];

/** A caravan as its trader knows it. What it carries lies with the mission; here it is only told. */
export interface CaravanPart {
  readonly id: string;
  /** From 1 up; free again when it has arrived. Its mission is named after it. */
  readonly slot: number;
  /** Null for a haul. */
  readonly mission: MissionKey | null;
  readonly from: HubKey;
  readonly to: HubKey;
  readonly cargo: Goods;
  readonly agent: string | null;
  readonly sentAt: number;
  readonly departsAt: number;
  readonly arrivesAt: number;
  /** All that was due at departure. */
  readonly paid: number;
  /** What its hub gives of the reward, in a hundred; all of it in parts of earlier builds. */
  readonly rewardPercent?: number;
  /** Gold laid down beside; with the mission until it ends. */
  readonly deposit?: number;
  /** What blocks its road, until its owner says what to do or the time is over. */
  readonly incident?: { readonly toll: number; readonly endsAt: number };
  /** The errand it is on. */
  readonly errand?: Errand;
  /** The convoy it goes in, with how many others, and how far each of these has come; none until that has left. */
  readonly convoy?: { readonly id: string; readonly companions: number; readonly company?: readonly Companion[] };
  /** What was used up on the way. */
  readonly provisions?: readonly ItemKey[];
  readonly status: CaravanStatus;
  /** Null until it arrived. */
  readonly outcome: Pick<Outcome, 'tier' | 'gold' | 'goods' | 'finds' | 'delivered' | 'lost'> | null;
}

/** Work at the bench; the first of the queue is under way, and has its times. */
export interface Job {
  readonly id: string;
  readonly blueprint: BlueprintKey;
  readonly quantity: number;
  /** Where its inputs came from, and its products go. */
  readonly hub: HubKey;
  readonly startedAt: number | null;
  readonly endsAt: number | null;
  readonly hastened: boolean;
}

export interface BenchPart {
  /** They hold their inputs until they are done. */
  readonly jobs: readonly Job[];
  /** How many jobs there ever were. */
  readonly made: number;
  readonly level: number;
  /** Towards the next level. */
  readonly xp: number;
}

export interface GatheringPart {
  readonly hub: HubKey;
  readonly item: ItemKey;
  readonly units: number;
  readonly startedAt: number;
  readonly endsAt: number;
}

export interface GatheredPart {
  readonly since: number;
  readonly units: number;
}

/** What a trader does that counts. */
export type Deed = OnboardingRow['deed'];

export type Figure =
  | 'gathered'
  | 'crafted'
  | 'bought'
  | 'sold'
  | 'traded'
  | 'goldEarned'
  | 'goldSpent'
  | 'missions'
  | 'missionsFailed'
  | 'successStreak'
  | 'successStreakBest'
  | 'hauls'
  | 'travels'
  | 'agents'
  | 'guilds'
  | 'days'
  | 'minutes';
/** What is not named is zero. */
export type Figures = Readonly<Partial<Record<Figure, number>>>;

export interface ProgressPart {
  readonly xp: number;
  readonly figures: Figures;
  readonly steps: Readonly<Partial<Record<StepKey, 'done' | 'claimed'>>>;
  readonly achievements: Readonly<Partial<Record<AchievementKey, 'done' | 'claimed'>>>;
  /** The day under way; past ones are parts of their own. */
  readonly today: { readonly day: number; readonly figures: Figures };
  /** The last minute in which something was done. */
  readonly minute: number;
}

export const LotStatus = { open: 'open', sold: 'sold', unsold: 'unsold' } as const;
export type LotStatus = (typeof LotStatus)[keyof typeof LotStatus];

/** A lot of his; its goods lie with it. */
export interface LotPart extends LotTerms {
  readonly slot: number;
  readonly status: LotStatus;
  /** What it brought. */
  readonly price: number | null;
}

export const BidStatus = {
  pending: 'pending',
  leading: 'leading',
  outbid: 'outbid',
  won: 'won',
  refused: 'refused',
} as const;
export type BidStatus = (typeof BidStatus)[keyof typeof BidStatus];

/** A bid of his; its gold lies with the lot while it is pending or leads. */
export interface BidPart {
  readonly id: string;
  readonly lot: string;
  readonly hub: HubKey;
  readonly amount: number;
  readonly status: BidStatus;
  readonly at: number;
}

/** A price he waits for. */
export interface AlertPart {
  readonly id: string;
  readonly hub: HubKey;
  readonly item: ItemKey;
  readonly when: 'above' | 'below';
  readonly price: number;
  readonly setAt: number;
}

export const GuildStatus = {
  /** Asked for; who may decide has not answered. */
  founding: 'founding',
  joining: 'joining',
  member: 'member',
} as const;
export type GuildStatus = (typeof GuildStatus)[keyof typeof GuildStatus];

/** His guild as he knows it; he is in one at most. The Wayfarers are no more than a name he wears. */
export interface GuildPart {
  readonly guild: string;
  readonly status: GuildStatus;
  readonly name: string;
  readonly tag: string;
  readonly role: GuildRole;
  readonly hall: HubKey;
  readonly since: number;
  /** His experience when he last told the guild of it, and the day. */
  readonly told: { readonly xp: number; readonly day: number /** Gold of his sales. */; readonly traded?: number };
}

/** A guild that would have him. */
export interface GuildInvitePart {
  readonly guild: string;
  readonly name: string;
  readonly tag: string;
  readonly by: string;
  readonly endsAt: number;
}

/** How others see him. */
export interface PersonPart {
  readonly avatar?: Avatar;
  readonly title?: string;
  readonly guild?: string;
  /** Whether his gold may be seen in the list of the richest. */
  readonly wealthShown?: true;
}

/** A line of what happened, for whoever was away. */
export interface FeedLine {
  /** Counts up from 1. */
  readonly id: number;
  readonly at: number;
  readonly type: string;
  readonly [detail: string]: Json | undefined;
}

export interface TraderParts extends TalkParts {
  readonly profile: Profile;
  readonly where: Where;
  readonly purse: { readonly gold: number };
  /** How many orders were ever placed. */
  readonly counter: { readonly orders: number };
  /** How many agents were ever hired and how many caravans ever sent. */
  readonly road: { readonly agents: number; readonly caravans: number };
  /** The last order of an operator that was done. */
  readonly operatorOrders: { readonly through: number };
  readonly bench: BenchPart;
  readonly gathering: GatheringPart;
  /** What was gathered in the hour under way. */
  readonly gathered: GatheredPart;
  readonly progress: ProgressPart;
  /** Figures of a past day. */
  readonly [day: `day/${number}`]: Figures;
  readonly streak: Streak;
  /** Goods he keeps an eye on, by hub. */
  readonly watched: Readonly<Partial<Record<HubKey, readonly ItemKey[]>>>;
  /** How many lots he ever opened, and how many bids he made. */
  readonly hammer: { readonly lots: number; readonly bids: number };
  readonly [lot: `lot/${string}`]: LotPart;
  readonly [bid: `bid/${string}`]: BidPart;
  readonly alerts: { readonly set: number };
  readonly [alert: `alert/${string}`]: AlertPart;
  readonly person: PersonPart;
  readonly guild: GuildPart;
  /** How many he ever founded, and how often he asked his guild for something. */
  readonly guilds: { readonly founded: number; readonly asks: number };
  readonly [invite: `guildInvite/${string}`]: GuildInvitePart;
  /** The guild he would like to be let into. */
  readonly asked: { readonly guild: string; readonly at: number };
  /** How often he asked causes for something, and how he stands in the last run of each that he took part in. */
  readonly causes: { readonly asks: number; readonly standings: Readonly<Partial<Record<CauseKey, CauseStanding>>> };
  /** When the fee for full warehouses is due. */
  readonly storage: { readonly dueAt: number };
  /** The last line, and the last that was read. */
  readonly feed: { readonly last: number; readonly seen: number };
  readonly [line: `feed/${number}`]: FeedLine;
  readonly [goods: `goods/${string}`]: Goods;
  readonly [shelf: `shelf/${string}`]: Shelf;
  readonly [order: `order/${string}`]: OrderPart;
  readonly [agent: `agent/${string}`]: AgentPart;
  readonly [caravan: `caravan/${string}`]: CaravanPart;
}

export function holdings(key: string, part: unknown): Value {
  if (key === 'purse') return gold((part as TraderParts['purse']).gold);
  if (key.startsWith('goods/')) return goodsValue(part as Goods);
  if (key.startsWith('mail/')) return letterValue(part as ReceivedPart);
  if (key.startsWith('agent/')) return gearValue((part as AgentPart).gear ?? {});
  if (key === 'bench')
    return (part as BenchPart).jobs.map(inputsValue).reduce((sum, value) => plus(sum, value), nothing);
  if (!key.startsWith('shelf/')) return nothing;
  const shelf = part as Shelf;
  return plus(goodsValue(shelf.goods), gold(shelf.gold));
}

function gearValue(gear: GearPart): Value {
  return Object.values(gear).reduce((sum, { item }) => plus(sum, items(item, 1)), nothing);
}

function inputsValue({ blueprint, quantity }: Job): Value {
  return goodsValue(timesGoods(blueprintOf(blueprint)?.inputs ?? {}, quantity));
}
