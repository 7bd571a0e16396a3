/** Together: he founds a guild when he can afford it, else joins one, brings and takes a little, talks, and leads as far as his role allows. */
import type { Goods } from '../../content/goods.ts';
import { hasGoods } from '../../content/goods.ts';
import type { GuildRight } from '../../content/guilds.ts';
import { emblemColours, emblems, isAbove, mayInGuild, wayfarers } from '../../content/guilds.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import { levelAt } from '../../content/levels.ts';
import type { Chance } from '../../kit/chance.ts';
import type { Tuning } from '../../tuning.ts';
import type { CommandOf, PlayerCommand } from '../messages.ts';
import { refuseFounding } from '../rules/guilds.ts';
import { isBound, noProgress } from '../rules/progress.ts';
import type { GuildInvitePart, GuildPart, TraderParts } from '../state.ts';
import { GuildStatus } from '../state.ts';

/** What he sees beside his own parts. */
export interface Neighbourhood {
  readonly tuning: Tuning;
  /** His guild's parts, as its room shows them to him; none while he is in none. */
  readonly company: ReadonlyMap<string, unknown>;
  /** Guilds he has heard of, and people. */
  readonly guilds: readonly string[];
  readonly people: readonly string[];
}

export interface GuildView extends Neighbourhood {
  readonly where: HubKey | null;
  readonly gold: number;
  readonly goods: Goods;
  readonly level: number;
  readonly profile: TraderParts['profile'] | undefined;
  readonly person: TraderParts['person'];
  readonly guild: GuildPart | undefined;
  readonly asked: TraderParts['asked'] | undefined;
  readonly invites: readonly GuildInvitePart[];
}

export function seeGuilds(parts: ReadonlyMap<string, unknown>, around: Neighbourhood): GuildView {
  const part = <Key extends keyof TraderParts>(key: Key) => parts.get(key) as TraderParts[Key] | undefined;
  const where = part('where')?.hub ?? null;
  return {
    ...around,
    where,
    gold: part('purse')?.gold ?? 0,
    goods: (where && part(`goods/${where}`)) || {},
    level: levelAt((part('progress') ?? noProgress).xp),
    profile: part('profile'),
    person: part('person') ?? {},
    guild: part('guild'),
    asked: part('asked'),
    invites: [...parts].flatMap(([key, each]) => (key.startsWith('guildInvite/') ? [each as GuildInvitePart] : [])),
  };
}

export const togetherHabits = {
  // A treasury is filled by small coin.
  goldMax: 20,
  // Whoever can only just found is not yet ready to.
  purseSpareMin: 50,
  openChance: 0.3,
} as const;

type GuildWish<Type extends PlayerCommand['type']> = (view: GuildView, rng: Chance) => CommandOf<Type> | null;

function own({ guild }: GuildView): GuildPart | null {
  return guild?.status === GuildStatus.member ? guild : null;
}

function may(view: GuildView, right: GuildRight): boolean {
  const guild = own(view);
  return guild !== null && mayInGuild(guild.role, right);
}

/** Of the members below him one, by player. */
function oneBelow(view: GuildView, rng: Chance): string | null {
  const role = own(view)?.role ?? 'member';
  const below = under<{ player: string; role: GuildPart['role'] }>(view, 'member/').filter((member) =>
    isAbove(role, member.role),
  );
  return pickAny(below, rng)?.player ?? null;
}

function under<Part>({ company }: GuildView, prefix: string): Part[] {
  return [...company].flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
}

function pickAny<T>(choices: readonly T[], rng: Chance): T | null {
  return choices[Math.floor(rng() * choices.length)] ?? null;
}

const byPlayer =
  <Type extends 'inviteToGuild' | 'recallInvite' | 'expelFromGuild' | 'transferGuild'>(
    type: Type,
    right: GuildRight,
    choose: (view: GuildView, rng: Chance) => string | null,
  ) =>
  (view: GuildView, rng: Chance): CommandOf<Type> | null => {
    const player = may(view, right) ? choose(view, rng) : null;
    return player ? ({ type, player } as CommandOf<Type>) : null;
  };

/** What he would ask by each command about guilds; his own trader refuses none of it. */
export const guildWishes = {
  foundGuild(view, rng) {
    const cost = view.tuning.guild.foundingGold;
    const isReady = view.gold >= cost + togetherHabits.purseSpareMin;
    if (!isReady || refuseFounding(view, view.gold, cost)) return null;
    const number = Math.floor(rng() * 100_000);
    const name = `Company ${number}`;
    const look = { emblem: pickAny(emblems, rng) ?? 'oak', colour: pickAny(emblemColours, rng) ?? 'sea' };
    return { type: 'foundGuild', name, tag: String(number).padStart(5, '0'), ...look, description: 'Come along.' };
  },
  joinGuild(view, rng) {
    if (view.guild || !view.profile) return null;
    const invite = pickAny(view.invites, rng);
    if (invite) return { type: 'joinGuild', guild: invite.guild };
    if (!view.person.guild) return { type: 'joinGuild', guild: wayfarers.guild };
    const guild = pickAny(view.guilds, rng);
    return guild ? { type: 'joinGuild', guild } : null;
  },
  askIntoGuild(view, rng) {
    const guild = view.guild || view.asked || !view.profile ? null : pickAny(view.guilds, rng);
    return guild ? { type: 'askIntoGuild', guild, message: 'I carry well.' } : null;
  },
  takeBackRequest: ({ asked }) => (asked ? { type: 'takeBackRequest' } : null),
  declineInvite(view, rng) {
    const invite = pickAny(view.invites, rng);
    return invite && { type: 'declineInvite', guild: invite.guild };
  },
  leaveGuild: (view) => (own(view) && own(view)?.role !== 'leader' ? { type: 'leaveGuild' } : null),
  giveToGuild(view, rng) {
    const guild = own(view);
    if (!guild || !view.profile || isBound(view.profile, view.level)) return null;
    const item = view.where === guild.hall ? pickAny(Object.keys(view.goods) as ItemKey[], rng) : null;
    const gold = Math.min(view.gold, Math.floor(rng() * togetherHabits.goldMax));
    const goods = item && hasGoods(view.goods, { [item]: 1 }) ? { [item]: 1 } : {};
    return gold > 0 || item ? { type: 'giveToGuild', gold, goods } : null;
  },
  takeFromGuild(view, rng) {
    const gold = (view.company.get('treasury') as { gold: number } | undefined)?.gold ?? 0;
    const wanted = Math.min(gold, 1 + Math.floor(rng() * togetherHabits.goldMax));
    return own(view) && wanted > 0 ? { type: 'takeFromGuild', gold: wanted, goods: {} } : null;
  },
  sayInGuild: (view) => (own(view) ? { type: 'sayInGuild', channel: 'general', text: 'Good roads to us.' } : null),
  inviteToGuild: byPlayer('inviteToGuild', 'admit', ({ people }, rng) => pickAny(people, rng)),
  recallInvite: byPlayer(
    'recallInvite',
    'admit',
    (view, rng) => pickAny(under<{ player: string }>(view, 'invite/'), rng)?.player ?? null,
  ),
  answerRequest(view, rng) {
    const request = may(view, 'admit') ? pickAny(under<{ player: string }>(view, 'request/'), rng) : null;
    return request && { type: 'answerRequest', player: request.player, admits: rng() < 0.8 };
  },
  setGuildRole(view, rng) {
    const player = may(view, 'promote') ? oneBelow(view, rng) : null;
    return player ? { type: 'setGuildRole', player, role: rng() < 0.5 ? 'trader' : 'member' } : null;
  },
  expelFromGuild: byPlayer('expelFromGuild', 'expel', oneBelow),
  expelAbsent: (view) => (may(view, 'expel') ? { type: 'expelAbsent', days: view.tuning.guild.absentDays } : null),
  transferGuild: byPlayer('transferGuild', 'disband', oneBelow),
  editGuild: (view, rng) => (may(view, 'edit') ? { type: 'editGuild', isOpen: rng() < togetherHabits.openChance } : null),
  openChannel: (view) => (may(view, 'edit') ? { type: 'openChannel', channel: 'plans', role: 'trader' } : null),
  closeChannel: (view) => (may(view, 'edit') ? { type: 'closeChannel', channel: 'plans' } : null),
  disbandGuild: (view) => (may(view, 'disband') ? { type: 'disbandGuild' } : null),
} as const satisfies { readonly [Type in PlayerCommand['type']]?: GuildWish<Type> };

export type GuildCommand = keyof typeof guildWishes;

/** How often each comes to his mind, against the others. */
export const togetherMood: Readonly<Record<GuildCommand, number>> = {
  ...{ foundGuild: 4, joinGuild: 10, askIntoGuild: 6, takeBackRequest: 2, declineInvite: 0.5, leaveGuild: 0.5 },
  ...{ giveToGuild: 10, takeFromGuild: 5, sayInGuild: 5, inviteToGuild: 6, recallInvite: 0.5, answerRequest: 6 },
  ...{ setGuildRole: 2, expelFromGuild: 0.2, expelAbsent: 0.5, transferGuild: 0.3, editGuild: 3 },
  ...{ openChannel: 0.5, closeChannel: 0.3, disbandGuild: 0.2 },
};

/** Something about his guild, or null when nothing comes to his mind. */
export function nextGuildDeed(view: GuildView, rng: Chance): PlayerCommand | null {
  const types = Object.keys(togetherMood) as GuildCommand[];
  let left = rng() * types.reduce((sum, type) => sum + togetherMood[type], 0);
  const type = types.find((each) => {
    left -= togetherMood[each];
    return left < 0;
  });
  return type ? guildWishes[type](view, rng) : null;
}
