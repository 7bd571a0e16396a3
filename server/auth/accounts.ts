/** Becoming somebody: guest, register, login, upgrade; and passwords changed, forgotten, reset. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Account, AccountStore, NewAccount } from './AccountStore.ts';
import { forgottenName, guestName, type Name, parseName } from './names.ts';
import { HashingBusy, isPasswordLong, type Passwords } from './passwords.ts';
import { granted, type Outcome, refuse } from './refusal.ts';
import { type Opened, refuseBanned, type Sessions } from './sessions.ts';
import { digest, randomToken } from './tokens.ts';

export interface AccountDeps {
  readonly store: AccountStore;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly now: () => number;
  /** Brings the owner of the address the token that resets his password. */
  readonly sendReset: (email: string, token: string) => void;
}

export const RESET_MS = 3_600_000;
const GUEST_ATTEMPTS = 5;
const BUSY_MS = 2_000;
const Email = z.email().max(254);

export class Accounts {
  readonly #deps: AccountDeps;

  constructor(deps: AccountDeps) {
    this.#deps = deps;
  }

  async guest(wanted?: string): Promise<Outcome<Opened>> {
    const given = wanted === undefined ? null : parseName(wanted);
    if (wanted !== undefined && !given) return refuse('badName');
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#make(given ?? guestName(attempt), null, null);
      const mayTryAgain = !outcome.ok && outcome.refused === 'nameTaken' && !given && attempt < GUEST_ATTEMPTS;
      if (!mayTryAgain) return outcome;
    }
  }

  register(email: string, password: string, wanted: string): Promise<Outcome<Opened>> {
    return this.#patiently(async () => {
      const name = parseName(wanted);
      const address = parseEmail(email);
      if (!name) return refuse('badName');
      if (!address) return refuse('badEmail');
      if (!isPasswordLong(password)) return refuse('weakPassword');
      return this.#make(name, address, await this.#deps.passwords.hash(password));
    });
  }

  /** The same answer, after the same time, whether the e-mail or the password is wrong. */
  login(email: string, password: string): Promise<Outcome<Opened>> {
    return this.#patiently(async () => {
      const { store, passwords, sessions, now } = this.#deps;
      const account = await store.byEmail(parseEmail(email) ?? '');
      const matches = await passwords.verify(account?.passwordHash ?? null, password);
      if (!account || !matches) return refuse('wrongCredentials');
      return refuseBanned(account, now()) ?? granted(await sessions.open(account));
    });
  }

  /** A guest becomes an account and keeps all he has; his other sign-ins end. */
  upgrade(guest: Account, email: string, password: string, wanted?: string): Promise<Outcome<Opened>> {
    return this.#patiently(async () => {
      const renamed = wanted === undefined ? null : parseName(wanted);
      const address = parseEmail(email);
      if (wanted !== undefined && !renamed) return refuse('badName');
      if (!address) return refuse('badEmail');
      if (!isPasswordLong(password)) return refuse('weakPassword');
      if (guest.email !== null) return refuse('notGuest');
      const passwordHash = await this.#deps.passwords.hash(password);
      return this.#become(guest, address, passwordHash, renamed);
    });
  }

  changePassword(account: Account, current: string, next: string): Promise<Outcome<Opened>> {
    return this.#patiently(async () => {
      const { store, passwords, sessions } = this.#deps;
      if (!isPasswordLong(next)) return refuse('weakPassword');
      if (!(await passwords.verify(account.passwordHash, current))) return refuse('wrongCredentials');
      await store.setPassword(account.id, await passwords.hash(next));
      return granted(await sessions.reopen(account));
    });
  }

  /** For good: a password must be given where there is one. What he owned stays with his trader, who forgets him as well. */
  erase(account: Account, password: string): Promise<Outcome<null>> {
    return this.#patiently(async () => {
      const { store, passwords } = this.#deps;
      const isHis = account.passwordHash === null || (await passwords.verify(account.passwordHash, password));
      if (!isHis) return refuse('wrongCredentials');
      const { name, key } = forgottenName();
      await store.erase(account.id, { name, nameKey: key });
      return granted(null);
    });
  }

  /** Never says whether there is such an account; its caller answers before this is done. */
  async forgot(email: string): Promise<void> {
    const { store, now, sendReset } = this.#deps;
    const account = await store.byEmail(parseEmail(email) ?? '');
    if (!account?.email) return;
    const token = randomToken();
    await store.addReset({ hash: digest(token), accountId: account.id, expiresAt: now() + RESET_MS });
    sendReset(account.email, token);
  }

  reset(token: string, password: string): Promise<Outcome<null>> {
    return this.#patiently(async () => {
      const { store, passwords, now } = this.#deps;
      if (!isPasswordLong(password)) return refuse('weakPassword');
      const passwordHash = await passwords.hash(password);
      const account = await store.takeReset(digest(token), now());
      if (account === null) return refuse('badToken');
      await store.setPassword(account, passwordHash);
      await store.revokeRefresh({ accountId: account }, now());
      return granted(null);
    });
  }

  async #become(guest: Account, email: string, passwordHash: string, renamed: Name | null): Promise<Outcome<Opened>> {
    const naming = renamed ? { name: renamed.name, nameKey: renamed.key } : {};
    const done = await this.#deps.store.upgrade(guest.id, { email, passwordHash, ...naming });
    if (done !== 'upgraded') return refuse(done);
    const name = renamed?.name ?? guest.name;
    return granted(await this.#deps.sessions.reopen({ ...guest, email, passwordHash, name }));
  }

  async #make({ name, key }: Name, email: string | null, passwordHash: string | null): Promise<Outcome<Opened>> {
    const account: NewAccount = { id: makePlayerId(), email, passwordHash, name, nameKey: key };
    const done = await this.#deps.store.make(account);
    if (done !== 'made') return refuse(done);
    return granted(await this.#deps.sessions.open({ ...account, role: 'player', bannedUntil: null }));
  }

  async #patiently<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof HashingBusy) return refuse('busy', { retryAfterMs: BUSY_MS });
      throw error;
    }
  }
}

/** As kept and compared. */
function parseEmail(text: string): string | null {
  const email = Email.safeParse(text.trim().toLowerCase());
  return email.success ? email.data : null;
}

/** An actor key for life: letters and digits, never to be guessed. */
function makePlayerId(): string {
  return `p${Array.from({ length: 20 }, () => randomInt(36).toString(36)).join('')}`;
}
