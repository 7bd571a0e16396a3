/** Who rules a hub, rule by rule: contests between real guilds, what counts in them, and what a hub brings. */
import { describe, expect, test } from 'vitest';
import type { ContestPart as OurContest, RealmPart } from '../../guild/state.ts';
import { aWish, makeCompany } from '../../guild/testing.ts';
import type { Address } from '../../kit/address.ts';
import type { Rule } from '../../letters.ts';
import { anOffer } from '../../testing.ts';
import { shipped } from '../../tuning.ts';
import * as rules from './rules.ts';
import type { ContenderPart, ContestPart, OwnerPart, VerdictPart } from './state.ts';

const DAY_MS = 86_400_000;
const port: Address = 'hub:harbor_town';
const early = { ...shipped, guild: { ...shipped.guild, contendLevel: 1, levelXp: 1_000_000 } };
const tuning = shipped.hub.contest;

/** Guilds of Ana and Ben, with Cid in that of Ben; what their people did is told as their traders tell it. */
function makeRivals(values: unknown = early) {
  const company = makeCompany(['ana', 'ben', 'cid'], values);
  const { town, ask } = company;
  ask('ben', 'foundGuild', { ...aWish, name: 'Salt Road', tag: 'SALT' });
  ask('ben', 'inviteToGuild', { player: 'cid' });
  ask('cid', 'joinGuild', { guild: 'ben_1' });
  const part = <T>(address: Address, key: string) => town.part<T>(address, key);
  return {
    ...company,
    contend: (name: string, hub = 'harbor_town') => ask(name, 'contendForHub', { hub }),
    contest: () => part<ContestPart>(port, 'contest'),
    contender: (guild: string) => part<ContenderPart>(port, `contender/${guild}`),
    owner: () => part<OwnerPart>(port, 'owner'),
    verdict: () => part<VerdictPart>(port, 'verdict'),
    ours: (guild: string) => part<OurContest>(`guild:${guild}`, 'contest/harbor_town'),
    realm: (guild: string) => part<RealmPart>(`guild:${guild}`, 'realm/harbor_town'),
    /** As a guild does when a member comes home. */
    feat(guild: string, feat: object) {
      const seq = (town.part<{ next: number }>(`guild:${guild}`, `~out/${port}`)?.next ?? 1) as number;
      const held = town.actor(`guild:${guild}`).parts as Map<string, unknown>;
      held.set(`~out/${port}`, { next: seq + 1, taken: seq });
      town.deliver(port, { type: 'mail', from: `guild:${guild}`, seq, mail: { type: 'feat', feat }, value: {} });
    },
  };
}

const bold = { type: 'mission', band: 'high' };

describe('a contest', () => {
  test('[HU24] begins with the first guild that enters, and lasts seven days', () => {
    const { town, contend, contest, contender, ours } = makeRivals();
    expect(contend('ana')).toBe('done');
    expect(contest()).toEqual({ startedAt: town.now, endsAt: town.now + 7 * DAY_MS });
    town.advance(DAY_MS);
    expect(contend('ben')).toBe('done');
    expect(contest()?.endsAt).toBe(town.now + 6 * DAY_MS);
    expect(contender('ben_1')).toMatchObject({ name: 'Salt Road', tag: 'SALT' });
    expect(ours('ben_1')).toMatchObject({ status: 'joined', endsAt: contest()?.endsAt });
    expect(town.part('auction:harbor_town', 'reign')).toEqual({ owner: null, contenders: ['ana_1', 'ben_1'] });
  });

  test('[HU24] [D9] so many guilds, and none while the hub rests', () => {
    const values = { ...early, hub: { ...early.hub, contest: { ...tuning, contendersMax: 1 } } };
    const { town, contend, ours, feat } = makeRivals(values);
    contend('ana');
    contend('ben');
    expect(ours('ben_1')).toMatchObject({ status: 'refused', why: 'tooManyContenders' });
    feat('ana_1', bold);
    feat('ana_1', bold);
    town.advance(7 * DAY_MS);
    contend('ben');
    expect(ours('ben_1')).toMatchObject({ status: 'refused', why: 'hubRests' });
    town.advance(7 * DAY_MS);
    contend('ben');
    // Whoever rules is in it at once, and there is room for one.
    expect(ours('ben_1')).toMatchObject({ status: 'joined' });
    expect(ours('ana_1')).toMatchObject({ status: 'joined' });
  });

  test('[HU25] missions count by their risk and work by its time, for those who contend', () => {
    const { contend, contender, feat } = makeRivals();
    feat('ana_1', bold);
    expect(contender('ana_1')).toBeUndefined();
    contend('ana');
    for (const band of ['low', 'medium', 'high']) feat('ana_1', { type: 'mission', band });
    feat('ana_1', { type: 'craft', pieces: 2, minutes: 6 });
    feat('ben_1', bold);
    expect(contender('ana_1')?.points).toEqual({ trade: 0, missions: 850, crafting: 60 });
    expect(contender('ben_1')).toBeUndefined();
  });

  test('[HU26] trade between two guilds counts for both, a pair and day up to a bound, and within a guild never', () => {
    const base = rules.makeContender({ guild: 'a', name: 'A', tag: 'A' }, 0);
    const on = (day: number) => ({ now: day, day, tuning });
    const first = rules.afterTraffic(base, 'b', 4_000, on(1));
    const more = rules.afterTraffic(first, 'b', 4_000, on(1));
    expect([rules.pointsOf(first), rules.pointsOf(more)]).toEqual([4_000, 5_000]);
    expect(rules.afterTraffic(more, 'b', 10, on(1)).reachedAt).toBe(more.reachedAt);
    expect(rules.pointsOf(rules.afterTraffic(more, 'c', 300, on(1)))).toBe(5_300);
    expect(rules.pointsOf(rules.afterTraffic(more, 'b', 100, on(2)))).toBe(5_100);
    const few = { ...on(1), tuning: { ...tuning, partnersMax: 1 } };
    expect(rules.afterTraffic(more, 'c', 300, few)).toBe(more);
  });

  test('[HU26] [AU20] the house tells of trade between guilds while a contest is on', () => {
    const { town, contend, ask } = makeRivals();
    const here: Address = 'hub:capital_city';
    const trade = (seller: string, buyer: string) => {
      for (const [name, side] of [
        [seller, 'sell'],
        [buyer, 'buy'],
      ] as const)
        ask(name, 'placeOrder', { hub: 'capital_city', ...anOffer({ side, item: 'herb', price: 5, quantity: 2 }) });
    };
    trade('ana', 'ben');
    contend('ana', 'capital_city');
    expect(town.part<ContenderPart>(here, 'contender/ana_1')?.points.trade).toBe(0);
    trade('ana', 'ben');
    trade('ben', 'cid');
    contend('ben', 'capital_city');
    trade('cid', 'ana');
    expect(town.part<ContenderPart>(here, 'contender/ana_1')?.points.trade).toBe(20);
    expect(town.part<ContenderPart>(here, 'contender/ben_1')?.points.trade).toBe(10);
    expect(town.faults).toEqual([]);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[HU27] [D8] it is decided by its last instant, however late the hub wakes; what comes later does not count', () => {
    const { town, contend, contest, owner, verdict, feat, ours, realm } = makeRivals();
    contend('ana');
    contend('ben');
    feat('ana_1', bold);
    feat('ana_1', bold);
    feat('ben_1', bold);
    const endsAt = contest()?.endsAt ?? 0;
    // The hub is asleep through its hour: the first letter after it finds it decided.
    town.now = endsAt + 5_000;
    feat('ben_1', bold);
    feat('ben_1', bold);
    expect(contest()).toBeUndefined();
    expect(owner()).toMatchObject({ guild: 'ana_1', name: 'Iron Hand', taxPercent: 7 });
    expect(verdict()).toMatchObject({
      endedAt: endsAt,
      standings: [
        { guild: 'ana_1', points: 1_000 },
        { guild: 'ben_1', points: 500 },
      ],
    });
    expect(ours('ana_1')).toMatchObject({ status: 'won', place: 1, points: 1_000 });
    expect(ours('ben_1')).toMatchObject({ status: 'lost', place: 2, points: 500, owner: { name: 'Iron Hand' } });
    expect([realm('ana_1')?.taxPercent, realm('ben_1')]).toEqual([7, undefined]);
    expect(town.part('auction:harbor_town', 'reign')).toMatchObject({ owner: { guild: 'ana_1' }, contenders: [] });
  });

  test('[HU27] too little wins nothing; of equals who rules keeps it, then who was there first', () => {
    const named = (guild: string, missions: number, reachedAt: number) => ({
      ...rules.makeContender({ guild, name: guild, tag: guild }, reachedAt),
      points: { trade: 0, missions, crafting: 0 },
    });
    const three = [named('c', 2_000, 3), named('a', 2_000, 2), named('b', 1_999, 1)];
    expect(rules.standings(three, undefined).map(({ guild }) => guild)).toEqual(['a', 'c', 'b']);
    expect(rules.standings(three, 'c').map(({ guild }) => guild)).toEqual(['c', 'a', 'b']);
    expect(rules.winnerOf([named('a', 999, 1)], tuning)).toBeNull();
    expect(rules.winnerOf([], tuning)).toBeNull();
    const { town, contend, owner, ours } = makeRivals();
    contend('ana');
    town.advance(7 * DAY_MS);
    expect(owner()).toBeUndefined();
    expect(ours('ana_1')).toMatchObject({ status: 'lost', points: 0, owner: null });
  });
});

/** Ana rules the port. */
function makeReign() {
  const rivals = makeRivals();
  rivals.contend('ana');
  rivals.feat('ana_1', bold);
  rivals.feat('ana_1', bold);
  rivals.town.advance(7 * DAY_MS);
  const treasury = () => rivals.town.part<{ gold: number }>('guild:ana_1', 'treasury')?.gold ?? 0;
  return { ...rivals, treasury };
}

describe('a hub that is ruled', () => {
  test('[HU28] [D3] its tolls lie in the treasury of the owner; those of the crown are gone', () => {
    const { town, ask, treasury, realm } = makeReign();
    const before = treasury();
    const toll = town.movements.filter(({ credit }) => credit === 'sink:toll').length;
    expect(ask('cid', 'travel', { to: 'harbor_town' })).toBe('done');
    const crowned = town.movements.filter(({ credit }) => credit === 'sink:toll').slice(toll);
    const through = town.movements.filter(({ credit, reason }) => credit === 'guild:ana_1' && reason === 'revenue');
    expect(through.map(({ amount }) => amount)).toEqual([4]);
    expect(crowned.map(({ debit }) => debit)).not.toContain(port);
    expect(treasury()).toBe(before + 4);
    expect(realm('ana_1')).toMatchObject({ tolls: 4, taxes: 0 });
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[HU28] [D3] an ally of the owner has his part of the toll back, half of it at most', () => {
    const { town, ask, treasury } = makeReign();
    const rule = (tollPercent: number): Rule => ({ taxPercent: 5, allies: { ben_1: { tollPercent, feePercent: 0 } } });
    const held = town.actor(port).parts as Map<string, unknown>;
    for (const [percent, spared] of [
      [0, 0],
      [35, 1],
      [50, 2],
      [1_000, 2],
      [-50, 0],
    ] as const) {
      held.set('owner', { ...(held.get('owner') as object), ...rule(percent) });
      const [before, notices] = [treasury(), town.notices.length];
      ask('cid', 'travel', { to: 'harbor_town' });
      const told = town.notices.slice(notices).find(({ notice }) => notice.type === 'tollRemitted')?.notice;
      expect([treasury() - before, told?.['gold'] ?? 0]).toEqual([4 - spared, spared]);
      town.advance(DAY_MS);
      ask('cid', 'travel', { to: 'capital_city' });
      town.advance(DAY_MS);
    }
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[HU29] [GU27] its owner says what tax it takes, from 1 to 15 percent', () => {
    const { town, ask, owner, realm } = makeReign();
    for (const percent of [0, 16, -5, 2.5])
      expect(ask('ana', 'setHubTax', { hub: 'harbor_town', percent })).toBe('invalid');
    expect(ask('ana', 'setHubTax', { hub: 'capital_city', percent: 5 })).toBe('hubNotYours');
    expect(ask('ben', 'setHubTax', { hub: 'harbor_town', percent: 5 })).toBe('hubNotYours');
    expect(ask('cid', 'setHubTax', { hub: 'harbor_town', percent: 5 })).toBe('notYourRight');
    expect(ask('ana', 'setHubTax', { hub: 'harbor_town', percent: 15 })).toBe('done');
    expect([owner()?.taxPercent, realm('ana_1')?.taxPercent]).toEqual([15, 15]);
    expect(town.part('auction:harbor_town', 'reign')).toMatchObject({ owner: { guild: 'ana_1', taxPercent: 15 } });
  });

  test('[HU30] [GU28] [D3] a guild that is no more rules nothing, and what comes too late is gone', () => {
    const { town, ask, owner, treasury, contend, contest } = makeReign();
    contend('ana', 'mining_camp');
    const gift = treasury();
    expect(ask('ana', 'takeFromGuild', { gold: gift, goods: {} })).toBe('done');
    expect(ask('ana', 'disbandGuild')).toBe('done');
    expect([owner(), contest()]).toEqual([undefined, undefined]);
    expect(town.part('hub:mining_camp', 'contest')).toBeUndefined();
    expect(town.part('auction:harbor_town', 'reign')).toEqual({ owner: null, contenders: [] });
    // A toll that was on its way to the guild comes back, and leaves the world.
    const held = town.actor(port).parts as Map<string, unknown>;
    held.set('owner', { guild: 'ana_1', name: '', tag: '', since: 0, taxPercent: 5, allies: {} });
    ask('cid', 'travel', { to: 'harbor_town' });
    expect(town.movements.filter(({ debit, credit }) => debit === port && credit === 'sink:toll')).toHaveLength(1);
    expect(town.holdings()).toEqual(town.minted());
    expect(town.holdings('guild:ana_1')).toEqual({});
  });
});
