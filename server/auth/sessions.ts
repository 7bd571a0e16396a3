/** Signed in, and staying so: the refresh tokens of one sign-in are a family that lives and ends together. */
import type { Account, AccountStore } from './AccountStore.ts';
import { granted, type Outcome, type Refused, refuse } from './refusal.ts';
import { type AccessTokens, digest, type Identity, judgeRefresh, REFRESH_MS, randomToken } from './tokens.ts';

/** What the player's own page is told. */
export interface Session {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly player: { readonly id: string; readonly name: string; readonly guest: boolean };
}

/** A session, and the refresh token that goes into the cookie and nowhere else. */
export interface Opened {
  readonly session: Session;
  readonly refreshToken: string;
}

export interface SessionDeps {
  readonly store: AccountStore;
  readonly tokens: AccessTokens;
  readonly now: () => number;
  /** A token came back that must not: worth knowing. */
  readonly stolen: (account: string) => void;
}

export class Sessions {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  open(account: Account, family = randomToken()): Promise<Opened> {
    return this.#issue(account, family);
  }

  /** Whose cookie this is, without using it; for limits by account. */
  async ownerOf(refreshToken: string): Promise<string | null> {
    return (await this.#deps.store.findRefresh(digest(refreshToken)))?.token.accountId ?? null;
  }

  async refresh(refreshToken: string): Promise<Outcome<Opened>> {
    const { store, now, stolen } = this.#deps;
    const found = await store.findRefresh(digest(refreshToken));
    if (!found) return refuse('unauthorized');
    const { family, accountId } = found.token;
    const judgement = judgeRefresh(found.token, found.successorUsed, now());
    if (judgement === 'stolen') {
      stolen(accountId);
      await store.revokeRefresh({ family }, now());
    }
    const account = await store.byId(accountId);
    if (!account || judgement === 'stolen' || judgement === 'expired') return refuse('unauthorized');
    const banned = refuseBanned(account, now());
    if (banned) return banned;
    // Of two that come at once one is first; the other came twice, within the grace.
    const isFirst = judgement !== 'twice' && (await store.useRefresh(found.token, now()));
    if (isFirst && judgement === 'lost') await store.revokeRefresh({ family, unusedOnly: true }, now());
    return granted(await this.#issue(account, family));
  }

  /** Ends the family; an unknown token has none. */
  async logout(refreshToken: string): Promise<void> {
    const { store, now } = this.#deps;
    const found = await store.findRefresh(digest(refreshToken));
    if (found) await store.revokeRefresh({ family: found.token.family }, now());
  }

  /** Who speaks with this access token, if his sign-in stands. */
  async identify(accessToken: string): Promise<Identity | null> {
    const { store, tokens, now } = this.#deps;
    const identity = await tokens.verify(accessToken, now());
    return identity && !(await store.isFamilyOver(identity.family)) ? identity : null;
  }

  /** The same, and the account as it is now: what must be asked before a seat is given. */
  async admit(accessToken: string): Promise<Outcome<{ account: Account; identity: Identity }>> {
    const identity = await this.identify(accessToken);
    const account = identity && (await this.#deps.store.byId(identity.player));
    if (!identity || !account) return refuse('unauthorized');
    return refuseBanned(account, this.#deps.now()) ?? granted({ account, identity });
  }

  /** Ends all sign-ins of the account but the one that is opened now. */
  async reopen(account: Account): Promise<Opened> {
    await this.#deps.store.revokeRefresh({ accountId: account.id }, this.#deps.now());
    return this.open(account);
  }

  async #issue(account: Account, family: string): Promise<Opened> {
    const { store, tokens, now } = this.#deps;
    const refreshToken = randomToken();
    await store.addRefresh({
      hash: digest(refreshToken),
      family,
      accountId: account.id,
      expiresAt: now() + REFRESH_MS,
    });
    const { accessToken, expiresAt } = await tokens.sign(account, family, now());
    const player = { id: account.id, name: account.name, guest: account.email === null };
    return { session: { accessToken, expiresAt, player }, refreshToken };
  }
}

export function refuseBanned(account: Account, now: number): Refused | null {
  if (account.bannedUntil === null || account.bannedUntil <= now) return null;
  return refuse('banned', { why: `This account is closed until ${new Date(account.bannedUntil).toISOString()}.` });
}
