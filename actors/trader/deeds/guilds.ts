/** A trader's guild: he founds one or joins one, gives and takes, speaks and leads in it; all of it by letters. */
import { goodsValue } from '../../content/goods.ts';
import { wayfarers } from '../../content/guilds.ts';
import { homeHub } from '../../content/hubs.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import { must } from '../../kit/assert.ts';
import type { Value } from '../../kit/value.ts';
import { gold, plus } from '../../kit/value.ts';
import type { Ask, GuildDeed, ToGuild, ToRegister } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, levelOf, storeAt } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/guilds.ts';
import { dayOf } from '../rules/progress.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import { refuseToSpeak } from '../rules/talk.ts';
import type { GuildPart } from '../state.ts';
import { GuildStatus } from '../state.ts';
import { count } from './progress.ts';
import { silence, speakerOf, utter } from './talk.ts';

function standingOf(turn: TraderTurn): rules.GuildStanding {
  return {
    ...{ profile: turn.get('profile'), person: turn.get('person'), guild: turn.get('guild') },
    ...{ level: levelOf(turn), where: hubOf(turn) },
  };
}

function newcomer(turn: TraderTurn): { name: string; level: number } {
  return { name: turn.get('profile')?.name ?? '', level: levelOf(turn) };
}

function foundGuild(turn: TraderTurn, command: CommandOf<'foundGuild'>): ReplyTo<'foundGuild'> {
  const { type: _, ...wish } = command;
  const cost = turn.tuning.guild.foundingGold;
  const standing = standingOf(turn);
  const purse = turn.get('purse')?.gold ?? 0;
  const refusal = rules.refuseFounding(standing, purse, cost);
  if (refusal || !standing.where) return refused(refusal ?? Refusal.notHere);
  const made = turn.get('guilds') ?? { founded: 0, asks: 0 };
  const founding = made.founded + 1;
  const guild = `${turn.key}_${founding}`;
  turn.put('guilds', { ...made, founded: founding });
  enterInto(turn, { guild, status: GuildStatus.founding, name: wish.name, tag: wish.tag, hall: standing.where });
  turn.put('purse', { gold: purse - cost });
  const letter: ToRegister = { type: 'enrol', founding, founder: newcomer(turn), ...wish, hub: standing.where };
  turn.send(addressOf('register', 'guilds'), letter, gold(cost));
  return accepted({ guild });
}

/** The Wayfarers take everyone who is in no guild; others whom they invited, or anybody if they are open. */
function joinGuild(turn: TraderTurn, { guild }: CommandOf<'joinGuild'>): ReplyTo<'joinGuild'> {
  const standing = standingOf(turn);
  const isWayfarer = guild === wayfarers.guild;
  const refusal = isWayfarer && standing.person?.guild ? Refusal.alreadyInGuild : rules.refuseToEnter(standing);
  if (refusal) return refused(refusal);
  if (isWayfarer) wear(turn, guild);
  else applyTo(turn, guild);
  return accepted({});
}

export function applyTo(turn: TraderTurn, guild: string): void {
  const { name = '', tag = '' } = turn.get(`guildInvite/${guild}`) ?? {};
  enterInto(turn, { guild, status: GuildStatus.joining, name, tag, hall: homeHub });
  turn.send(addressOf('guild', guild), { type: 'join', ...newcomer(turn) } satisfies ToGuild);
}

/** Until it is answered he can enter no other. */
function enterInto(turn: TraderTurn, guild: Omit<GuildPart, 'role' | 'since' | 'told'>): void {
  const told = { xp: turn.get('progress')?.xp ?? 0, day: dayOf(turn.now) };
  turn.put('guild', { ...guild, role: 'member', since: turn.now, told });
}

/** The first guild of his life is a step, and a lesson. */
export function wear(turn: TraderTurn, guild: string): void {
  turn.put('person', { ...turn.get('person'), guild });
  if ((turn.get('progress')?.figures.guilds ?? 0) === 0) count(turn, 'joinedGuild', { guilds: 1 });
}

export function takeOff(turn: TraderTurn): void {
  const { guild: _, ...person } = turn.get('person') ?? {};
  turn.put('person', person);
}

function askIntoGuild(turn: TraderTurn, command: CommandOf<'askIntoGuild'>): ReplyTo<'askIntoGuild'> {
  const { guild, message } = command;
  const refusal = rules.refuseToEnter(standingOf(turn));
  if (refusal || guild === wayfarers.guild) return refused(refusal ?? Refusal.unknownGuild);
  takeBack(turn);
  turn.put('asked', { guild, at: turn.now });
  turn.send(addressOf('guild', guild), { type: 'askIn', ...newcomer(turn), message } satisfies ToGuild);
  return accepted({});
}

function takeBackRequest(turn: TraderTurn): ReplyTo<'takeBackRequest'> {
  if (!turn.get('asked')) return refused(Refusal.nothingAsked);
  takeBack(turn);
  return accepted({});
}

export function takeBack(turn: TraderTurn): void {
  const asked = turn.get('asked');
  if (!asked) return;
  turn.drop('asked');
  turn.send(addressOf('guild', asked.guild), { type: 'takeBackRequest' } satisfies ToGuild);
}

function declineInvite(turn: TraderTurn, { guild }: CommandOf<'declineInvite'>): ReplyTo<'declineInvite'> {
  if (!turn.get(`guildInvite/${guild}`)) return refused(Refusal.notInvited);
  turn.drop(`guildInvite/${guild}`);
  turn.send(addressOf('guild', guild), { type: 'declineInvite' } satisfies ToGuild);
  return accepted({});
}

/** Whoever is only a Wayfarer goes as he came. */
function leaveGuild(turn: TraderTurn): ReplyTo<'leaveGuild'> {
  const standing = standingOf(turn);
  if (!standing.guild && standing.person?.guild) {
    takeOff(turn);
    return accepted({ ask: 0 });
  }
  return ask(turn, rules.refuseAsMember(standing), (about) => ({ type: 'leave', ...about }));
}

function giveToGuild(turn: TraderTurn, command: CommandOf<'giveToGuild'>): ReplyTo<'giveToGuild'> {
  const standing = standingOf(turn);
  const hub = standing.where ?? homeHub;
  const store = storeAt(turn, hub);
  const refusal = rules.refuseGift(standing, store, command);
  const value = plus(gold(command.gold), goodsValue(command.goods));
  if (!refusal) keep(turn, hub, store, debit(store, value));
  return ask(turn, refusal, (about) => ({ type: 'deposit', ...about }), value);
}

function takeFromGuild(turn: TraderTurn, command: CommandOf<'takeFromGuild'>): ReplyTo<'takeFromGuild'> {
  const refusal = rules.refuseExchange(standingOf(turn), command);
  const { gold, goods } = command;
  return ask(turn, refusal, (about) => ({ type: 'withdraw', ...about, gold, goods }));
}

function sayInGuild(turn: TraderTurn, command: CommandOf<'sayInGuild'>): ReplyTo<'sayInGuild'> {
  const { channel, mutedUntil } = command;
  const refusal = refuseToSpeak(speakerOf(turn, mutedUntil));
  if (refusal) return silence(refusal, mutedUntil);
  const said = utter(turn, command);
  if (typeof said === 'string') return refused(said);
  const { name: _, ...line } = said;
  return ask(turn, rules.refuseAsMember(standingOf(turn)), (about) => ({ type: 'speak', ...about, channel, ...line }));
}

/** Whether he has the right is for the guild to say. */
function leadGuild(turn: TraderTurn, deed: GuildDeed): ReplyTo<GuildDeed['type']> {
  return ask(turn, rules.refuseAsMember(standingOf(turn)), (about) => ({ type: 'lead', ...about, deed }));
}

/** Each thing asked of his guild has a number, and comes back as one answer. */
function ask(
  turn: TraderTurn,
  refusal: Refusal | null,
  letter: (about: Ask) => ToGuild,
  value?: Value,
): ReplyTo<'leaveGuild'> {
  if (refusal) return refused(refusal);
  const made = turn.get('guilds') ?? { founded: 0, asks: 0 };
  const number = made.asks + 1;
  turn.put('guilds', { ...made, asks: number });
  const { guild } = must(turn.get('guild'), 'a guild');
  turn.send(addressOf('guild', guild), letter({ ask: number, hub: hubOf(turn) ?? homeHub }), value);
  return accepted({ ask: number });
}

/** Every command about guilds, and the deed that does it. */
export const guildDeeds = {
  ...{ foundGuild, joinGuild, askIntoGuild, takeBackRequest, declineInvite, leaveGuild },
  ...{ giveToGuild, takeFromGuild, sayInGuild },
  ...{ inviteToGuild: leadGuild, recallInvite: leadGuild, answerRequest: leadGuild, setGuildRole: leadGuild },
  ...{ expelFromGuild: leadGuild, expelAbsent: leadGuild, transferGuild: leadGuild, editGuild: leadGuild },
  ...{ openChannel: leadGuild, closeChannel: leadGuild, disbandGuild: leadGuild },
} as const;
