/**
 * Who plays: signing in, staying signed in, leaving. The access token lives in this object only; what survives a
 * reload is the server's cookie, which no script can read.
 */
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Http } from './http.ts';
import { HttpError, httpTimeoutMs } from './http.ts';

export interface Player {
  readonly id: string;
  readonly name: string;
  readonly guest: boolean;
}

export interface Session {
  readonly accessToken: string;
  /** Epoch ms by the server's clock; ours may be off, so a 401 is expected as well. */
  readonly expiresAt: number;
  readonly player: Player;
}

/** A seat for fifteen seconds: what the enter call gives for an address. */
export interface Ticket {
  readonly roomId: string;
  readonly ticket: string;
  readonly address: string;
  /** The node that has the room, when the world has several: an origin, or a path of ours. */
  readonly site?: string;
}

export interface AccountOptions {
  readonly http: Http;
  readonly clock?: Clock;
  /** Runs the task while no other tab does: two refreshes at once would look like a stolen cookie. */
  readonly alone?: <T>(task: () => Promise<T>) => Promise<T>;
  readonly onChange?: (player: Player | null) => void;
}

/** A token is renewed this long before it ends. */
/** A node answers within 2.5 s, if only to say that the place is starting. */
const ENTER_MS = 5_000;
const RENEW_MS = 30_000;

export class Account {
  readonly #http: Http;
  readonly #clock: Clock;
  readonly #alone: <T>(task: () => Promise<T>) => Promise<T>;
  readonly #onChange: (player: Player | null) => void;
  #session: Session | null = null;
  #refreshing: Promise<void> | null = null;

  constructor({ http, clock = systemClock, alone = (task) => task(), onChange = () => {} }: AccountOptions) {
    this.#http = http;
    this.#clock = clock;
    this.#alone = alone;
    this.#onChange = onChange;
  }

  get player(): Player | null {
    return this.#session?.player ?? null;
  }

  guest(name?: string): Promise<void> {
    return this.#signIn('/api/auth/guest', name ? { name } : {});
  }

  register(email: string, password: string, name: string): Promise<void> {
    return this.#signIn('/api/auth/register', { email, password, name });
  }

  login(email: string, password: string): Promise<void> {
    return this.#signIn('/api/auth/login', { email, password });
  }

  /** Makes an account of a guest, who keeps all he has. */
  upgrade(email: string, password: string, name?: string): Promise<void> {
    return this.#signInAgain('/api/auth/upgrade', name ? { email, password, name } : { email, password });
  }

  changePassword(current: string, next: string): Promise<void> {
    return this.#signInAgain('/api/auth/password/change', { current, next });
  }

  async forgotPassword(email: string): Promise<void> {
    await this.#http('POST', '/api/auth/password/forgot', { body: { email } });
  }

  async resetPassword(token: string, password: string): Promise<void> {
    await this.#http('POST', '/api/auth/password/reset', { body: { token, password } });
  }

  async logout(): Promise<void> {
    await this.#http('POST', '/api/auth/logout');
    this.#keep(null);
  }

  /** Renews by the cookie. False when there is no session to renew; throws when the server cannot be asked. */
  async refresh(): Promise<boolean> {
    this.#refreshing ??= this.#alone(() => this.#signIn('/api/auth/refresh')).finally(() => {
      this.#refreshing = null;
    });
    try {
      await this.#refreshing;
      return true;
    } catch (fault) {
      if (!(fault instanceof HttpError) || fault.isPassing) throw fault;
      this.#keep(null);
      return false;
    }
  }

  /** A ticket to the room of an address. An error that is not passing means: not with this player. */
  enter(address: string): Promise<Ticket> {
    return this.#askSignedIn('/api/enter', { address }, ENTER_MS);
  }

  /** What only those who are signed in may ask: about people, and about themselves. */
  ask<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#askSignedIn(path, body);
  }

  /** With a token that is good: renewed before it ends, and once more if it is refused. */
  async #askSignedIn<Answer>(path: string, body: unknown, timeoutMs?: number): Promise<Answer> {
    if (this.#isStale()) await this.refresh();
    try {
      return await this.#ask(path, body, timeoutMs);
    } catch (fault) {
      const isRefused = fault instanceof HttpError && fault.code === 'unauthorized';
      if (!isRefused || !(await this.refresh())) throw fault;
      return this.#ask(path, body, timeoutMs);
    }
  }

  #isStale(): boolean {
    return this.#session !== null && this.#session.expiresAt - RENEW_MS < this.#clock.now();
  }

  #ask<Answer>(path: string, body?: unknown, timeoutMs = httpTimeoutMs): Promise<Answer> {
    return this.#http('POST', path, { body, token: this.#session?.accessToken, timeoutMs });
  }

  async #signIn(path: string, body?: unknown): Promise<void> {
    this.#keep(await this.#ask<Session>(path, body));
  }

  /** For one who is signed in and gets a session anew. */
  async #signInAgain(path: string, body: unknown): Promise<void> {
    this.#keep(await this.#askSignedIn<Session>(path, body));
  }

  #keep(session: Session | null): void {
    const changed = JSON.stringify(session?.player ?? null) !== JSON.stringify(this.player);
    this.#session = session;
    if (changed) this.#onChange(this.player);
  }
}
