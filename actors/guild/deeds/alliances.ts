/**
 * Alliances, by letters between two guilds. Each proposal has a name of its own, and every word about it bears that name. Who proposed it
 * decides: an alliance stands when the proposer seals what the other accepted, so that neither believes in one the other has given up.
 */
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import { unreachable } from '../../kit/assert.ts';
import type { AllianceEnd, AllianceWord, GuildDeed } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { alliancesOf, celebrate, charterOf, dayMs, log } from '../keeping.ts';
import * as rules from '../rules/alliances.ts';
import { Refusal } from '../rules/refusal.ts';
import type { AlliancePart, LogAction, MemberPart } from '../state.ts';
import { sendRules } from './realm.ts';

type DeedOf<Type extends GuildDeed['type']> = Extract<GuildDeed, { type: Type }>;
type Heard<Type extends AllianceWord['type']> = Extract<AllianceWord, { type: Type }>;
type Does<Type extends GuildDeed['type']> = (turn: GuildTurn, by: MemberPart, deed: DeedOf<Type>) => Refusal | null;

const proposeAlliance: Does<'proposeAlliance'> = (turn, by, { guild, ...wish }) => {
  const refusal = rules.refuseProposal(turn.key, guild, alliancesOf(turn), turn.tuning.guild);
  if (refusal) return refusal;
  const last = (turn.get('pacts')?.last ?? 0) + 1;
  turn.put('pacts', { last });
  const pact = `${turn.key}.${last}`;
  const terms = rules.termsOf(wish, turn.tuning.guild);
  const endsAt = turn.now + dayMs(turn, turn.tuning.guild.allianceDays);
  keep(turn, { guild, name: '', tag: '', pact, status: 'proposed', terms, at: turn.now, endsAt });
  const { name, tag } = charterOf(turn);
  write(turn, guild, { type: 'allianceProposed', pact, name, tag, terms, endsAt });
  log(turn, 'proposeAlliance', by.name, { about: guild });
  return null;
};

const recallAlliance: Does<'recallAlliance'> = (turn, by, { guild }) => {
  const alliance = turn.get(`alliance/${guild}`);
  if (alliance?.status !== 'proposed') return Refusal.noSuchAlliance;
  end(turn, alliance, 'recalled', by.name);
  return null;
};

const answerAlliance: Does<'answerAlliance'> = (turn, by, { guild, accepts }) => {
  const alliance = turn.get(`alliance/${guild}`);
  if (alliance?.status !== 'offered' || rules.isLapsed(alliance, turn.now)) return Refusal.noSuchAlliance;
  if (!accepts) {
    end(turn, alliance, 'declined', by.name);
    return null;
  }
  if (!rules.hasRoom(alliancesOf(turn), turn.tuning.guild)) return Refusal.tooManyAllies;
  keep(turn, { ...alliance, status: 'agreed' });
  write(turn, guild, { type: 'allianceAccepted', pact: alliance.pact });
  return null;
};

const breakAlliance: Does<'breakAlliance'> = (turn, by, { guild }) => {
  const alliance = turn.get(`alliance/${guild}`);
  if (alliance?.status !== 'standing') return Refusal.noSuchAlliance;
  end(turn, alliance, 'broken', by.name);
  return null;
};

export const allianceDeeds = { proposeAlliance, recallAlliance, answerAlliance, breakAlliance };

/** The other guild has spoken. A word about what we do not know concerns nothing any more; who waits for our answer is told so. */
export function hearOfAlliance(turn: GuildTurn, from: Address, word: AllianceWord): void {
  const guild = keyOf(from);
  const known = turn.get(`alliance/${guild}`);
  const alliance = known?.pact === word.pact ? known : undefined;
  switch (word.type) {
    case 'allianceProposed':
      hearProposal(turn, guild, known, word);
      break;
    case 'allianceNoted':
      if (alliance) keep(turn, { ...alliance, name: word.name, tag: word.tag });
      break;
    case 'allianceAccepted':
      if (alliance?.status === 'proposed') {
        enter(turn, alliance);
        write(turn, guild, { type: 'allianceSealed', pact: word.pact });
      } else if (!alliance) write(turn, guild, { type: 'allianceOver', pact: word.pact, how: 'recalled', why: null });
      break;
    case 'allianceSealed':
      if (alliance?.status === 'agreed') enter(turn, alliance);
      else if (!alliance) write(turn, guild, { type: 'allianceOver', pact: word.pact, how: 'broken', why: null });
      break;
    case 'allianceOver':
      if (alliance) drop(turn, alliance, word.how, null);
      break;
    default:
      unreachable(word);
  }
}

function hearProposal(
  turn: GuildTurn,
  guild: string,
  known: AlliancePart | undefined,
  word: Heard<'allianceProposed'>,
): void {
  const charter = turn.get('charter');
  const why = charter
    ? rules.refuseOffer(turn.key, known, guild, alliancesOf(turn), turn.tuning.guild)
    : Refusal.unknownGuild;
  if (why === 'ours stands') return;
  if (why || !charter) {
    write(turn, guild, { type: 'allianceOver', pact: word.pact, how: 'refused', why });
    return;
  }
  // Ours gives way to theirs: should they have taken theirs back by then, they hear that ours is gone too.
  if (known) write(turn, guild, { type: 'allianceOver', pact: known.pact, how: 'recalled', why: null });
  keep(turn, rules.makeOffer(guild, word, turn.now));
  write(turn, guild, { type: 'allianceNoted', pact: word.pact, name: charter.name, tag: charter.tag });
  log(turn, 'allianceOffered', null, { about: word.name });
}

function enter(turn: GuildTurn, alliance: AlliancePart): void {
  keep(turn, rules.stand(alliance, turn.now));
  log(turn, 'allianceStands', null, { about: nameOf(alliance) });
  sendRules(turn);
  celebrate(turn);
}

/** What was never agreed lapses; both look for themselves, and tell the other. */
export function lapse(turn: GuildTurn): void {
  for (const alliance of alliancesOf(turn)) if (rules.isLapsed(alliance, turn.now)) end(turn, alliance, 'lapsed', null);
}

/** Before the guild is no more. */
export function leaveAlliances(turn: GuildTurn): void {
  for (const alliance of alliancesOf(turn)) end(turn, alliance, 'broken', null);
}

/** What came back could not be heard there. */
export function hearOfAllianceBounce(turn: GuildTurn, to: Address, { pact }: AllianceWord): void {
  const alliance = turn.get(`alliance/${keyOf(to)}`);
  if (alliance?.pact === pact) drop(turn, alliance, 'refused', null);
}

function end(turn: GuildTurn, alliance: AlliancePart, how: AllianceEnd, by: string | null): void {
  drop(turn, alliance, how, by);
  write(turn, alliance.guild, { type: 'allianceOver', pact: alliance.pact, how, why: null });
}

function drop(turn: GuildTurn, alliance: AlliancePart, how: AllianceEnd, by: string | null): void {
  turn.drop(`alliance/${alliance.guild}`);
  log(turn, ended[how], by, { about: nameOf(alliance) });
  if (alliance.status === 'standing') sendRules(turn);
}

const ended = {
  ...{ declined: 'allianceDeclined', recalled: 'allianceRecalled', lapsed: 'allianceLapsed' },
  ...{ broken: 'allianceBroken', refused: 'allianceRefused' },
} as const satisfies Record<AllianceEnd, LogAction>;

function nameOf({ name, guild }: AlliancePart): string {
  return name || guild;
}

function keep(turn: GuildTurn, alliance: AlliancePart): void {
  turn.put(`alliance/${alliance.guild}`, alliance);
}

function write(turn: GuildTurn, guild: string, word: AllianceWord): void {
  turn.send(addressOf('guild', guild), word);
}
