/**
 * The wire between the hosts of several processes: by the direct link, else by the relay. Beside letters it carries
 * questions: one node asks another, and has an answer in time or none.
 */
import type { Clock } from '../host/clock.ts';
import type { Wire, WireMessage } from '../host/wire.ts';
import { type Ear, Links } from './Links.ts';
import type { Relay } from './Relay.ts';
import { Seal } from './seal.ts';

type Frame =
  | { readonly is: 'mail'; readonly message: WireMessage }
  | { readonly is: 'nudge' }
  | { readonly is: 'question'; readonly id: number; readonly question: unknown }
  | { readonly is: 'answer'; readonly id: number; readonly answer: unknown };

export interface NodeWireEvents {
  /** Nobody listens where the peer did: perhaps its process is gone. */
  vanished(inc: string): void;
  forged(): void;
  failed(error: unknown): void;
}

export class NodeWire implements Wire {
  readonly #seal: Seal;
  readonly #links: Links;
  readonly #relay: Relay;
  readonly #clock: Clock;
  readonly #events: NodeWireEvents;
  #peers: ReadonlySet<string> = new Set();
  #hear: (from: string, message: WireMessage) => void = () => {};
  #nudged: () => void = () => {};
  #asked: (question: unknown) => Promise<unknown> = async () => null;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #questions = 0;

  constructor(world: { inc: string; secret: string; ear: Ear; relay: Relay; clock: Clock }, events: NodeWireEvents) {
    this.#seal = new Seal(world.secret, world.inc);
    this.#clock = world.clock;
    this.#events = events;
    this.#relay = world.relay;
    this.#links = new Links(world.ear, this.#seal, {
      heard: (from, body) => this.#take(from, body as Frame),
      // Whoever comes makes himself known by his first words.
      opened: (inc) => this.#say(inc, { is: 'nudge' }),
      vanished: (inc) => events.vanished(inc),
      forged: () => events.forged(),
    });
    this.#relay.listen(world.inc, (frame) => {
      const said = this.#seal.open(frame);
      if (said) this.#take(said.from, said.body as Frame);
      else events.forged();
    });
  }

  /** The peers there are, by incarnation, and the addresses of their links. */
  know(peers: ReadonlyMap<string, string>): void {
    this.#peers = new Set(peers.keys());
    this.#links.know(peers);
  }

  send(inc: string, message: WireMessage): void {
    this.#say(inc, { is: 'mail', message });
  }

  onMessage(hear: (from: string, message: WireMessage) => void): void {
    this.#hear = hear;
  }

  nudge(): void {
    for (const inc of this.#peers) this.#say(inc, { is: 'nudge' });
  }

  onNudge(hear: () => void): void {
    this.#nudged = hear;
  }

  /** What the other node answers; null when it does not within the time. */
  ask(inc: string, question: unknown, withinMs: number): Promise<unknown> {
    return new Promise((resolve) => {
      const id = ++this.#questions;
      const end = (answer: unknown): void => {
        cancel();
        this.#waiting.delete(id);
        resolve(answer);
      };
      const cancel = this.#clock.after(withinMs, () => end(null));
      this.#waiting.set(id, end);
      this.#say(inc, { is: 'question', id, question });
    });
  }

  /** Who answers the questions of other nodes. */
  onAsked(answer: (question: unknown) => Promise<unknown>): void {
    this.#asked = answer;
  }

  close(): void {
    this.#links.close();
    this.#relay.close();
  }

  #say(inc: string, frame: Frame): void {
    const sealed = this.#seal.close(inc, frame);
    if (!this.#links.send(inc, sealed)) this.#relay.send(inc, sealed);
  }

  #take(from: string, frame: Frame): void {
    switch (frame.is) {
      case 'mail':
        this.#hear(from, frame.message);
        break;
      case 'nudge':
        this.#nudged();
        break;
      case 'question':
        void this.#asked(frame.question).then(
          (answer) => this.#say(from, { is: 'answer', id: frame.id, answer }),
          // Who asked hears nothing, and asks again or gives up.
          (error) => this.#events.failed(error),
        );
        break;
      case 'answer':
        this.#waiting.get(frame.id)?.(frame.answer);
    }
  }
}
