/** For tests: time, doors and rooms that are turned by hand. */
import type { Clock } from './clock.ts';
import type { Doors } from './face.ts';
import type { Room } from './rooms.ts';

/** Stands still until it is turned. */
export class HandClock implements Clock {
  #now = 1_000_000;
  #tasks: { readonly at: number; readonly task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.#now + ms, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** Runs what falls due, in order, each at its own instant. */
  turn(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#tasks = this.#tasks.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = end;
  }
}

/** Lets promises run: far more turns than any chain of them in a test has links. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await null;
}

/** A room that says what it is told to say. */
export class FakeRoom implements Room {
  readonly sessionId = 'own';
  isLeft = false;
  answersPings = true;
  readonly sent: { readonly type: string; readonly payload: unknown }[] = [];
  readonly #hears = new Map<string, (message: unknown) => void>();
  #hearState: (state: unknown) => void = () => {};
  #hearClose: (sentOn: boolean) => void = () => {};

  onMessage(type: string, hear: (message: unknown) => void): void {
    this.#hears.set(type, hear);
  }
  onState(hear: (state: unknown) => void): void {
    this.#hearState = hear;
  }
  onClose(hear: (sentOn: boolean) => void): void {
    this.#hearClose = hear;
  }
  send(type: string, payload: unknown): void {
    this.sent.push({ type, payload });
  }
  /** Never answered: see commands.test.ts for rooms that do. */
  request(type: string, payload: unknown): Promise<unknown> {
    this.sent.push({ type, payload });
    return new Promise(() => {});
  }
  ping(hear: (ms: number) => void): void {
    if (this.answersPings) hear(20);
  }
  leave(): void {
    this.isLeft = true;
  }

  say(type: string, message: unknown): void {
    this.#hears.get(type)?.(message);
  }
  show(state: unknown): void {
    this.#hearState(state);
  }
  drop(sentOn = false): void {
    this.#hearClose(sentOn);
  }
}

/** Doors that open at once to a new room each time; the rooms are kept in `rooms`. */
export function openDoors(clock: Clock = new HandClock()) {
  const rooms: FakeRoom[] = [];
  const doors: Doors = {
    clock,
    random: () => 1,
    enter: async (address) => ({ roomId: address.replace(':', '-'), ticket: 'ticket', address }),
    join: async () => {
      const room = new FakeRoom();
      rooms.push(room);
      return room;
    },
  };
  return { doors, rooms };
}
