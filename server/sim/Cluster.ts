/** The cluster: one database, one wire and some processes on virtual time, with a supervisor that starts what ended. */
import type { Address } from '../../actors/kit/address.ts';
import { type Chance, makeChance } from '../../actors/kit/chance.ts';
import type { TuningInForce } from '../../actors/kit/surroundings.ts';
import { MemoryDatabase, type StoreCall } from '../persistence/MemoryStore.ts';
import type { Cast } from './casts.ts';
import { theGame, theRabble } from './casts.ts';
import type { Journal } from './Journal.ts';
import { startsAt } from './Journal.ts';
import { Model } from './Model.ts';
import { Network } from './Network.ts';
import { Player } from './Player.ts';
import { Process } from './Process.ts';
import { Tally } from './Tally.ts';
import { VirtualTime } from './time.ts';
import { expectPromise, Violation } from './Violation.ts';
import { calm, failing, makeWeather, type Odds, type Weather } from './weather.ts';

/** Clocks differ from the database's by no more than this, either way. */
export const SKEW_MS_MAX = 500;
/** A deadline is met within this, unless something had befallen the cluster shortly before it. */
const PUNCTUAL_MS = 3_000;
const AFTERMATH_MS = 15_000;

export class Cluster {
  readonly chance: Chance;
  readonly weatherChance: Chance;
  readonly wireChance: Chance;
  readonly playerChance: Chance;
  readonly time = new VirtualTime(startsAt);
  readonly database = new MemoryDatabase(() => this.time.now);
  readonly network = new Network(this);
  readonly journal: Journal;
  readonly tally = new Tally();
  readonly model: Model;
  readonly players: readonly Player[];
  readonly timeScale: number;
  readonly tuning: TuningInForce | null;
  readonly #cast: Cast;
  readonly #names: readonly string[];
  readonly #lives = new Map<string, number>();
  #processes: Process[] = [];
  #weather: Weather;
  #databaseAwayUntil = 0;
  /** Until when calls of one kind fail, while the others go through. */
  #failing: { readonly call: StoreCall; readonly until: number } | null = null;
  #isClosing = false;
  #troubleUntil = 0;
  #isCalm = false;
  violation: Violation | null = null;

  constructor(seed: number, nodes: number, journal: Journal) {
    const chance = makeChance(seed);
    const stream = () => makeChance(Math.floor(chance() * 2 ** 31));
    [this.chance, this.weatherChance, this.wireChance, this.playerChance] = [stream(), stream(), stream(), stream()];
    this.journal = journal;
    this.#weather = makeWeather(stream());
    const minds = stream();
    this.#cast =
      seed % 2 === 0
        ? theGame(
            () => this.model,
            minds,
            () => this.time.now,
          )
        : theRabble(minds);
    this.timeScale = this.#cast.timeScale;
    this.tuning = this.#cast.tuning;
    const onMet = (address: Address, dueAt: number) => this.#onMet(address, dueAt);
    this.model = new Model(this.database, this.#cast.kinds, { journal, tally: this.tally, onMet });
    this.players = this.#cast.people.map(({ address, mind, readKey }) => new Player(this, address, mind, readKey));
    this.#names = Array.from({ length: nodes }, (_, n) => String.fromCharCode(97 + n));
    for (const name of this.#names) this.start(name);
  }

  /** What runs, or stands still: whoever is gone is not here. */
  get processes(): readonly Process[] {
    return this.#processes;
  }

  process(inc: string): Process | undefined {
    return this.#processes.find((process) => process.inc === inc);
  }

  get weather(): Weather {
    return this.#isCalm ? calm : this.#weather;
  }

  set weather(weather: Weather) {
    this.#weather = weather;
  }

  get isDatabaseAway(): boolean {
    return this.time.now < this.#databaseAwayUntil;
  }

  /** How a call of that kind may go. */
  oddsOf(call: StoreCall): Odds {
    const isFailing = call === this.#failing?.call && this.time.now < this.#failing.until;
    return isFailing ? failing : this.weather;
  }

  get castName(): string {
    return this.#cast.name;
  }

  skewMs(): number {
    return Math.floor((this.chance() * 2 - 1) * SKEW_MS_MAX);
  }

  fail(violation: unknown): void {
    this.violation ??= violation instanceof Violation ? violation : new Violation('D2', String(violation));
  }

  start(name: string): void {
    const life = (this.#lives.get(name) ?? 0) + 1;
    this.#lives.set(name, life);
    this.tally.add('lives');
    const process = new Process(this, `${name}${life}`, this.#cast.kinds, this.#cast.isBuggy);
    this.#processes.push(process);
    this.journal(this.time.now, process.inc, 'begins');
    process.begin();
  }

  onExit(process: Process): void {
    const { inc } = process;
    this.journal(this.time.now, inc, 'is gone');
    this.#processes = this.#processes.filter((other) => other !== process);
    this.database.disconnect(inc);
    this.trouble(0);
    for (const other of this.#processes) {
      // Its links break; some find that nobody listens there any more.
      if (this.chance() < 0.5) this.time.after(this.chance() * 300, () => other.suspect(inc));
    }
    const name = inc.replace(/\d+$/, '');
    this.time.after(200 + this.chance() * (this.#isCalm ? 500 : 5_000), () => this.#isClosing || this.start(name));
  }

  // ---- what may befall all of it -----------------------------------------------------------------------------

  /** Until then, and for a while after it, deadlines may be late. */
  trouble(ms: number): void {
    this.#troubleUntil = Math.max(this.#troubleUntil, this.time.now + ms);
  }

  /** Whether what was due then may be late. */
  isExcused(at: number): boolean {
    return at < this.#troubleUntil + AFTERMATH_MS;
  }

  databaseGoesAway(ms: number): void {
    this.#databaseAwayUntil = Math.max(this.#databaseAwayUntil, this.time.now + ms);
    this.time.after(ms, () => {
      if (!this.isDatabaseAway) this.database.restarted();
    });
  }

  callsFail(call: StoreCall, ms: number): void {
    this.#failing = { call, until: this.time.now + ms };
  }

  /** From now on nothing befalls anybody. */
  calmDown(): void {
    this.#isCalm = true;
    this.network.heal();
    if (this.isDatabaseAway) this.database.restarted();
    this.#databaseAwayUntil = 0;
    this.#failing = null;
    for (const process of this.#processes) process.cutOffUntil = 0;
    this.trouble(0);
  }

  /** Every process is asked to go, and none comes after it. */
  close(): void {
    this.#isClosing = true;
    for (const process of this.#processes) process.drain();
  }

  #onMet(address: Address, dueAt: number): void {
    const lateMs = this.time.now - dueAt;
    // Not met, but put off.
    if (lateMs < -SKEW_MS_MAX) return;
    this.tally.add('deadlines met');
    if (lateMs <= PUNCTUAL_MS + SKEW_MS_MAX) return;
    this.tally.add('deadlines met late, for a reason');
    expectPromise('D8', this.isExcused(dueAt), () => `${address} was woken ${lateMs} ms late, for no reason`);
  }
}
