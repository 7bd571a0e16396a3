/** Contests for a hub, as they go: guilds enter, what their people do is counted, and on the last day it is decided whose it is. */
import type { HubKey } from '../../content/hubs.ts';
import { hubs } from '../../content/hubs.ts';
import { boundTax } from '../../content/realm.ts';
import { terms } from '../../content/terms.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import type { AboutRealm, GuildName, RealmToGuild, Reign } from '../../letters.ts';
import type { HubTurn } from '../merchant.ts';
import { nextRoundAt, wakeBy } from '../merchant.ts';
import * as rules from './rules.ts';
import type { ContenderPart, OwnerPart } from './state.ts';

type Asked<Type extends AboutRealm['type']> = Extract<AboutRealm, { type: Type }>;

const MINUTE_MS = 60_000;

/** The first to enter begins it; whoever rules is in it at once. */
export function contend(turn: HubTurn, from: Address, { name, tag }: Asked<'contend'>): void {
  const guild = keyOf(from);
  const [owner, verdict] = [turn.get('owner'), turn.get('verdict')];
  const why = rules.refuseContend(guild, { owner, verdict }, contendersOf(turn), turn.now, turn.tuning.hub.contest);
  if (why) {
    turn.send(from, { type: 'contestRefused', why } satisfies RealmToGuild);
    return;
  }
  if (!turn.get('contest')) {
    const endsAt = turn.now + turn.span(turn.tuning.hub.contest.minutes * MINUTE_MS);
    turn.put('contest', { startedAt: turn.now, endsAt });
    wakeBy(turn, nextRoundAt(turn));
    if (owner) enter(turn, owner, endsAt);
  }
  enter(turn, { guild, name, tag }, turn.get('contest')?.endsAt ?? turn.now);
  proclaim(turn);
}

function enter(turn: HubTurn, guild: GuildName, endsAt: number): void {
  if (!turn.get(`contender/${guild.guild}`)) turn.put(`contender/${guild.guild}`, rules.makeContender(guild, turn.now));
  turn.send(addressOf('guild', guild.guild), { type: 'contestJoined', endsAt } satisfies RealmToGuild);
}

export function countFeat(turn: HubTurn, from: Address, { feat }: Asked<'feat'>): void {
  const contender = turn.get(`contender/${keyOf(from)}`);
  if (contender) keep(turn, rules.afterFeat(contender, feat, turn.now, turn.tuning.hub.contest));
}

/** It counts for both, as far as they contend. */
export function countTraffic(turn: HubTurn, { traffic }: Asked<'traffic'>): void {
  const occasion = {
    now: turn.now,
    day: Math.floor(turn.now / turn.span(24 * terms.hourMs)),
    tuning: turn.tuning.hub.contest,
  };
  for (const { guilds, gold } of traffic) {
    const [one, other] = guilds;
    for (const [self, partner] of [[one, other] as const, [other, one] as const]) {
      const contender = turn.get(`contender/${self}`);
      if (contender) keep(turn, rules.afterTraffic(contender, partner, gold, occasion));
    }
  }
}

function keep(turn: HubTurn, contender: ContenderPart): void {
  turn.put(`contender/${contender.guild}`, contender);
}

/** Looked after before whatever else concerns the realm: what comes after the last instant is too late, however late we wake. */
export function endContestIfDue(turn: HubTurn): void {
  const contest = turn.get('contest');
  if (!contest || contest.endsAt > turn.now) return;
  const before = turn.get('owner');
  const ranked = rules.standings(contendersOf(turn), before?.guild);
  const winner = rules.winnerOf(ranked, turn.tuning.hub.contest);
  const owner = winner && winner.guild !== before?.guild ? crown(turn, winner) : before;
  turn.drop('contest');
  for (const { guild } of ranked) turn.drop(`contender/${guild}`);
  const named = owner ? { guild: owner.guild, name: owner.name, tag: owner.tag } : null;
  turn.put('verdict', {
    endedAt: contest.endsAt,
    restsUntil: turn.now + turn.span(turn.tuning.hub.contest.restMinutes * MINUTE_MS),
    owner: named,
    standings: ranked.map((each) => ({
      ...{ guild: each.guild, name: each.name, tag: each.tag },
      points: rules.pointsOf(each),
    })),
  });
  const taxPercent = owner?.taxPercent ?? 0;
  for (const [n, each] of ranked.entries()) {
    const end = { place: n + 1, points: rules.pointsOf(each), owner: named, taxPercent };
    turn.send(addressOf('guild', each.guild), { type: 'contestEnded', ...end } satisfies RealmToGuild);
  }
  proclaim(turn);
}

/** Its tax is that of the place until it says something else. */
function crown(turn: HubTurn, { guild, name, tag }: GuildName): OwnerPart {
  const taxPercent = boundTax(hubs[turn.key as HubKey].taxPercent);
  const owner = { guild, name, tag, taxPercent, allies: {}, since: turn.now };
  turn.put('owner', owner);
  return owner;
}

export function takeRule(turn: HubTurn, from: Address, { taxPercent, allies }: Asked<'rule'>): void {
  const owner = turn.get('owner');
  if (owner?.guild !== keyOf(from)) return;
  turn.put('owner', { ...owner, taxPercent: boundTax(taxPercent), allies });
  proclaim(turn);
}

/** A guild that is no more rules nothing, and wins nothing; a contest without anybody is over. */
export function cede(turn: HubTurn, from: Address): void {
  const guild = keyOf(from);
  if (turn.get('owner')?.guild === guild) turn.drop('owner');
  turn.drop(`contender/${guild}`);
  if (contendersOf(turn).length === 0) turn.drop('contest');
  proclaim(turn);
}

/** The auction house takes its tax for the owner, and tells of trade that counts. */
function proclaim(turn: HubTurn): void {
  const owner = turn.get('owner');
  const contenders = contendersOf(turn).map(({ guild }) => guild);
  const { guild, taxPercent, allies } = owner ?? { guild: '', taxPercent: 0, allies: {} };
  const reign: Reign = { type: 'reign', owner: owner ? { guild, taxPercent, allies } : null, contenders };
  turn.send(addressOf('auction', turn.key), reign);
}

function contendersOf(turn: HubTurn): ContenderPart[] {
  return turn.keys('contender/').flatMap((key) => turn.get(key as `contender/${string}`) ?? []);
}
