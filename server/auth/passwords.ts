/**
 * Passwords, as hashes only. Hashing takes memory and time on purpose, so that few run at once and few may wait; and it
 * takes the same time for an e-mail that nobody has.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first recommendation for argon2id, which is the library's default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE_MAX = 2;
const WAITING_MAX = 64;
const LENGTH_MIN = 10;
const LENGTH_MAX = 128;

/** Too many wait already; try again later. */
export class HashingBusy extends Error {
  override name = 'HashingBusy';
}

/** In characters, not bytes. */
export function isPasswordLong(password: string): boolean {
  const length = [...password].length;
  return length >= LENGTH_MIN && length <= LENGTH_MAX;
}

export class Passwords {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #dummy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password.normalize('NFKC'), COST));
  }

  /** `stored` is null when there is no such account: the answer is no, and no sooner. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.#dummy ??= hash(randomBytes(16), COST);
    const against = stored ?? (await this.#dummy);
    const matches = await this.#inTurn(() => verify(against, password.normalize('NFKC')));
    return matches && stored !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < AT_ONCE_MAX) {
      this.#running += 1;
    } else {
      if (this.#waiting.length >= WAITING_MAX) throw new HashingBusy('too many passwords are being checked');
      // Whoever ends hands his place over, so the count stands.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
