/**
 * A player: one session at one actor, over whatever node has it. He sends a few commands at once, sends again in order what
 * was not answered, and holds everybody to what they tell him.
 */

import { isDeepStrictEqual } from 'node:util';
import type { Notice, Reply } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import type { Chance } from '../../actors/kit/chance.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Face } from '../host/Face.ts';
import type { Cluster } from './Cluster.ts';
import { difference, type Read } from './Model.ts';
import type { Process } from './Process.ts';
import { expectPromise } from './Violation.ts';

/** What he wants next; null to wait. */
export type Mind = (address: Address) => unknown;

const IN_FLIGHT_MAX = 6;
/** What he wants at one look at most. */
const AT_ONCE_MAX = 3;
const PATIENCE_MS = 3_000;
const AWAY_MS = 10_000;
const LINE_MS = 3;

/** Nobody waits longer for an answer, unless something had befallen the cluster shortly before. */
const ANSWER_MS = 10_000;

interface Asked {
  readonly seq: number;
  readonly askedAt: number;
  readonly body: unknown;
}

export class Player {
  readonly address: Address;
  readonly #cluster: Cluster;
  readonly #mind: Mind;
  readonly #readKey: string;
  #line: Line | null = null;
  #session = 1;
  #isKnown = false;
  #seq = 0;
  #asked: Asked[] = [];
  #read: Read | null = null;
  hasLeft = false;
  #awayUntil = 0;

  constructor(cluster: Cluster, address: Address, mind: Mind, readKey: string) {
    this.#cluster = cluster;
    this.address = address;
    this.#mind = mind;
    this.#readKey = readKey;
  }

  get isIdle(): boolean {
    return this.#asked.length === 0;
  }

  get #name(): string {
    return `s${this.#session}`;
  }

  /** One look at his screen: he enters where he is not, sends what he wants, and gives up what takes too long. */
  look(wantsMore: boolean): void {
    const { playerChance: chance, time } = this.#cluster;
    if (wantsMore && time.now < this.#awayUntil) return;
    if (this.#line?.isLoose) this.drop();
    if (this.#line && time.now - this.#line.heardAt > PATIENCE_MS && !(this.isIdle && this.#line.isOpen)) this.drop();
    if (!this.#line) {
      if (wantsMore || !this.isIdle || !this.#isKnown) this.#enter();
      return;
    }
    if (this.#line.isOpen && wantsMore) this.#act(chance);
  }

  #act(chance: Chance): void {
    if (chance() < 0.01) this.drop();
    else if (chance() < 0.015 && this.isIdle) this.#goAway();
    else if (chance() < 0.02 && this.isIdle) this.#beginAnew();
    else if (chance() < 0.1) this.#ask();
    else for (let more = chance() * AT_ONCE_MAX; more > 0 && this.#asked.length < IN_FLIGHT_MAX; more--) this.#want();
  }

  /** He goes for good. */
  leave(): void {
    this.drop();
    this.hasLeft = true;
  }

  /** The line breaks: what was under way on it is lost. */
  drop(): void {
    if (!this.#line) return;
    this.#line.isBroken = true;
    this.#line = null;
    if (this.#read) this.#cluster.model.dropRead(this.#read);
    this.#read = null;
  }

  /** For long enough that his actor may leave memory. */
  #goAway(): void {
    this.drop();
    this.#awayUntil = this.#cluster.time.now + this.#cluster.playerChance() * AWAY_MS;
  }

  /** The page is loaded anew: another session, from the first number. */
  #beginAnew(): void {
    this.drop();
    this.#session++;
    this.#seq = 0;
    this.#isKnown = false;
  }

  #want(): void {
    const body = this.#mind(this.address);
    if (body === null) return;
    const asked = { seq: ++this.#seq, askedAt: this.#cluster.time.now, body };
    this.#asked.push(asked);
    this.#send(asked);
  }

  /** Any node says who has the actor; that one takes him. */
  #enter(): void {
    const { processes, playerChance: chance } = this.#cluster;
    const door = processes[Math.floor(chance() * processes.length)];
    if (!door) return;
    const line = new Line(this.#cluster, door);
    this.#line = line;
    line.toServer(({ host }) => {
      void host.directory.locate(this.address).then((inc) => {
        line.toClient(() => {
          if (line !== this.#line) return;
          this.drop();
          const owner = inc === null ? undefined : this.#cluster.process(inc);
          if (owner) this.#sitDown(owner);
        });
      });
    });
  }

  #sitDown(owner: Process): void {
    const line = new Line(this.#cluster, owner);
    this.#line = line;
    const session = this.#name;
    const fresh = !this.#isKnown;
    line.toServer(({ host }) => {
      const hangUp = () => line.toClient(() => line === this.#line && this.drop());
      const face = new Watcher(this.#cluster, this.address, hangUp);
      line.watcher = face;
      line.onBreak = () => owner.run(() => host.detach(this.address, face));
      void host.attach(this.address, face).then((isShown) => isShown || hangUp());
      void host.ask(this.address, { type: 'open', session, fresh }).then((reply) => {
        line.toClient(() => line === this.#line && this.#opened(line, reply));
      });
    });
  }

  #opened(line: Line, reply: Reply): void {
    if (!reply.ok) {
      const isBusy = reply.refused === 'busy';
      expectPromise('D5', isBusy, () => `${this.#name} of ${this.address} is refused: ${JSON.stringify(reply)}`);
      this.drop();
      return;
    }
    const { last } = reply.result as { last: number };
    const first = this.#asked[0]?.seq ?? this.#seq + 1;
    const isSound = last >= first - 1 && last <= this.#cluster.model.lastOf(this.address, this.#name);
    expectPromise('D5', isSound, () => `${this.#name} of ${this.address}: ${first} is next, the actor says ${last}`);
    this.#isKnown = true;
    line.isOpen = true;
    for (const asked of this.#asked) this.#send(asked);
  }

  #send({ seq, body }: Asked): void {
    const [line, session, ackBelow] = [this.#line, this.#name, this.#asked[0]?.seq ?? seq];
    line?.toServer(({ host }) => {
      void host.ask(this.address, { type: 'command', session, seq, ackBelow, body }).then((reply) => {
        line.toClient(() => line === this.#line && this.#hear(session, seq, reply));
      });
    });
  }

  #hear(session: string, seq: number, reply: Reply): void {
    const { model, journal, tally, time } = this.#cluster;
    tally.add('replies heard');
    journal(time.now, this.address, 'hears', () => `${session} ${seq} ${JSON.stringify(reply)}`);
    model.onReply(this.address, session, seq, reply);
    // Refused for now: he enters again and sends again, from the first that has no answer.
    if (!reply.ok && reply.refused === 'busy') {
      this.drop();
      return;
    }
    if (!reply.ok && reply.refused === 'outOfOrder') return;
    const asked = this.#asked.find((each) => each.seq === seq);
    if (asked && reply.ok) tally.add(`granted: ${(asked.body as { readonly type: string }).type}`);
    const askedAt = asked?.askedAt ?? time.now;
    const waitedMs = time.now - askedAt;
    const isInTime = waitedMs < ANSWER_MS || this.#cluster.isExcused(askedAt);
    expectPromise('D9', isInTime, () => `${session} of ${this.address} waits ${waitedMs} ms for an answer to ${seq}`);
    this.#asked = this.#asked.filter((asked) => asked.seq !== seq);
  }

  /** He is shown what is true by now, or nothing. */
  get isUpToDate(): boolean {
    const watcher = this.#line?.watcher;
    return !watcher || watcher.isUpToDate;
  }

  #ask(): void {
    const line = this.#line;
    if (!line || this.#read) return;
    const read = this.#cluster.model.beginRead(this.address, this.#readKey);
    this.#read = read;
    line.toServer(({ host }) => {
      void host.read(this.address, this.#readKey).then((answer) => {
        line.toClient(() => {
          if (read !== this.#read) return;
          this.#read = null;
          if (answer === null) this.#cluster.model.dropRead(read);
          else this.#cluster.model.endRead(read, answer);
          this.#cluster.tally.add('reads');
        });
      });
    });
  }
}

/** A connection: in order both ways, until it breaks. */
class Line {
  readonly #cluster: Cluster;
  readonly #process: Process;
  #there = 0;
  #back = 0;
  heardAt: number;
  isOpen = false;
  onBreak = () => {};
  watcher: Watcher | null = null;
  #isBroken = false;

  constructor(cluster: Cluster, process: Process) {
    this.#cluster = cluster;
    this.#process = process;
    this.heardAt = cluster.time.now;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Nobody is at its other end any more. */
  get isLoose(): boolean {
    return !this.#process.isUp;
  }

  set isBroken(isBroken: boolean) {
    this.#isBroken = isBroken;
    if (isBroken) this.onBreak();
  }

  toServer(arrive: (process: Process) => void): void {
    const { time, playerChance: chance } = this.#cluster;
    this.#there = Math.max(this.#there, time.now + chance() * LINE_MS);
    time.after(this.#there - time.now, () => this.#process.run(() => !this.isBroken && arrive(this.#process)));
  }

  toClient(arrive: () => void): void {
    if (!this.#process.speaks) return;
    const { time, playerChance: chance } = this.#cluster;
    this.#back = Math.max(this.#back, time.now + chance() * LINE_MS);
    time.after(this.#back - time.now, () => {
      this.heardAt = time.now;
      if (!this.isBroken) arrive();
    });
  }
}

/** What he is shown: first all, then every record, nothing that is not in the log, and nothing after the end. */
class Watcher implements Face {
  readonly onlookers = 1;
  readonly #cluster: Cluster;
  readonly #address: Address;
  readonly #onLost: () => void;
  #ver: number | null = null;
  #isLost = false;

  constructor(cluster: Cluster, address: Address, onLost: () => void) {
    this.#cluster = cluster;
    this.#address = address;
    this.#onLost = onLost;
  }

  restored(ver: number, parts: ReadonlyMap<string, unknown>): void {
    const actor = this.#cluster.model.actor(this.#address);
    this.#ver = ver;
    expectPromise('D1', ver <= actor.ver, () => `${this.#address} is shown at ${ver}, the log is at ${actor.ver}`);
    const isTrue = ver < actor.ver || isDeepStrictEqual(parts, actor.parts);
    expectPromise('D1', isTrue, () => `${this.#address} is shown at ${ver}: ${difference(parts, actor.parts)}`);
  }

  committed({ ver }: ActorRecord, _notices: readonly Notice[]): void {
    const actor = this.#cluster.model.actor(this.#address);
    const isNext = !this.#isLost && this.#ver !== null && ver === this.#ver + 1 && ver <= actor.ver;
    expectPromise(
      'D1',
      isNext,
      () => `${this.#address} is shown ${ver} after ${this.#ver}, the log is at ${actor.ver}`,
    );
    this.#ver = ver;
  }

  get isUpToDate(): boolean {
    return this.#isLost || this.#ver === this.#cluster.model.actor(this.#address).ver;
  }

  lost(): void {
    this.#isLost = true;
    this.#onLost();
  }
}
