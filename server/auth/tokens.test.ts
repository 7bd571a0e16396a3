import { UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Account, RefreshToken } from './AccountStore.ts';
import { ACCESS_MS, AccessTokens, GRACE_MS, judgeRefresh } from './tokens.ts';

const NOW = Date.UTC(2026, 0, 1);
const ana: Account = { id: 'p1', email: null, passwordHash: null, name: 'Ana', role: 'player', bannedUntil: null };
const tokens = new AccessTokens('s'.repeat(32));

describe('an access token', () => {
  test('says who speaks, for fifteen minutes', async () => {
    const { accessToken, expiresAt } = await tokens.sign(ana, 'f', NOW);
    expect(expiresAt).toBe(NOW + ACCESS_MS);
    const identity = { player: 'p1', name: 'Ana', guest: true, role: 'player', family: 'f' };
    expect(await tokens.verify(accessToken, expiresAt - 1_000)).toEqual(identity);
    expect(await tokens.verify(accessToken, expiresAt)).toBeNull();
  });

  test('of another secret, of no secret, or of nothing says nothing', async () => {
    const other = await new AccessTokens('t'.repeat(32)).sign(ana, 'f', NOW);
    expect(await tokens.verify(other.accessToken, NOW)).toBeNull();
    const claims = { name: 'Ana', guest: false, role: 'operator', family: 'f' };
    const unsigned = new UnsecuredJWT(claims).setSubject('p1').setAudience('aurelian').encode();
    expect(await tokens.verify(unsigned, NOW)).toBeNull();
    for (const nonsense of ['', 'a.b.c', 'x'.repeat(10_000)]) expect(await tokens.verify(nonsense, NOW)).toBeNull();
  });
});

describe('a refresh token that comes', () => {
  const token = (change: Partial<RefreshToken>): RefreshToken => ({
    hash: 'h',
    family: 'f',
    accountId: 'p1',
    expiresAt: NOW + 1_000_000,
    usedAt: null,
    revokedAt: null,
    ...change,
  });

  test.each<[string, Partial<RefreshToken>, boolean, ReturnType<typeof judgeRefresh>]>([
    ['the first time', {}, false, 'first'],
    ['too late', { expiresAt: NOW }, false, 'expired'],
    ['after its family ended', { revokedAt: NOW - 1 }, false, 'stolen'],
    ['twice within the grace', { usedAt: NOW - GRACE_MS }, false, 'twice'],
    ['twice within the grace, from a quick tab', { usedAt: NOW - 1_000 }, true, 'twice'],
    ['again because its answer was lost', { usedAt: NOW - GRACE_MS - 1 }, false, 'lost'],
    ['again although its successor is in use', { usedAt: NOW - GRACE_MS - 1 }, true, 'stolen'],
  ])('%s', (_, change, successorUsed, judgement) => {
    expect(judgeRefresh(token(change), successorUsed, NOW)).toBe(judgement);
  });
});
