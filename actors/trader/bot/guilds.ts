/** Together: he founds a guild when he can afford it, else joins one, brings and takes a little, talks, and leads as far as his role allows. */
import { hasGoods } from '../../content/goods.ts';
import { guildMissionKeys } from '../../content/guild-missions.ts';
import type { GuildRight } from '../../content/guilds.ts';
import { emblemColours, emblems, isAbove, mayInGuild, wayfarers } from '../../content/guilds.ts';
import type { HubKey } from '../../content/hubs.ts';
import { taxes } from '../../content/realm.ts';
import type { Chance } from '../../kit/chance.ts';
import type { CommandOf, PlayerCommand } from '../messages.ts';
import { refuseFounding } from '../rules/guilds.ts';
import { isBound } from '../rules/progress.ts';
import type { GuildPart } from '../state.ts';
import type { BotView, Wish } from './view.ts';
import { itemsOf, memberOf, pick, pickAny } from './view.ts';

export const togetherHabits = {
  // A treasury is filled by small coin.
  goldMax: 20,
  // Whoever can only just found is not yet ready to.
  purseSpareMin: 50,
  openChance: 0.3,
} as const;

function may(view: BotView, right: GuildRight): boolean {
  const guild = memberOf(view);
  return guild !== null && mayInGuild(guild.role, right);
}

/** Of the members below him one, by player. */
function oneBelow(view: BotView, rng: Chance): string | null {
  const role = memberOf(view)?.role ?? 'member';
  const below = under<{ player: string; role: GuildPart['role'] }>(view, 'member/').filter((member) =>
    isAbove(role, member.role),
  );
  return pickAny(below, rng)?.player ?? null;
}

function under<Part>({ company }: BotView, prefix: string): Part[] {
  return [...company].flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
}

const byPlayer =
  <Type extends 'inviteToGuild' | 'recallInvite' | 'expelFromGuild' | 'transferGuild'>(
    type: Type,
    right: GuildRight,
    choose: (view: BotView, rng: Chance) => string | null,
  ) =>
  (view: BotView, rng: Chance): CommandOf<Type> | null => {
    const player = may(view, right) ? choose(view, rng) : null;
    return player ? ({ type, player } as CommandOf<Type>) : null;
  };

function allyOf(view: BotView, wanted: string, rng: Chance): string | null {
  const known = under<{ guild: string; status: string }>(view, 'alliance/');
  return (
    pickAny(
      known.filter(({ status }) => status === wanted),
      rng,
    )?.guild ?? null
  );
}

const byAlly =
  <Type extends 'recallAlliance' | 'breakAlliance'>(type: Type, right: GuildRight, status: string) =>
  (view: BotView, rng: Chance): CommandOf<Type> | null => {
    const guild = may(view, right) ? allyOf(view, status, rng) : null;
    return guild ? ({ type, guild } as CommandOf<Type>) : null;
  };

/** What he would ask by each command about guilds; his own trader refuses none of it. */
export const guildWishes = {
  foundGuild(view, rng) {
    const cost = view.tuning.guild.foundingGold;
    const isReady = view.gold >= cost + togetherHabits.purseSpareMin;
    if (!isReady || refuseFounding({ ...view, where: view.isHere ? view.hub : null }, view.gold, cost)) return null;
    const number = Math.floor(rng() * 100_000);
    const name = `Company ${number}`;
    const look = { emblem: pick(emblems, rng), colour: pick(emblemColours, rng) };
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
  leaveGuild: (view) => (memberOf(view) && memberOf(view)?.role !== 'leader' ? { type: 'leaveGuild' } : null),
  giveToGuild(view, rng) {
    const guild = memberOf(view);
    if (!guild || !view.profile || isBound(view.profile, view.level)) return null;
    const item = view.isHere && view.hub === guild.hall ? pickAny(itemsOf(view.goods), rng) : null;
    const gold = Math.min(view.gold, Math.floor(rng() * togetherHabits.goldMax));
    const goods = item && hasGoods(view.goods, { [item]: 1 }) ? { [item]: 1 } : {};
    return gold > 0 || item ? { type: 'giveToGuild', gold, goods } : null;
  },
  takeFromGuild(view, rng) {
    const gold = (view.company.get('treasury') as { gold: number } | undefined)?.gold ?? 0;
    const wanted = Math.min(gold, 1 + Math.floor(rng() * togetherHabits.goldMax));
    return memberOf(view) && wanted > 0 ? { type: 'takeFromGuild', gold: wanted, goods: {} } : null;
  },
  sayInGuild: (view) => (memberOf(view) ? { type: 'sayInGuild', channel: 'general', text: 'Good roads to us.' } : null),
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
  editGuild: (view, rng) =>
    may(view, 'edit') ? { type: 'editGuild', isOpen: rng() < togetherHabits.openChance } : null,
  openChannel: (view) => (may(view, 'edit') ? { type: 'openChannel', channel: 'plans', role: 'trader' } : null),
  closeChannel: (view) => (may(view, 'edit') ? { type: 'closeChannel', channel: 'plans' } : null),
  contendForHub: (view) => (may(view, 'contend') ? { type: 'contendForHub', hub: view.hub } : null),
  setHubTax(view, rng) {
    const realm = may(view, 'edit') ? pickAny(under<{ hub: HubKey }>(view, 'realm/'), rng) : null;
    return realm && { type: 'setHubTax', hub: realm.hub, percent: 1 + Math.floor(rng() * taxes.percentMax) };
  },
  beginGuildMission: (view, rng) =>
    may(view, 'announce') ? { type: 'beginGuildMission', mission: pick(guildMissionKeys, rng) } : null,
  proposeAlliance(view, rng) {
    const others = view.guilds.filter((guild) => guild !== view.guild?.guild && !view.company.has(`alliance/${guild}`));
    const guild = may(view, 'ally') ? pickAny(others, rng) : null;
    return guild ? { type: 'proposeAlliance', guild } : null;
  },
  recallAlliance: byAlly('recallAlliance', 'ally', 'proposed'),
  answerAlliance(view, rng) {
    const guild = may(view, 'ally') ? allyOf(view, 'offered', rng) : null;
    return guild ? { type: 'answerAlliance', guild, accepts: rng() < 0.8 } : null;
  },
  breakAlliance: byAlly('breakAlliance', 'edit', 'standing'),
  disbandGuild: (view) => (may(view, 'disband') ? { type: 'disbandGuild' } : null),
} as const satisfies { readonly [Type in PlayerCommand['type']]?: Wish<Type> };

export type GuildCommand = keyof typeof guildWishes;

/** How often each comes to his mind, against the others. */
export const together: Readonly<Record<keyof typeof guildWishes, number>> = {
  ...{ foundGuild: 6, joinGuild: 60, askIntoGuild: 6, takeBackRequest: 2, declineInvite: 1, leaveGuild: 1 },
  ...{ giveToGuild: 10, takeFromGuild: 5, sayInGuild: 5, inviteToGuild: 6, recallInvite: 1, answerRequest: 6 },
  ...{ setGuildRole: 2, expelFromGuild: 0.5, expelAbsent: 1, transferGuild: 1, editGuild: 3 },
  ...{ openChannel: 1, closeChannel: 1, disbandGuild: 0.5 },
  ...{ contendForHub: 5, setHubTax: 20, beginGuildMission: 5 },
  ...{ proposeAlliance: 3, recallAlliance: 1, answerAlliance: 10, breakAlliance: 1 },
};
