/** The wire between processes: it loses, delays, doubles and reorders by the weather, and knows who is cut off from whom. */
import type { WireMessage } from '../host/wire.ts';
import type { Cluster } from './Cluster.ts';

/** One Redis for all, lost at times; beside it direct links, so that most letters find another way. */
export class Network {
  readonly #cluster: Cluster;
  readonly #cuts = new Map<string, number>();
  /** Until when nothing at all gets through. */
  awayUntil = 0;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  cut(left: string, right: string, ms: number): void {
    this.#cuts.set(pairOf(left, right), this.#cluster.time.now + ms);
  }

  heal(): void {
    this.#cuts.clear();
    this.awayUntil = 0;
  }

  reaches(left: string, right: string): boolean {
    const { now } = this.#cluster.time;
    return now >= this.awayUntil && now >= (this.#cuts.get(pairOf(left, right)) ?? 0);
  }

  send(from: string, to: string, message: WireMessage): void {
    // As bytes: nobody shares an object with anybody.
    const frame = JSON.stringify(message);
    this.#carry(from, to, () => {
      this.#cluster.journal(this.#cluster.time.now, `${from} > ${to}`, message.type, () => about(message));
      this.#cluster.process(to)?.hear(from, JSON.parse(frame) as WireMessage);
    });
  }

  nudge(from: string): void {
    for (const { inc } of this.#cluster.processes)
      if (inc !== from) this.#carry(from, inc, () => this.#cluster.process(inc)?.hearNudge());
  }

  #carry(from: string, to: string, arrive: () => void): void {
    const { wireChance: chance, weather, time } = this.#cluster;
    const copies = chance() < weather.wireLost ? 0 : chance() < weather.wireDoubled ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.reaches(from, to)) time.after(0.2 + chance() * weather.wireMs, () => this.reaches(from, to) && arrive());
    }
  }
}

const pairOf = (left: string, right: string): string => [left, right].sort().join('-');

function about(message: WireMessage): string {
  switch (message.type) {
    case 'letters':
      return `${message.from} to ${message.to}: ${message.letters.map(({ seq }) => seq).join(' ')}`;
    case 'taken':
      return `${message.by} from ${message.to}: ${message.through}`;
    case 'elsewhere':
      return message.to;
  }
}
