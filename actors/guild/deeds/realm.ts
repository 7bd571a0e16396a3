/** What a guild has to do with hubs: it contends for them, rules them, and takes what they bring. */
import { type HubKey, hubs } from '../../content/hubs.ts';
import { boundTax } from '../../content/realm.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import type { Value } from '../../kit/value.ts';
import type { AboutRealm, GuildDeed, RealmToGuild, RevenueReturned, ToGuild } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { alliancesOf, celebrate, charterOf, heldBy, log } from '../keeping.ts';
import { alliesOf } from '../rules/alliances.ts';
import type { Realm } from '../rules/realm.ts';
import * as rules from '../rules/realm.ts';
import { Refusal } from '../rules/refusal.ts';
import type { MemberPart } from '../state.ts';

type DeedOf<Type extends GuildDeed['type']> = Extract<GuildDeed, { type: Type }>;
type Heard<Type extends RealmToGuild['type']> = Extract<RealmToGuild, { type: Type }>;

export function contendForHub(turn: GuildTurn, by: MemberPart, { hub }: DeedOf<'contendForHub'>): Refusal | null {
  const refusal = rules.refuseContend(hub, realmOf(turn), turn.tuning.guild);
  if (refusal) return refusal;
  turn.put(`contest/${hub}`, rules.askedFor(hub, turn.now));
  const { name, tag } = charterOf(turn);
  write(turn, hub, { type: 'contend', name, tag });
  log(turn, 'contendForHub', by.name, { about: hubs[hub].name });
  return null;
}

export function setHubTax(turn: GuildTurn, by: MemberPart, { hub, percent }: DeedOf<'setHubTax'>): Refusal | null {
  const realm = turn.get(`realm/${hub}`);
  if (!realm) return Refusal.hubNotYours;
  turn.put(`realm/${hub}`, { ...realm, taxPercent: boundTax(percent) });
  sendRule(turn, hub);
  log(turn, 'setHubTax', by.name, { about: `${hubs[hub].name}: ${boundTax(percent)} %` });
  return null;
}

/** Where we contend, what our people do there counts. */
export function spread(turn: GuildTurn, { hub, feat }: ToGuild & { type: 'did' }): void {
  if (feat.type !== 'gather' && turn.get(`contest/${hub}`)?.status === 'joined')
    write(turn, hub, { type: 'feat', feat });
}

/** A guild that is no more takes nothing, and gives up what it is given. */
export function hearOfContest(turn: GuildTurn, from: Address, word: Exclude<RealmToGuild, { type: 'revenue' }>): void {
  const hub = keyOf(from) as HubKey;
  const charter = turn.get('charter');
  if (!charter) {
    if (word.type !== 'contestRefused') write(turn, hub, { type: 'cede' });
    return;
  }
  const before = turn.get(`contest/${hub}`) ?? rules.askedFor(hub, turn.now);
  const contest = rules.afterWord(before, word, turn.key, turn.now);
  turn.put(`contest/${hub}`, contest);
  if (word.type === 'contestRefused') log(turn, 'contestRefused', null, { about: hubs[hub].name });
  if (word.type === 'contestEnded') settle(turn, hub, word);
}

function settle(turn: GuildTurn, hub: HubKey, { owner, taxPercent }: Heard<'contestEnded'>): void {
  const [isOurs, realm] = [owner?.guild === turn.key, turn.get(`realm/${hub}`)];
  log(turn, isOurs ? 'contestWon' : 'contestLost', owner?.name ?? null, { about: hubs[hub].name });
  if (isOurs && !realm) {
    turn.put(`realm/${hub}`, { hub, since: turn.now, taxPercent, taxes: 0, tolls: 0 });
    sendRule(turn, hub);
    celebrate(turn);
  }
  if (!isOurs && realm) turn.drop(`realm/${hub}`);
}

/** What a hub of ours brings; some may come after it is lost. */
export function takeRevenue(turn: GuildTurn, from: Address, { hub, of }: Heard<'revenue'>, value: Value): void {
  if (!turn.get('charter')) {
    turn.send(from, { type: 'revenueReturned' } satisfies RevenueReturned, value);
    return;
  }
  const gold = value.gold ?? 0;
  turn.put('treasury', { gold: heldBy(turn).gold + gold });
  const realm = turn.get(`realm/${hub}`);
  if (!realm) return;
  const { taxes, tolls } = realm;
  turn.put(`realm/${hub}`, of === 'tax' ? { ...realm, taxes: taxes + gold } : { ...realm, tolls: tolls + gold });
}

/** Before the guild is no more: hubs fall to the crown, and contests go on without it. */
export function cedeAll(turn: GuildTurn): void {
  const { hubs: held, contests } = realmOf(turn);
  const concerned = new Set([...held, ...contests.filter(rules.isUnderWay)].map(({ hub }) => hub));
  for (const hub of concerned) write(turn, hub, { type: 'cede' });
}

/** To all hubs of ours, once our allies are others. */
export function sendRules(turn: GuildTurn): void {
  for (const { hub } of realmOf(turn).hubs) sendRule(turn, hub);
}

function sendRule(turn: GuildTurn, hub: HubKey): void {
  const realm = turn.get(`realm/${hub}`);
  if (realm) write(turn, hub, { type: 'rule', taxPercent: realm.taxPercent, allies: alliesOf(alliancesOf(turn)) });
}

function realmOf(turn: GuildTurn): Realm {
  return {
    level: charterOf(turn).level,
    hubs: turn.keys('realm/').flatMap((key) => turn.get(key as `realm/${string}`) ?? []),
    contests: turn.keys('contest/').flatMap((key) => turn.get(key as `contest/${string}`) ?? []),
  };
}

function write(turn: GuildTurn, hub: HubKey, mail: AboutRealm): void {
  turn.send(addressOf('hub', hub), mail);
}
