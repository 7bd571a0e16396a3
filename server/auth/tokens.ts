/**
 * Tokens: a short access token that says who speaks, and the refresh tokens that renew it. A refresh token is used once.
 *
 * One that comes back is judged by what happened since:
 * - none of its successors was used: its answer was lost on the way (a dropped line, a killed server). A guest has nothing
 *   else to prove himself by, so it is honoured; beyond the grace its unused successors end, so of a thief and an owner
 *   the second to come betrays the theft;
 * - within the grace: two tabs renewed at once, both are served;
 * - else it was stolen, or somebody stole what came after it: the whole family ends, and its owner signs in again.
 */
import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Account, type RefreshToken, Role } from './AccountStore.ts';

/** Who speaks, for the length of one access token. */
export interface Identity {
  readonly player: string;
  readonly name: string;
  readonly guest: boolean;
  readonly role: Role;
  /** The sign-in it came from. */
  readonly family: string;
}

export const ACCESS_MS = 15 * 60_000;
export const REFRESH_MS = 30 * 24 * 3_600_000;
export const GRACE_MS = 10_000;
const AUDIENCE = 'aurelian';

const Payload = z.object({
  sub: z.string(),
  name: z.string(),
  guest: z.boolean(),
  role: z.enum(Role),
  family: z.string(),
});

export class AccessTokens {
  readonly #key: KeyObject;

  constructor(secret: string) {
    this.#key = createSecretKey(Buffer.from(secret));
  }

  async sign(account: Account, family: string, now: number): Promise<{ accessToken: string; expiresAt: number }> {
    const issuedAt = Math.floor(now / 1000);
    const expiresAt = issuedAt + ACCESS_MS / 1000;
    const accessToken = await new SignJWT({
      name: account.name,
      guest: account.email === null,
      role: account.role,
      family,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(account.id)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
    return { accessToken, expiresAt: expiresAt * 1000 };
  }

  /** Null for whatever is not a live token of ours. */
  async verify(token: string, now: number): Promise<Identity | null> {
    try {
      const options = { algorithms: ['HS256'], audience: AUDIENCE, currentDate: new Date(now) };
      const { sub, ...claims } = Payload.parse((await jwtVerify(token, this.#key, options)).payload);
      return { player: sub, name: claims.name, guest: claims.guest, role: claims.role, family: claims.family };
    } catch {
      return null;
    }
  }
}

export type Judgement = 'first' | 'twice' | 'lost' | 'expired' | 'stolen';

export function judgeRefresh(token: RefreshToken, successorUsed: boolean, now: number): Judgement {
  if (token.expiresAt <= now) return 'expired';
  if (token.revokedAt !== null) return 'stolen';
  if (token.usedAt === null) return 'first';
  if (now - token.usedAt <= GRACE_MS) return 'twice';
  return successorUsed ? 'stolen' : 'lost';
}

/** What is kept of a token that somebody else must be able to show: not the token. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

export const randomToken = (): string => randomBytes(32).toString('base64url');
