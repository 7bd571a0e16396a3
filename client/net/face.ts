/**
 * One actor's room, kept open: enters with a ticket, and whenever the room closes enters again, for as long as it is
 * wanted. What a room sends is the links' business; when there is one is the face's.
 */
import type { Ticket } from './account.ts';
import type { Clock } from './clock.ts';
import { HttpError } from './http.ts';
import type { Join, Room } from './rooms.ts';

export const Presence = { connecting: 'connecting', live: 'live', reconnecting: 'reconnecting', gone: 'gone' } as const;
export type Presence = (typeof Presence)[keyof typeof Presence];

/** What every link needs of the world. */
export interface Doors {
  readonly enter: (address: string) => Promise<Ticket>;
  readonly join: Join;
  readonly clock: Clock;
  /** From 0 to 1: spreads the crowd that comes back after a restart. */
  readonly random: () => number;
}

export interface FaceOptions {
  readonly address: string;
  readonly doors: Doors;
  /** Nobody else is in the room: when the server sends us on, no crowd goes with us. */
  readonly isOwn?: boolean;
  /** Called at once after a join, to listen; the answer is called when the room has closed. */
  readonly onRoom: (room: Room) => () => void;
  readonly onPresence: (presence: Presence) => void;
  readonly onLatency?: (ms: number) => void;
}

export const faceBounds = {
  backoffMs: 250,
  /** Sent on from a room of our own: the server has made room for us elsewhere. */
  sentOnMs: 20,
  backoffMsMax: 5_000,
  joinMsMax: 5_000,
  pingMs: 2_000,
  /** A room that has not answered a ping for so long is taken for dead. */
  silenceMsMax: 5_000,
  /** A room that closes sooner counts as one more failure, lest we knock in a tight circle. */
  settledMs: 1_000,
} as const;

interface Visit {
  readonly end: 'stayed' | 'sentOn' | 'failed' | 'turnedAway';
  /** What the server asked us to wait. */
  readonly waitMs: number;
}

export class Face {
  readonly #options: FaceOptions;
  #isClosed = false;
  #leave: (() => void) | null = null;
  #hurry: (() => void) | null = null;

  constructor(options: FaceOptions) {
    this.#options = options;
    void this.#keepOpen();
  }

  /** Leaves, and does not come back. */
  close(): void {
    this.#isClosed = true;
    this.#leave?.();
    this.#hurry?.();
  }

  /** The network is back, or the page is looked at again: do not wait any longer. */
  hurry(): void {
    this.#hurry?.();
  }

  async #keepOpen(): Promise<void> {
    const { doors, onPresence } = this.#options;
    onPresence(Presence.connecting);
    for (let failures = 0; ; ) {
      const { end, waitMs } = await this.#visit();
      if (this.#isClosed) return;
      if (end === 'turnedAway') {
        onPresence(Presence.gone);
        return;
      }
      // Whoever is told when to come again need not guess.
      failures = end === 'failed' && waitMs === 0 ? failures + 1 : 0;
      onPresence(Presence.reconnecting);
      const isAlone = end === 'sentOn' && this.#options.isOwn;
      const spread = isAlone ? faceBounds.sentOnMs : faceBounds.backoffMs * 2 ** Math.min(failures, 8);
      await this.#pause(waitMs + doors.random() * Math.min(faceBounds.backoffMsMax, spread));
      if (this.#isClosed) return;
    }
  }

  /** One visit to one room, from the enter call to the close. */
  async #visit(): Promise<Visit> {
    const { address, doors } = this.#options;
    try {
      const room = await this.#join(await doors.enter(address));
      const joinedAt = doors.clock.now();
      const end = await this.#live(room);
      return { end: doors.clock.now() - joinedAt > faceBounds.settledMs ? end : 'failed', waitMs: 0 };
    } catch (fault) {
      if (!(fault instanceof HttpError)) return { end: 'failed', waitMs: 0 };
      return { end: fault.isPassing ? 'failed' : 'turnedAway', waitMs: fault.retryAfterMs ?? 0 };
    }
  }

  /** From the join to the close; a socket that is beyond closing does not hold us. */
  async #live(room: Room): Promise<'stayed' | 'sentOn'> {
    const { promise: closed, resolve: close } = Promise.withResolvers<boolean>();
    const leave = () => {
      room.leave();
      close(false);
    };
    if (this.#isClosed) {
      leave();
      return 'stayed';
    }
    this.#leave = leave;
    room.onClose(close);
    const stopListening = this.#options.onRoom(room);
    const stopPinging = this.#keepPinging(room, leave);
    this.#options.onPresence(Presence.live);
    const sentOn = await closed;
    stopPinging();
    stopListening();
    this.#leave = null;
    return sentOn ? 'sentOn' : 'stayed';
  }

  /** A join that hangs is given up, and left should it come after all. */
  async #join(ticket: Ticket): Promise<Room> {
    const { join, clock } = this.#options.doors;
    const joining = join(ticket);
    return await new Promise<Room>((resolve, reject) => {
      let isLate = false;
      const cancel = clock.after(faceBounds.joinMsMax, () => {
        isLate = true;
        reject(new HttpError('unreachable', 0, `${ticket.roomId} did not let us in`));
      });
      joining.then((room) => (isLate ? room.leave() : resolve(room)), reject).finally(cancel);
    });
  }

  /** Timers of a hidden page are slow, so silence is counted from the ping and not from the last answer. */
  #keepPinging(room: Room, leave: () => void): () => void {
    const { clock } = this.#options.doors;
    let askedAt: number | null = null;
    let cancel = () => {};
    const beat = () => {
      if (askedAt !== null && clock.now() - askedAt > faceBounds.silenceMsMax) return leave();
      if (askedAt === null) {
        askedAt = clock.now();
        room.ping((ms) => {
          askedAt = null;
          this.#options.onLatency?.(ms);
        });
      }
      cancel = clock.after(faceBounds.pingMs, beat);
    };
    beat();
    return () => cancel();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        this.#hurry = null;
        resolve();
      };
      const cancel = this.#options.doors.clock.after(ms, end);
      this.#hurry = end;
    });
  }
}
