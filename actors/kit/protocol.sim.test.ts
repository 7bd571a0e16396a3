/**
 * The two protocols of an actor, on a line that loses, doubles and reorders, between nodes that forget what they had not
 * committed: every command happens once and gets one reply, every letter takes effect once and in order.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Envelope, Restored } from './activation.ts';
import { Activation } from './activation.ts';
import type { ActorKind, Mail, Reply } from './actor.ts';
import { accepted, refused } from './actor.ts';
import type { Address, Kind } from './address.ts';
import { must } from './assert.ts';
import { runCascade } from './cascade.ts';
import { parseLetterKey, systemHoldings } from './system-parts.ts';
import { gold, nothing, plus } from './value.ts';

type Deed =
  | { readonly do: 'count' | 'refuse' | 'throw' }
  | { readonly do: 'mint'; readonly gold: number }
  | { readonly do: 'pay'; readonly to: Address; readonly gold: number; readonly poison: boolean };

interface Parts {
  readonly count: number;
  readonly purse: { readonly gold: number };
  /** How many letters went to each, and which have come from each. */
  readonly [sent: `sent/${string}`]: number;
  readonly [heard: `heard/${string}`]: readonly number[];
  /** Numbers of the letters that came back from each. */
  readonly [back: `back/${string}`]: readonly number[];
}

function makeKind(kind: Kind): ActorKind<Parts, 'trader', undefined, Deed, Mail> {
  return {
    kind: kind as 'trader',
    version: 1,
    tuning: undefined,
    parseCommand: (body) => (body === null ? { invalid: 'nothing' } : { command: body as Deed }),
    makeIndex: () => undefined,
    holdings: (key, part) => (key === 'purse' ? gold((part as Parts['purse']).gold) : nothing),
    onCommand(turn, deed): Reply {
      const count = (turn.get('count') ?? 0) + 1;
      const purse = turn.get('purse')?.gold ?? 0;
      turn.put('count', count);
      switch (deed.do) {
        case 'count':
          return accepted({ count });
        case 'refuse':
          return refused('no', { count });
        case 'throw':
          throw new Error('a bug');
        case 'mint':
          turn.mint('starter', gold(deed.gold));
          turn.put('purse', { gold: purse + deed.gold });
          return accepted({ count });
        case 'pay': {
          const number = (turn.get(`sent/${deed.to}`) ?? 0) + 1;
          if (purse < deed.gold) return refused('poor');
          turn.put('purse', { gold: purse - deed.gold });
          turn.put(`sent/${deed.to}`, number);
          turn.send(deed.to, { type: deed.poison ? 'poison' : 'pay', number }, gold(deed.gold));
          return accepted({ count });
        }
      }
    },
    onMail(turn, from, mail, value) {
      if (mail.type === 'poison') throw new Error('poison');
      turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) + (value.gold ?? 0) });
      turn.put(`heard/${from}`, [...(turn.get(`heard/${from}`) ?? []), mail['number'] as number]);
    },
    onBounce(turn, to, mail, value) {
      turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) + (value.gold ?? 0) });
      turn.put(`back/${to}`, [...(turn.get(`back/${to}`) ?? []), mail['number'] as number]);
    },
    onWake() {},
  };
}

const kinds = {
  trader: makeKind('trader'),
  auction: makeKind('auction'),
  hub: makeKind('hub'),
  mission: makeKind('mission'),
  lot: makeKind('lot'),
  guild: makeKind('guild'),
  cause: makeKind('cause'),
  register: makeKind('register'),
};

/** As a store would give them back. */
const copyOf = (parts: ReadonlyMap<string, unknown>) =>
  new Map(JSON.parse(JSON.stringify([...parts])) as [string, unknown][]);

/** Some actors in one memory, and what of them is committed. What is said waits for the commit. */
class Node {
  actors = new Map<Address, Activation>();
  /** Not at hand for a cascade: its mail waits in outboxes. */
  readonly asleep = new Set<Address>();
  #durable = new Map<Address, Restored>();
  #unsaid: (() => void)[] = [];

  constructor(...addresses: Address[]) {
    for (const address of addresses) this.#durable.set(address, { epoch: 0, ver: 0, at: 0, parts: new Map() });
    this.crash();
  }

  take(address: Address, envelope: Envelope, said: (outcome: ReturnType<typeof runCascade>[number]) => void): void {
    const find = (to: Address) => (this.asleep.has(to) ? undefined : this.actors.get(to));
    for (const outcome of runCascade(must(this.actors.get(address), address), envelope, 1, find))
      this.#unsaid.push(() => said(outcome));
  }

  commit(): void {
    for (const [address, { epoch, ver, at, parts }] of this.actors)
      this.#durable.set(address, { epoch, ver, at, parts: copyOf(parts) });
    for (const say of this.#unsaid.splice(0)) say();
  }

  /** Whatever was not committed is gone, and nothing of it was ever said. */
  crash(): void {
    this.#unsaid = [];
    for (const [address, { epoch, ver, at, parts }] of this.#durable) {
      const kind = kinds[address.split(':', 1)[0] as Kind];
      this.actors.set(address, new Activation(kind, address, { epoch: epoch + 1, ver, at, parts: copyOf(parts) }));
    }
  }

  committed(address: Address): ReadonlyMap<string, unknown> {
    return must(this.#durable.get(address), address).parts;
  }
}

/** Messages under way, delivered in any order. */
class Line<Message> {
  #underWay: Message[] = [];

  get isEmpty(): boolean {
    return this.#underWay.length === 0;
  }

  put(message: Message): void {
    this.#underWay.push(message);
  }

  /** Takes one of them; a doubled one stays under way. */
  pick(chance: number, doubled: boolean): Message | undefined {
    const at = this.#underWay.length === 0 ? 0 : chance % this.#underWay.length;
    return doubled ? this.#underWay[at] : this.#underWay.splice(at, 1)[0];
  }
}

const ana: Address = 'trader:ana';

describe('commands', () => {
  const WINDOW = 32;
  const DEEDS: readonly (Deed | null)[] = [{ do: 'count' }, { do: 'refuse' }, { do: 'throw' }, { do: 'count' }, null];

  type Asked = Envelope & { type: 'command' };

  /** Keeps what is unanswered and sends it again; counts on nothing. */
  class Client {
    readonly session: string;
    readonly replies = new Map<number, Reply>();
    asked = 0;
    #ackBelow = 1;

    constructor(session: string) {
      this.session = session;
    }

    get unanswered(): number[] {
      return Array.from({ length: this.asked }, (_, i) => i + 1).filter((seq) => !this.replies.has(seq));
    }

    /** Everything that has no answer yet, in order, and one more if there is room. */
    send(line: Line<Asked>, isMore: boolean): void {
      if (isMore && this.asked + 1 - this.#ackBelow < WINDOW) this.asked++;
      for (const seq of this.unanswered) {
        const body = DEEDS[seq % DEEDS.length];
        line.put({ type: 'command', session: this.session, seq, ackBelow: this.#ackBelow, body });
      }
    }

    hear(seq: number, reply: Reply): void {
      if (!reply.ok && reply.refused === 'outOfOrder') return;
      // A doubled request that comes late may be told that it was answered; it was.
      if (!reply.ok && reply.refused === 'alreadyAnswered') expect(this.replies.has(seq)).toBe(true);
      else expect(this.replies.get(seq) ?? reply).toEqual(reply);
      if (!this.replies.has(seq)) this.replies.set(seq, reply);
      while (this.replies.has(this.#ackBelow)) this.#ackBelow++;
    }
  }

  const step = fc.record({
    do: fc.constantFrom('ask', 'ask', 'resend', 'deliver', 'deliver', 'deliver', 'drop', 'commit', 'commit', 'crash'),
    who: fc.nat(1),
    chance: fc.nat(),
    doubled: fc.boolean(),
  });

  test('[D5] lost, doubled and reordered, over crashes: each happens once, in order, with one reply', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
        const node = new Node(ana);
        const requests = new Line<Asked>();
        const clients = [new Client('left'), new Client('right')] as const;
        for (const { session } of clients) node.take(ana, { type: 'open', session, fresh: true }, () => {});
        node.commit();
        const deliver = (chance: number, doubled: boolean) => {
          const request = requests.pick(chance, doubled);
          const client = clients.find(({ session }) => session === request?.session);
          if (request) node.take(ana, request, ({ reply }) => client?.hear(request.seq, must(reply, 'a reply')));
        };
        for (const { do: what, who, chance, doubled } of steps) {
          if (what === 'ask' || what === 'resend') clients[who === 0 ? 0 : 1].send(requests, what === 'ask');
          else if (what === 'deliver') deliver(chance, doubled);
          else if (what === 'drop') requests.pick(chance, false);
          else node[what as 'commit' | 'crash']();
        }
        for (let round = 0; clients.some(({ unanswered }) => unanswered.length > 0); round++) {
          expect(round).toBeLessThan(100);
          for (const client of clients) client.send(requests, false);
          while (!requests.isEmpty) deliver(0, false);
          node.commit();
        }
        // What counted is what was asked for and not refused; each count was told once.
        const counted = clients.flatMap(({ replies }) =>
          [...replies.values()].flatMap((reply) => (reply.ok ? [reply] : [])),
        );
        const told = counted.map(({ result }) => (result as { count: number }).count).sort((a, b) => a - b);
        expect(told).toEqual(Array.from({ length: told.length }, (_, i) => i + 1));
        expect(node.committed(ana).get('count') ?? 0).toBe(told.length);
        for (const { replies, asked, session } of clients) {
          expect(replies.size).toBe(asked);
          expect(node.committed(ana).get(`~session/${session}`)).toMatchObject({ last: asked });
          const orderly = [...replies]
            .sort(([a], [b]) => a - b)
            .flatMap(([, reply]) => (reply.ok ? [reply.result] : []));
          expect(orderly).toEqual(
            [...orderly].sort((a, b) => (a as { count: number }).count - (b as { count: number }).count),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('mail', () => {
  const ben: Address = 'trader:ben';
  const bank: Address = 'auction:bank';
  const port: Address = 'hub:port';
  const people = [ana, ben, bank, port] as const;

  type Sent = { readonly to: Address; readonly envelope: Envelope };

  /** Two nodes with two actors each: mail by the fast path, by the outbox, and by a line that cannot be trusted. */
  class World {
    readonly nodes = [new Node(ana, ben), new Node(bank, port)] as const;
    readonly line = new Line<Sent>();
    #seq = 0;

    nodeOf(address: Address): Node {
      return must(
        this.nodes.find(({ actors }) => actors.has(address)),
        address,
      );
    }

    command(address: Address, body: Deed): void {
      // A session of its own for each: what commands are is proved above.
      const session = `s${++this.#seq}`;
      this.take(address, { type: 'open', session, fresh: true });
      this.take(address, { type: 'command', session, seq: 1, ackBelow: 1, body });
    }

    take(address: Address, envelope: Envelope): void {
      this.nodeOf(address).take(address, envelope, ({ took, address: by }) => {
        if (took) this.line.put({ to: took.from, envelope: { type: 'taken', by, through: took.through } });
      });
    }

    /** What waits in committed outboxes sets out, again and again until it is known to be taken. */
    post(node: Node): void {
      for (const [from, actor] of node.actors) {
        const restored = { epoch: 0, ver: 0, at: 0, parts: copyOf(node.committed(from)) };
        const committed = new Activation(actor.kind, from, restored);
        for (const to of committed.receivers())
          for (const { seq, mail, value } of committed.lettersTo(to))
            this.line.put({ to, envelope: { type: 'mail', from, seq, mail, value } });
      }
    }

    deliver(chance: number, doubled: boolean): void {
      const sent = this.line.pick(chance, doubled);
      if (sent) this.take(sent.to, sent.envelope);
    }

    /** Purses, and letters that their receivers have not taken, as a reader of the database would find them now. */
    get held(): number {
      let held = nothing;
      for (const from of people) {
        for (const [key, part] of this.nodeOf(from).committed(from)) {
          const letter = parseLetterKey(key);
          const cursor = letter && ((this.nodeOf(letter.to).committed(letter.to).get(`~in/${from}`) as number) ?? 0);
          if (letter && letter.seq <= (cursor ?? 0)) continue;
          held = plus(held, key === 'purse' ? gold((part as Parts['purse']).gold) : systemHoldings(key, part));
        }
      }
      return held.gold ?? 0;
    }

    part<T>(address: Address, key: string): T | undefined {
      return this.nodeOf(address).committed(address).get(key) as T | undefined;
    }
  }

  const step = fc.record({
    do: fc.constantFrom(
      'pay',
      'pay',
      'pay',
      'post',
      'deliver',
      'deliver',
      'deliver',
      'drop',
      'commit',
      'commit',
      'crash',
      'sleep',
    ),
    who: fc.nat(3),
    whom: fc.nat(2),
    gold: fc.integer({ min: 0, max: 9 }),
    poison: fc.nat(9).map((dice) => dice === 0),
    chance: fc.nat(),
    doubled: fc.boolean(),
  });

  test('[D6] [D3] lost, doubled and reordered, over crashes of either side: each takes effect once, in order, or comes back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
        const world = new World();
        for (const address of people) world.command(address, { do: 'mint', gold: 50 });
        for (const node of world.nodes) node.commit();
        for (const { do: what, who, whom, chance, doubled, ...deed } of steps) {
          const address = must(people[who], 'somebody');
          const to = must(people.filter((other) => other !== address)[whom], 'another');
          const node = world.nodeOf(address);
          if (what === 'pay') world.command(address, { do: 'pay', to, ...deed });
          else if (what === 'post') world.post(node);
          else if (what === 'deliver') world.deliver(chance, doubled);
          else if (what === 'drop') world.line.pick(chance, false);
          else if (what === 'sleep') node.asleep[node.asleep.has(address) ? 'delete' : 'add'](address);
          else node[what as 'commit' | 'crash']();
          expect(world.held).toBe(200);
        }
        const isWaiting = () =>
          world.nodes.some(({ actors }) => [...actors.values()].some(({ hasLetters }) => hasLetters));
        for (let round = 0; round === 0 || isWaiting(); round++) {
          expect(round).toBeLessThan(100);
          for (const node of world.nodes) world.post(node);
          while (!world.line.isEmpty) world.deliver(0, false);
          for (const node of world.nodes) node.commit();
        }
        expect(
          people.reduce((sum, address) => sum + (world.part<Parts['purse']>(address, 'purse')?.gold ?? 0), 0),
        ).toBe(200);
        for (const from of people) {
          for (const to of people) {
            const heard = world.part<number[]>(to, `heard/${from}`) ?? [];
            const back = world.part<number[]>(from, `back/${to}`) ?? [];
            for (const numbers of [heard, back]) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
            const sent = world.part<number>(from, `sent/${to}`) ?? 0;
            expect([...heard, ...back].sort((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, i) => i + 1));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
