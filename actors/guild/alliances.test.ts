/** Alliances, rule by rule: who may, on which terms, and how they end; then by a post that delivers when it likes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnerPart } from '../hub/realm/state.ts';
import { Activation } from '../kit/activation.ts';
import type { Address } from '../kit/address.ts';
import { runCascade } from '../kit/cascade.ts';
import { makeChance } from '../kit/chance.ts';
import type { GuildDeed } from '../letters.ts';
import { shipped } from '../tuning.ts';
import { guild } from './actor.ts';
import type { AlliancePart } from './state.ts';
import { aWish, makeCompany } from './testing.ts';

const DAY_MS = 86_400_000;

/** Guilds of Ana and Ben, who lead them; Cid is of that of Ben. */
function makeTwo(values: unknown = null) {
  const company = makeCompany(['ana', 'ben', 'cid'], values);
  const { town, ask } = company;
  ask('ben', 'foundGuild', { ...aWish, name: 'Salt Road', tag: 'SALT' });
  ask('ben', 'inviteToGuild', { player: 'cid' });
  ask('cid', 'joinGuild', { guild: 'ben_1' });
  const side = (self: string, other: string) => town.part<AlliancePart>(`guild:${self}`, `alliance/${other}`);
  return {
    ...company,
    propose: (more: object = {}) => ask('ana', 'proposeAlliance', { guild: 'ben_1', ...more }),
    answer: (accepts: boolean) => ask('ben', 'answerAlliance', { guild: 'ana_1', accepts }),
    anas: () => side('ana_1', 'ben_1'),
    bens: () => side('ben_1', 'ana_1'),
  };
}

describe('an alliance', () => {
  test('[GU22] is proposed, offered, accepted and sealed; both know whom they are allied with', () => {
    const { town, propose, answer, anas, bens } = makeTwo();
    expect(propose()).toBe('done');
    expect(anas()).toMatchObject({ status: 'proposed', name: 'Salt Road', tag: 'SALT' });
    expect(bens()).toMatchObject({ status: 'offered', name: 'Iron Hand', endsAt: town.now + 7 * DAY_MS });
    expect(answer(true)).toBe('done');
    for (const part of [anas(), bens()]) expect(part).toMatchObject({ status: 'standing', endsAt: null });
    expect(anas()?.pact).toBe(bens()?.pact);
    town.advance(30 * DAY_MS);
    expect(bens()?.status).toBe('standing');
  });

  test('[GU22] [D9] leaders and officers propose, recall and answer; a leader breaks', () => {
    const { ask, propose, answer, anas, bens } = makeTwo();
    expect(ask('cid', 'proposeAlliance', { guild: 'ana_1' })).toBe('notYourRight');
    expect(ask('ana', 'proposeAlliance', { guild: 'ana_1' })).toBe('unknownGuild');
    propose();
    expect(propose()).toBe('alreadyProposed');
    expect(ask('ben', 'proposeAlliance', { guild: 'ana_1' })).toBe('alreadyProposed');
    expect(ask('cid', 'answerAlliance', { guild: 'ana_1', accepts: true })).toBe('notYourRight');
    expect(ask('ana', 'recallAlliance', { guild: 'ben_1' })).toBe('done');
    expect([anas(), bens()]).toEqual([undefined, undefined]);
    expect(answer(true)).toBe('noSuchAlliance');
    propose();
    answer(true);
    expect(propose()).toBe('alreadyAllied');
    ask('ben', 'setGuildRole', { player: 'cid', role: 'officer' });
    expect(ask('cid', 'breakAlliance', { guild: 'ana_1' })).toBe('notYourRight');
    expect(ask('ben', 'breakAlliance', { guild: 'ana_1' })).toBe('done');
    expect([anas(), bens()]).toEqual([undefined, undefined]);
    expect(ask('ben', 'breakAlliance', { guild: 'ana_1' })).toBe('noSuchAlliance');
  });

  test('[GU23] what was declined may be proposed again; what nobody answers lapses after seven days, at both ends', () => {
    const { town, propose, answer, anas, bens, log } = makeTwo();
    propose();
    expect(answer(false)).toBe('done');
    expect([anas(), bens()]).toEqual([undefined, undefined]);
    expect(log().at(-1)).toBe('allianceDeclined Salt Road');
    expect(propose()).toBe('done');
    town.advance(9 * DAY_MS);
    expect([anas(), bens()]).toEqual([undefined, undefined]);
    expect(answer(true)).toBe('noSuchAlliance');
    expect(propose()).toBe('done');
    expect(answer(true)).toBe('done');
  });

  test('[GU24] its terms are bounded by the command and by the guild, and are the usual ones if nothing is said', () => {
    const { town, propose, anas, ask } = makeTwo();
    for (const percent of [-1, 51, 100, 1e9, 2.5, Number.NaN, '20', null])
      for (const term of ['tollPercent', 'feePercent']) expect(propose({ [term]: percent })).toBe('invalid');
    propose();
    expect(anas()?.terms).toEqual({ tollPercent: 35, feePercent: 12 });
    ask('ana', 'recallAlliance', { guild: 'ben_1' });
    // A letter that no command would write.
    const mail = {
      type: 'lead',
      ask: 99,
      hub: 'capital_city',
      deed: { type: 'proposeAlliance', guild: 'ben_1', tollPercent: 500, feePercent: -70 },
    };
    const { next } = town.actor('trader:ana').parts.get('~out/guild:ana_1') as { next: number };
    town.deliver('guild:ana_1', { type: 'mail', from: 'trader:ana', seq: next, mail, value: {} });
    expect(anas()?.terms).toEqual({ tollPercent: 50, feePercent: 0 });
  });

  test('[GU23] [D9] there are so many allies and so many proposals at a time, and none to a guild that is not', () => {
    const few = { ...shipped, guild: { ...shipped.guild, alliesMax: 1, offersMax: 1 } };
    const { town, ask, propose, answer, anas } = makeTwo(few);
    expect(ask('ana', 'proposeAlliance', { guild: 'nobody_1' })).toBe('done');
    expect(town.part('guild:ana_1', 'alliance/nobody_1')).toBeUndefined();
    propose();
    expect(ask('ana', 'proposeAlliance', { guild: 'cid_1' })).toBe('tooManyAllies');
    answer(true);
    expect(anas()?.status).toBe('standing');
    expect(ask('ben', 'proposeAlliance', { guild: 'cid_1' })).toBe('tooManyAllies');
  });

  test('[GU25] [AU21] its terms reach the hubs of both, and leave them with it or with the guild', () => {
    const { town, ask, propose, answer, anas } = makeTwo();
    const held = (address: Address) => town.actor(address).parts as Map<string, unknown>;
    const realm = { hub: 'harbor_town', since: 0, taxPercent: 5, taxes: 0, tolls: 0 };
    held('guild:ana_1').set('realm/harbor_town', realm);
    held('hub:harbor_town').set('owner', { guild: 'ana_1', name: '', tag: '', since: 0, taxPercent: 5, allies: {} });
    const allies = () => town.part<OwnerPart>('hub:harbor_town', 'owner')?.allies;
    propose({ tollPercent: 20, feePercent: 10 });
    expect(allies()).toEqual({});
    answer(true);
    expect(allies()).toEqual({ ben_1: { tollPercent: 20, feePercent: 10 } });
    expect(town.part('auction:harbor_town', 'reign')).toMatchObject({ owner: { allies: allies() } });
    ask('cid', 'leaveGuild');
    expect(ask('ben', 'disbandGuild')).toBe('notEmpty');
    const { gold } = town.part('guild:ben_1', 'treasury') as { gold: number };
    ask('ben', 'takeFromGuild', { gold, goods: {} });
    expect(ask('ben', 'disbandGuild')).toBe('done');
    expect([anas(), allies()]).toEqual([undefined, {}]);
    expect(town.faults).toEqual([]);
  });
});

// ---- by a post that delivers when it likes ---------------------------------------------------------------------------

const sides = { ana: 'guild:ana_1', ben: 'guild:ben_1' } as const;
type Side = keyof typeof sides;
const otherOf = (side: Side): Side => (side === 'ana' ? 'ben' : 'ana');

/** Two guilds that share nothing but letters, each on a node of its own. */
class Post {
  now = 1_000_000;
  readonly actors: Record<Side, Activation>;
  readonly #asked = { ana: 0, ben: 0 };

  constructor() {
    this.actors = { ana: this.#found('ana'), ben: this.#found('ben') };
  }

  #found(name: Side): Activation {
    const record = { gave: 0, took: 0, served: 0, drawn: { day: 0, gold: 0, units: 0 } };
    const leader = { player: name, name, role: 'leader', level: 3, joinedAt: 0, activeAt: 0, ...record };
    const charter = {
      ...aWish,
      name,
      tag: name,
      hub: 'capital_city',
      foundedAt: 0,
      isOpen: false,
      level: 1,
      xp: 0,
      members: 1,
    };
    const parts = new Map<string, unknown>([
      [`member/${name}`, leader],
      ['charter', charter],
    ]);
    const surroundings = { timeScale: 1, chance: makeChance(1), tuning: () => null };
    return new Activation(guild, sides[name], { epoch: 1, ver: 0, at: 0, parts }, surroundings);
  }

  lead(side: Side, deed: GuildDeed): void {
    const seq = ++this.#asked[side];
    const mail = { type: 'lead', ask: seq, hub: 'capital_city', deed };
    this.#take(side, { type: 'mail', from: `trader:${side}`, seq, mail, value: {} });
  }

  /** The next letter of the other, if there is one. */
  deliver(to: Side): boolean {
    const sender = this.actors[otherOf(to)];
    const letter = sender.lettersTo(sides[to])[0];
    if (!letter) return false;
    const { seq, mail, value } = letter;
    this.#take(to, { type: 'mail', from: sides[otherOf(to)], seq, mail, value });
    this.#take(otherOf(to), { type: 'taken', by: sides[to], through: seq });
    return true;
  }

  wait(days: number): void {
    this.now += days * DAY_MS;
    for (const side of ['ana', 'ben'] as const) this.#take(side, { type: 'wake' });
  }

  #take(side: Side, envelope: Parameters<typeof runCascade>[1]): void {
    const actor = this.actors[side];
    const outcomes = runCascade(actor, envelope, this.now, (to) => (to === actor.address ? actor : undefined));
    for (const { fault } of outcomes) if (fault) throw fault;
  }

  of(side: Side): AlliancePart | undefined {
    const key = sides[otherOf(side)].slice('guild:'.length);
    return this.actors[side].parts.get(`alliance/${key}`) as AlliancePart | undefined;
  }
}

const deeds = ['proposeAlliance', 'recallAlliance', 'accept', 'decline', 'breakAlliance'] as const;
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ side: fc.constantFrom<Side>('ana', 'ben'), deed: fc.constantFrom(...deeds) }) },
  {
    weight: 8,
    arbitrary: fc.record({ side: fc.constantFrom<Side>('ana', 'ben'), deed: fc.constant('deliver' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ side: fc.constant<Side>('ana'), deed: fc.constant('wait' as const) }) },
);

test('[GU23] [D6] whatever two guilds do while letters are under way, in the end both believe the same', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const post = new Post();
      for (const { side, deed } of steps) {
        const about = sides[otherOf(side)].slice('guild:'.length);
        if (deed === 'deliver') post.deliver(side);
        else if (deed === 'wait') post.wait(4);
        else if (deed === 'accept' || deed === 'decline')
          post.lead(side, { type: 'answerAlliance', guild: about, accepts: deed === 'accept' });
        else post.lead(side, { type: deed, guild: about });
        // Nobody grants what the other never agreed to.
        const standing = (['ana', 'ben'] as const).filter((each) => post.of(each)?.status === 'standing');
        if (standing.length === 2) expect(post.of('ana')?.terms).toEqual(post.of('ben')?.terms);
      }
      while (post.deliver('ana') || post.deliver('ben'));
      const [ana, ben] = [post.of('ana'), post.of('ben')];
      expect(ana?.pact).toBe(ben?.pact);
      const both = [ana?.status, ben?.status].sort().join(' ');
      expect(['', 'offered proposed', 'standing standing']).toContain(both.trim());
      seen.add(both.trim());
    }),
    { numRuns: 1_500 },
  );
  expect(seen.size).toBe(3);
});
