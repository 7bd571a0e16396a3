/** What those do who lead: they invite and let in, give roles and take them, send members away, and order the house. */

import { unitsIn } from '../../content/goods.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import { must } from '../../kit/assert.ts';
import type { FromGuild, GuildDeed, ToGuild, ToRegister } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { answer, charterOf, heldBy, keepMember, log, memberOf, membersOf, removeMember, tell } from '../keeping.ts';
import { channelsMaxAt } from '../rules/growth.ts';
import { absentees, isStanding, refuseOver, refuseRight } from '../rules/members.ts';
import { Refusal } from '../rules/refusal.ts';
import { channelOf } from '../rules/sight.ts';
import type { MemberPart } from '../state.ts';
import { dayMs } from './upkeep.ts';

type DeedOf<Type extends GuildDeed['type']> = Extract<GuildDeed, { type: Type }>;

export function lead(turn: GuildTurn, from: Address, mail: ToGuild & { type: 'lead' }): void {
  const by = memberOf(turn, keyOf(from));
  const { deed } = mail;
  const refusal = refuseRight(by, deed.type);
  if (!by || refusal) {
    answer(turn, from, mail, refusal);
    return;
  }
  keepMember(turn, { ...by, activeAt: turn.now });
  const work = deeds[deed.type] as (turn: GuildTurn, by: MemberPart, deed: GuildDeed) => Refusal | null;
  answer(turn, from, mail, work(turn, by, deed));
}

/** Each does it, or says why not. */
const deeds: {
  readonly [Type in GuildDeed['type']]: (turn: GuildTurn, by: MemberPart, deed: DeedOf<Type>) => Refusal | null;
} = {
  inviteToGuild(turn, by, { player }) {
    const { invitesMax } = turn.tuning.guild;
    if (memberOf(turn, player)) return Refusal.alreadyMember;
    if (isStanding(turn.get(`invite/${player}`), turn.now)) return Refusal.alreadyInvited;
    if (turn.keys('invite/').length >= invitesMax) return Refusal.tooManyInvites;
    invite(turn, by, player);
    log(turn, 'inviteToGuild', by.name, { about: player });
    return null;
  },

  recallInvite(turn, by, { player }) {
    if (!turn.get(`invite/${player}`)) return Refusal.noSuchInvite;
    turn.drop(`invite/${player}`);
    tell(turn, player, { type: 'inviteGone' });
    log(turn, 'recallInvite', by.name, { about: player });
    return null;
  },

  /** Who is let in is called, and comes by himself if he still wants to. */
  answerRequest(turn, by, { player, admits }) {
    const request = turn.get(`request/${player}`);
    if (!request || !isStanding(request, turn.now)) return Refusal.noSuchRequest;
    turn.drop(`request/${player}`);
    if (admits) {
      invite(turn, by, player);
      tell(turn, player, { type: 'called' });
      return null;
    }
    turn.put(`turnedDown/${player}`, { until: turn.now + turn.span(turn.tuning.guild.turnedDownHours * 3_600_000) });
    tell(turn, player, { type: 'requestRefused', why: Refusal.turnedDown });
    log(turn, 'requestTurnedDown', by.name, { about: request.name });
    return null;
  },

  setGuildRole(turn, by, { player, role }) {
    const other = memberOf(turn, player);
    const refusal = refuseOver(by, other, role);
    if (!other || refusal) return refusal;
    keepMember(turn, { ...other, role });
    tell(turn, player, { type: 'roleChanged', role });
    log(turn, 'setGuildRole', by.name, { about: `${other.name}: ${role}` });
    return null;
  },

  expelFromGuild(turn, by, { player }) {
    const other = memberOf(turn, player);
    const refusal = refuseOver(by, other);
    if (!other || refusal) return refusal;
    removeMember(turn, other, 'expelled', by.name);
    return null;
  },

  expelAbsent(turn, by, { days }) {
    if (days < turn.tuning.guild.absentDays) return Refusal.notThatLong;
    for (const member of absentees(by, membersOf(turn), days, turn.now)) removeMember(turn, member, 'absent', by.name);
    return null;
  },

  transferGuild(turn, by, { player }) {
    const other = memberOf(turn, player);
    if (!other || other.player === by.player) return Refusal.noSuchMember;
    keepMember(turn, { ...by, activeAt: turn.now, role: 'officer' });
    keepMember(turn, { ...other, role: 'leader' });
    tell(turn, by.player, { type: 'roleChanged', role: 'officer' });
    tell(turn, player, { type: 'roleChanged', role: 'leader' });
    log(turn, 'transferGuild', by.name, { about: other.name });
    return null;
  },

  editGuild(turn, by, { type: _, description, emblem, colour, isOpen }) {
    const charter = charterOf(turn);
    turn.put('charter', {
      ...charter,
      description: description ?? charter.description,
      emblem: emblem ?? charter.emblem,
      colour: colour ?? charter.colour,
      isOpen: isOpen ?? charter.isOpen,
    });
    log(turn, 'editGuild', by.name);
    return null;
  },

  openChannel(turn, by, { channel, role }) {
    const channels = turn.get('channels') ?? [];
    if (channelOf(channel, channels)) return Refusal.channelIsOpen;
    if (channels.length >= channelsMaxAt(charterOf(turn).level, turn.tuning.guild)) return Refusal.tooManyChannels;
    turn.put('channels', [...channels, { channel, role }]);
    log(turn, 'openChannel', by.name, { about: channel });
    return null;
  },

  closeChannel(turn, by, { channel }) {
    const channels = turn.get('channels') ?? [];
    if (!channelOf(channel, channels)) return Refusal.noSuchChannel;
    turn.put(
      'channels',
      channels.filter((other) => other.channel !== channel),
    );
    turn.drop(`talk/${channel}`);
    for (const key of turn.keys(`line/${channel}/`)) turn.drop(key as `line/${string}`);
    log(turn, 'closeChannel', by.name, { about: channel });
    return null;
  },

  /** What it owns goes first: nothing of a guild is lost with it. */
  disbandGuild(turn) {
    const { gold, goods } = heldBy(turn);
    if (gold > 0 || unitsIn(goods) > 0) return Refusal.notEmpty;
    const { name, tag } = charterOf(turn);
    for (const { player } of membersOf(turn)) tell(turn, player, { type: 'parted', why: 'disbanded' });
    for (const key of turn.keys('invite/')) tell(turn, key.slice('invite/'.length), { type: 'inviteGone' });
    for (const key of turn.keys('request/'))
      tell(turn, key.slice('request/'.length), { type: 'requestRefused', why: Refusal.unknownGuild });
    for (const key of turn.keys('')) if (!key.startsWith('~')) turn.drop(key as 'charter');
    turn.send(addressOf('register', 'guilds'), { type: 'strike', name, tag } satisfies ToRegister);
    turn.wakeAt(null);
    return null;
  },
};

function invite(turn: GuildTurn, by: MemberPart, player: string): void {
  const endsAt = turn.now + dayMs(turn, turn.tuning.guild.inviteDays);
  turn.put(`invite/${player}`, { player, by: by.name, at: turn.now, endsAt });
  const { name, tag } = must(turn.get('charter'), 'a charter');
  turn.send(addressOf('trader', player), {
    type: 'invited',
    name,
    tag,
    by: by.name,
    byPlayer: by.player,
    endsAt,
  } satisfies FromGuild);
}
