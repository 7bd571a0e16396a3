/** What an operator does to an account: role, ban, mute, note, and the link that resets a password. */
import type pg from 'pg';
import type { Role } from '../../../server/auth/AccountStore.ts';
import { RESET_MS } from '../../../server/auth/accounts.ts';
import { foldName } from '../../../server/auth/names.ts';
import { digest, randomToken } from '../../../server/auth/tokens.ts';
import { StartError } from '../../../server/start-error.ts';
import { act, type Signature } from './record.ts';

export interface Player {
  readonly id: string;
  readonly name: string;
}

interface AccountRow extends Player {
  readonly role: Role;
  readonly isGuest: boolean;
  readonly bannedUntil: Date | null;
  readonly mutedUntil: Date | null;
}

/** By name, as people compare names, or by id. */
export async function findAccount(client: pg.Client, who: string): Promise<AccountRow> {
  const { rows } = await client.query<AccountRow>(
    `SELECT id, name, role, email IS NULL AS "isGuest", banned_until AS "bannedUntil", muted_until AS "mutedUntil"
     FROM account WHERE name_key = $1 OR id = $2`,
    [foldName(who.trim()), who],
  );
  const [account] = rows;
  if (!account) throw new StartError(`There is nobody called ${who}: give a player's name, or his id.`);
  return account;
}

/** What one who is signed in may do changes with his next access token, within a quarter of an hour. */
export function changeRole(client: pg.Client, signature: Signature, who: string, role: Role): Promise<Player> {
  return act(client, signature, async () => {
    const account = await findAccount(client, who);
    await client.query('UPDATE account SET role = $2::role WHERE id = $1', [account.id, role]);
    return { action: 'role', target: account.id, details: { was: account.role, is: role }, result: account };
  });
}

/** Until then, or from now on no more: null. The server closes his sockets by itself. */
export function ban(client: pg.Client, signature: Signature, who: string, until: Date | null): Promise<Player> {
  return act(client, signature, async () => {
    const account = await findAccount(client, who);
    const why = until ? signature.reason : null;
    await client.query('UPDATE account SET banned_until = $2, ban_reason = $3 WHERE id = $1', [account.id, until, why]);
    const details = { was: textOf(account.bannedUntil), until: textOf(until) };
    return { action: until ? 'ban' : 'unban', target: account.id, details, result: account };
  });
}

/** Out, and for so long not in again: a ban that is shorter than any there is shortens none. */
export function kick(client: pg.Client, signature: Signature, who: string, until: Date | null): Promise<Player> {
  return act(client, signature, async () => {
    const account = await findAccount(client, who);
    await client.query(
      `UPDATE account SET banned_until = $2, ban_reason = $3 WHERE id = $1 AND (banned_until IS NULL OR banned_until < $2)`,
      [account.id, until, signature.reason],
    );
    return { action: 'kick', target: account.id, details: { until: textOf(until) }, result: account };
  });
}

export function mute(client: pg.Client, signature: Signature, who: string, until: Date | null): Promise<Player> {
  return act(client, signature, async () => {
    const account = await findAccount(client, who);
    await client.query('UPDATE account SET muted_until = $2 WHERE id = $1', [account.id, until]);
    const details = { was: textOf(account.mutedUntil), until: textOf(until) };
    return { action: until ? 'mute' : 'unmute', target: account.id, details, result: account };
  });
}

/** Stays with the player; the text is its own reason. */
export function note(client: pg.Client, operator: string, who: string, text: string): Promise<Player> {
  return act(client, { operator, reason: text }, async () => {
    const account = await findAccount(client, who);
    return { action: 'note', target: account.id, result: account };
  });
}

/** The link, good for an hour and for one use; links made before are void. What is recorded does not hold it. */
export function makeResetLink(client: pg.Client, signature: Signature, who: string, site: string): Promise<string> {
  return act(client, signature, async () => {
    const account = await findAccount(client, who);
    if (account.isGuest) throw new StartError(`${account.name} is a guest: there is no password to reset.`);
    const token = randomToken();
    await client.query('DELETE FROM password_reset WHERE account_id = $1', [account.id]);
    await client.query(
      `INSERT INTO password_reset (hash, account_id, expires_at)
       VALUES ($1, $2, clock_timestamp() + $3::float8 * interval '1 ms')`,
      [digest(token), account.id, RESET_MS],
    );
    return { action: 'reset-link', target: account.id, result: `${site}/reset?token=${token}` };
  });
}

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;
