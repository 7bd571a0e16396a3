/** Convoys: traders of one guild who leave for a town together. They gather at the gate, and the first caravan that goes takes all along that are loaded; of each the others hear how far it has come. */
import type { HubKey } from '../content/hubs.ts';
import type { Address } from '../kit/address.ts';
import { addressOf, keyOf } from '../kit/address.ts';
import type { Companion, Convoy, FromHub, ToHub, ToMission } from '../letters.ts';
import type { HubTurn } from './merchant.ts';

type Asked<Type extends ToHub['type']> = ToHub & { readonly type: Type };

/** It waits for company as long as a designer likes; who calls it is in it. */
export function formConvoy(turn: HubTurn, from: Address, asked: Asked<'formConvoy'>): void {
  const { to, guild } = asked;
  const last = (turn.get('convoys')?.last ?? 0) + 1;
  const id = `${turn.key}_c${last}`;
  turn.put('convoys', { last });
  const departsAt = turn.now + turn.span(turn.tuning.hub.convoys.gatherMs);
  admit(turn, from, asked, { id, guild, from: turn.key as HubKey, to, departsAt, members: [] });
}

export function joinConvoy(turn: HubTurn, from: Address, asked: Asked<'joinConvoy'>): void {
  const convoy = turn.get(`convoy/${asked.convoy}`);
  const isOpen = convoy && convoy.guild === asked.guild && convoy.departsAt > turn.now;
  const isIn = convoy?.members.some(({ player }) => player === keyOf(from));
  if (isOpen && !isIn && convoy.members.length < turn.tuning.hub.convoys.membersMax) admit(turn, from, asked, convoy);
  else turn.send(from, { type: 'convoyGone', convoy: asked.convoy } satisfies FromHub);
}

function admit(turn: HubTurn, from: Address, asked: Asked<'formConvoy' | 'joinConvoy'>, convoy: Convoy): void {
  const { name, cargo } = asked;
  const { members, ...place } = convoy;
  turn.put(`convoy/${convoy.id}`, { ...convoy, members: [...members, { player: keyOf(from), name }] });
  turn.send(from, { type: 'convoyGiven', convoy: place, cargo } satisfies FromHub);
}

/** Who cannot load makes room; one that is empty is over. */
export function leaveConvoy(turn: HubTurn, from: Address, asked: Asked<'leaveConvoy'>): void {
  const convoy = turn.get(`convoy/${asked.convoy}`);
  if (!convoy) return;
  const members = convoy.members.filter(({ player }) => player !== keyOf(from));
  if (members.length === 0) turn.drop(`convoy/${convoy.id}`);
  else turn.put(`convoy/${convoy.id}`, { ...convoy, members });
}

/** A member's caravan is loaded: it will be told of its company. */
export function board(turn: HubTurn, from: Address, asked: Asked<'boarded'>): void {
  const convoy = turn.get(`convoy/${asked.convoy}`);
  if (!convoy) return;
  const mission = keyOf(from);
  const members = convoy.members.map((member) =>
    mission.startsWith(`${member.player}_`)
      ? { ...member, mission, arrivesAt: asked.arrivesAt ?? convoy.departsAt }
      : member,
  );
  turn.put(`convoy/${convoy.id}`, { ...convoy, members });
}

/** The hour has come for one of them, and with it for all. */
export function leaveTogether(turn: HubTurn, asked: Asked<'convoyDeparts'>): void {
  const convoy = turn.get(`convoy/${asked.convoy}`);
  if (!convoy) return;
  turn.drop(`convoy/${convoy.id}`);
  const onTheRoad = { haltedUntil: null, isThere: false };
  const company = convoy.members.flatMap(({ player, name, mission, arrivesAt = convoy.departsAt }) =>
    mission ? [{ player, name, mission, arrivesAt, ...onTheRoad }] : [],
  );
  const left: ToMission = { type: 'convoyLeft', convoy: convoy.id, companions: company.length - 1 };
  for (const { mission } of company) turn.send(addressOf('mission', mission), left);
  if (company.length < 2) return;
  turn.put(`company/${convoy.id}`, company);
  tellCompany(turn, convoy.id, company);
}

/** One of those that left is stopped, goes on or is there: the others are told, until all are there. */
export function hearFromRoad(turn: HubTurn, from: Address, { type: _, convoy, ...news }: Asked<'onTheWay'>): void {
  const known = turn.get(`company/${convoy}`);
  if (!known) return;
  const company = known.map((each) => (each.mission === keyOf(from) ? { ...each, ...news } : each));
  if (company.every(({ isThere }) => isThere)) turn.drop(`company/${convoy}`);
  else turn.put(`company/${convoy}`, company);
  tellCompany(turn, convoy, company, keyOf(from));
}

/** Each hears of the others; whose mission tells it knows by himself. */
function tellCompany(turn: HubTurn, convoy: string, company: readonly Companion[], teller?: string): void {
  for (const { player, mission } of company) {
    if (mission === teller) continue;
    const others = company.filter((other) => other.mission !== mission);
    turn.send(addressOf('trader', player), { type: 'companyNews', convoy, company: others } satisfies FromHub);
  }
}

/** Once a round: those of which no caravan ever left go, and those of which nothing more is heard. */
export function clearConvoys(turn: HubTurn): void {
  const lateMs = turn.span(turn.tuning.hub.convoys.gatherMs);
  for (const key of turn.keys('convoy/')) {
    const convoy = turn.get(key as `convoy/${string}`);
    if (convoy && convoy.departsAt + lateMs < turn.now) turn.drop(`convoy/${convoy.id}`);
  }
  for (const key of turn.keys('company/') as `company/${string}`[]) {
    const isLate = (turn.get(key) ?? []).every(({ arrivesAt }) => arrivesAt + lateMs < turn.now);
    if (isLate) turn.drop(key);
  }
}
