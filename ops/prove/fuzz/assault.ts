/**
 * The assault: garbage from many seats and over HTTP at one real server, while a victim sits in his room. It is over when
 * all has been thrown; what became of the server, the world and the secrets is told, and judged by the test.
 */
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { homeHub } from '../../../actors/content/hubs.ts';
import { startServer } from '../../testing/server.ts';
import { Dice } from './dice.ts';
import { makeFrame, type RoomKind, type Standing } from './frames.ts';
import { Heard } from './heard.ts';
import { type Knock, type Knocker, makeBytes, makeKnock } from './requests.ts';
import { type Person, post, Seat } from './seat.ts';
import { readFaults, readWorld, type StandingWorld } from './standing-world.ts';

export interface Assault {
  readonly seed: number;
  /** Frames, requests and bare bytes together. */
  readonly pieces: number;
  /** A migrated database of its own. */
  readonly database: string;
}

export interface Aftermath {
  readonly before: StandingWorld;
  readonly after: StandingWorld;
  readonly thrown: { readonly frames: number; readonly knocks: number; readonly bytes: number; readonly seats: number };
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What was asked when the server said that it had failed. */
  readonly failures: readonly string[];
  /** Of one process, from the first frame to the last. */
  readonly isAlive: boolean;
  readonly faults: readonly string[];
  /** What the victim was told when he went on as if nothing had been. */
  readonly victim: readonly unknown[];
  /** Places in the log where a secret stands. */
  readonly leaks: readonly string[];
  readonly logBytes: number;
}

/** Of a hundred pieces. */
const KNOCKS = 27;
const BYTES = 3;
/** A room lets nobody say more than sixty things a second. */
const FRAMES_A_SECOND = 45;
const KNOCKERS = 12;
const PASSWORD = 'correct horse battery staple';
const SESSION = 'session-of-the-victim';

export async function assault({ seed, pieces, database }: Assault): Promise<Aftermath> {
  const heard = new Heard();
  const server = await startServer({
    limits: 'off',
    env: { DATABASE_URL: database, LOG_LEVEL: 'trace' },
    hear: heard.hear,
  });
  try {
    const secrets = new Set<string>([PASSWORD, SESSION]);
    const storm = new Storm(server.url, new Dice(seed), secrets);
    const victim = await storm.newcomer('register', {
      email: 'victim@example.org',
      password: PASSWORD,
      name: 'Victim',
    });
    const armchair = await Seat.take(server.url, victim, `trader:${victim.id}`, (secret) => secrets.add(secret));
    await armchair.ask('open', { session: SESSION, fresh: true });
    const orders = [anOrder('sell', 'herb', 11), anOrder('buy', 'pearl', 20), anOrder('sell', 'hide', 12)];
    for (const [i, body] of orders.entries())
      await armchair.ask('command', { session: SESSION, seq: i + 1, ackBelow: i + 1, body });

    const attackers = await storm.muster(pieces);
    const people = [victim, ...attackers].map(({ id }) => id);
    const before = await readWorld(database, people);
    const { pid } = server;
    await storm.rage(pieces, attackers);
    const isAlive = server.pid === pid && (await fetch(`${server.url}/ready`)).status === 200 && armchair.isOpen;
    const after = await readWorld(database, people);
    const next = { session: SESSION, ackBelow: 4 };
    const said = [
      await armchair.ask('command', { ...next, seq: 4, body: { type: 'cancelOrder', order: `${victim.id}-1` } }),
      await armchair.ask('command', { ...next, seq: 4, body: { type: 'cancelOrder', order: `${victim.id}-1` } }),
    ];
    const faults = await readFaults(server.url);
    armchair.leave();
    await server.kill('SIGTERM');
    const leaks = heard.find([...secrets]);
    const { thrown, statuses, failures } = storm;
    return { before, after, thrown, statuses, failures, isAlive, faults, victim: said, leaks, logBytes: heard.length };
  } catch (error) {
    throw new Error(
      `the assault broke off, seed ${seed}; the server ended by saying:\n${server.said().slice(-2_000)}`,
      { cause: error },
    );
  } finally {
    await server.stop();
    heard.close();
  }
}

const anOrder = (side: 'buy' | 'sell', item: string, price: number) => ({
  type: 'placeOrder',
  hub: homeHub,
  side,
  item,
  price,
  quantity: 2,
  hours: 60,
});

class Storm {
  readonly thrown = { frames: 0, knocks: 0, bytes: 0, seats: 0 };
  readonly statuses: Record<string, number> = {};
  readonly failures: string[] = [];
  readonly #origin: string;
  readonly #dice: Dice;
  readonly #secrets: Set<string>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: KNOCKERS });

  constructor(origin: string, dice: Dice, secrets: Set<string>) {
    this.#origin = origin;
    this.#dice = dice;
    this.#secrets = secrets;
  }

  async newcomer(way: 'guest' | 'register', body: object): Promise<Person> {
    const { answer, cookie } = await post(`${this.#origin}/api/auth/${way}`, body);
    const { accessToken, player } = answer as unknown as { accessToken: string; player: { id: string } };
    this.#secrets.add(accessToken).add(cookie.slice(cookie.indexOf('=') + 1));
    return { id: player.id, accessToken, cookie };
  }

  /** Enough of them for so many pieces; each is in the game, so that none gets anything any more. */
  async muster(pieces: number): Promise<Person[]> {
    const crowd: Person[] = [];
    for (let i = Math.min(14, 4 + pieces / 2_000); i >= 1; i--) {
      const person = await this.newcomer('guest', {});
      (await this.#enter(person, 'trader')).leave();
      crowd.push(person);
    }
    return crowd;
  }

  async rage(pieces: number, attackers: readonly Person[]): Promise<void> {
    const rooms = attackers.flatMap((person) =>
      (['trader', 'hub', 'auction'] as const).map((room) => ({ person, room })),
    );
    const knocks = Math.floor((pieces * KNOCKS) / 100);
    const bytes = Math.floor((pieces * BYTES) / 100);
    const share = Math.ceil((pieces - knocks - bytes) / rooms.length);
    await Promise.all([
      ...rooms.map(({ person, room }) => this.#pelt(person, room, share, this.#newDice())),
      ...Array.from({ length: KNOCKERS }, (_, i) =>
        this.#knockOn(attackers[i % attackers.length] as Person, Math.ceil(knocks / KNOCKERS), this.#newDice()),
      ),
      this.#pour(bytes, this.#newDice()),
    ]);
    this.#agent.destroy();
  }

  #newDice(): Dice {
    return new Dice(this.#dice.below(2 ** 32));
  }

  #enter(person: Person, room: RoomKind): Promise<Seat> {
    const address = room === 'trader' ? `trader:${person.id}` : `${room}:${homeHub}`;
    this.thrown.seats++;
    return Seat.take(this.#origin, person, address, (secret) => this.#secrets.add(secret));
  }

  /** Frames from one seat, which is taken again whenever it is lost. */
  async #pelt(person: Person, room: RoomKind, count: number, dice: Dice): Promise<void> {
    const standing: Standing = {
      room,
      session: 'attackers-session',
      seq: 1,
      secrets: [person.accessToken, PASSWORD, person.cookie],
    };
    let seat: Seat | null = null;
    for (let i = 0; i < count; ) {
      if (!seat?.isOpen) seat = await this.#sitDown(person, standing);
      const until = performance.now() + 1_000;
      for (let burst = 0; burst < FRAMES_A_SECOND && i < count && seat.isOpen; burst++, i++) {
        seat.throw(makeFrame(dice, standing));
        this.thrown.frames++;
        // Now and then the answers are waited for, so that a lost seat is noticed.
        if (burst % 5 === 4) await pause(5);
      }
      if (i < count && seat.isOpen) await pause(Math.max(0, until - performance.now()));
    }
    seat?.leave();
  }

  async #sitDown(person: Person, standing: Standing): Promise<Seat> {
    for (;;) {
      const seat = await this.#enter(person, standing.room);
      if (standing.room !== 'trader') return seat;
      const opened = (await seat.ask('open', { session: standing.session, fresh: true })) as {
        result?: { last: number };
      };
      if (opened.result) {
        standing.seq = opened.result.last + 1;
        return seat;
      }
      seat.leave();
    }
  }

  async #knockOn({ accessToken, id }: Person, count: number, dice: Dice): Promise<void> {
    const knocker: Knocker = { accessToken, player: id, secrets: [accessToken, PASSWORD] };
    for (let i = 0; i < count; i++) {
      const knock = makeKnock(dice, knocker);
      const { status, body } = await this.#knock(knock);
      this.thrown.knocks++;
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      const ticket = /"ticket":"([^"]+)"/.exec(body)?.[1];
      if (ticket) this.#secrets.add(ticket);
      if (status === '500')
        this.failures.push(
          `${knock.method} ${knock.path} ${JSON.stringify(knock.headers)} ${knock.body?.toString('latin1').slice(0, 500)}`,
        );
    }
  }

  #knock({ method, path, headers, body }: Knock): Promise<{ status: string; body: string }> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(this.#origin);
      const asked = ask({ hostname, port, method, path, headers, agent: this.#agent, timeout: 5_000 }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('close', () => resolve({ status: String(response.statusCode), body: text }));
      });
      asked.on('error', (error: NodeJS.ErrnoException) => resolve({ status: error.code ?? error.name, body: '' }));
      asked.on('timeout', () => asked.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })));
      asked.end(body ?? undefined);
    });
  }

  /** Bytes at bare sockets. */
  async #pour(count: number, dice: Dice): Promise<void> {
    const { hostname, port } = new URL(this.#origin);
    for (let i = 0; i < count; i++) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.write(makeBytes(dice));
      this.thrown.bytes++;
      if (dice.chance(0.5)) socket.end();
      await pause(dice.below(10));
      socket.destroy();
    }
  }
}
