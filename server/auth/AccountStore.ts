/** What is remembered of those who may speak. Prisma implements it (server/persistence/PrismaAccountStore.ts). */

export const Role = { player: 'player', moderator: 'moderator', operator: 'operator' } as const;
export type Role = (typeof Role)[keyof typeof Role];

export interface Account {
  readonly id: string;
  /** Null for a guest, like the password. */
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly name: string;
  readonly role: Role;
  readonly bannedUntil: number | null;
}

export interface NewAccount {
  readonly id: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly name: string;
  /** What must be unique: the name as compared, not as shown. */
  readonly nameKey: string;
}

export interface Upgrade {
  readonly email: string;
  readonly passwordHash: string;
  readonly name?: string;
  readonly nameKey?: string;
}

export interface RefreshToken {
  readonly hash: string;
  /** All tokens that came, one from the other, from one sign-in. */
  readonly family: string;
  readonly accountId: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
}

export type NewRefreshToken = Pick<RefreshToken, 'hash' | 'family' | 'accountId' | 'expiresAt'>;
export type Taken = 'emailTaken' | 'nameTaken';

export interface AccountStore {
  make(account: NewAccount): Promise<'made' | Taken>;
  /** Of one who was erased there is none. */
  byId(id: string): Promise<Account | null>;
  byEmail(email: string): Promise<Account | null>;
  /** Those of the players who are banned now, or have been erased. */
  bannedAmong(ids: readonly string[], now: number): Promise<string[]>;
  /** All who are muted now, and until when. */
  muted(now: number): Promise<ReadonlyMap<string, number>>;
  /** Changes an account that has no e-mail yet; of two at once, one. */
  upgrade(id: string, upgrade: Upgrade): Promise<'upgraded' | 'notGuest' | Taken>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  /** Nothing in it says whose it was, nobody signs in to it any more, and who is signed in is out. */
  erase(id: string, name: { readonly name: string; readonly nameKey: string }): Promise<void>;

  addRefresh(token: NewRefreshToken): Promise<void>;
  /** The token, and whether a younger one of its family has been used. */
  findRefresh(hash: string): Promise<{ readonly token: RefreshToken; readonly successorUsed: boolean } | null>;
  /** Marks it used now, if it still is as it was seen; of two at once, one hears true. */
  useRefresh(seen: RefreshToken, now: number): Promise<boolean>;
  /** Ends the unused tokens of a family, or all of it, or all of an account's. */
  revokeRefresh(
    which: { readonly family: string; readonly unusedOnly?: boolean } | { readonly accountId: string },
    now: number,
  ): Promise<void>;
  /** Whether the sign-in has been ended: by logout, a new password or a token that came back. */
  isFamilyOver(family: string): Promise<boolean>;

  addReset(reset: { readonly hash: string; readonly accountId: string; readonly expiresAt: number }): Promise<void>;
  /** The account whose reset this is, once. */
  takeReset(hash: string, now: number): Promise<string | null>;
}
