import { request as rawRequest } from 'node:http';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Door } from '../../ops/testing/door.ts';
import { makeLimits } from './limits.ts';

const door = await Door.open();
afterAll(() => door.close());
beforeEach(() => door.reset());

describe('limits', () => {
  beforeEach(() => {
    door.limits = makeLimits();
  });

  test('two newcomers a minute from one address, then a wait', async () => {
    expect([(await door.post('guest')).status, (await door.post('guest')).status]).toEqual([200, 200]);
    const third = await door.post('guest');
    expect(third).toMatchObject({ status: 429, body: { error: { code: 'rateLimited' } } });
    expect(third.body.error.retryAfterMs).toBeGreaterThan(50_000);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(50);
  });

  test('five attempts a minute; who claims to come from elsewhere is not believed', async () => {
    const attempt = (from: string) =>
      door.call('POST', '/api/auth/login', {
        body: { email: 'a@b.cd', password: 'x' },
        headers: { 'x-forwarded-for': from },
      });
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push((await attempt(`10.0.0.${i}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('refreshing counts against the account, never the address', async () => {
    const guest = await door.post('guest');
    let { cookie } = guest;
    for (let i = 0; i < 8; i += 1) cookie = (await door.refresh(cookie)).cookie;
    expect(cookie).toBeDefined();
    for (let i = 0; i < 5; i += 1) expect((await door.refresh('aurelian=nonsense')).status).toBe(401);
    expect((await door.refresh('aurelian=nonsense')).status).toBe(429);
    expect((await door.refresh(cookie)).status).toBe(200);
  });
});

describe('what comes over the wire', () => {
  test.each<[string, unknown, number, string]>([
    ['no JSON', '{', 400, 'invalid'],
    ['a number', '7', 400, 'invalid'],
    ['too much', JSON.stringify({ x: 'x'.repeat(40_000) }), 413, 'tooLarge'],
    ['nothing', undefined, 400, 'invalid'],
  ])('%s is said no to', async (_, body, status, code) => {
    expect(await door.post('login', body)).toMatchObject({
      status,
      body: { error: { code, message: expect.any(String) } },
    });
  });

  test('a body of unknown length is not read, on Colyseus routes either', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = rawRequest(
        `${door.url}/matchmake/joinById/x`,
        { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
        (response) => resolve(response.statusCode),
      );
      request.on('error', reject).end('{}');
    });
    expect(status).toBe(413);
    expect((await door.call('POST', '/matchmake/joinById/x', { body: { x: 'x'.repeat(40_000) } })).status).toBe(413);
  });

  test('matchmaking is asked in JSON: a form is turned away before the framework reads it', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/plain']) {
      const headers = { 'content-type': type };
      const answer = await fetch(`${door.url}/matchmake/joinById/x`, { method: 'POST', headers, body: '{' });
      expect([answer.status, await answer.json()], type).toMatchObject([400, { error: { code: 'invalid' } }]);
    }
  });

  test('pages of others may not speak to us', async () => {
    const from = (origin: string) => door.call('POST', '/api/auth/guest', { headers: { origin } });
    expect(await from('https://evil.example')).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    expect((await from('null')).status).toBe(403);
    expect((await from(door.url)).status).toBe(200);
    expect((await door.call('POST', '/api/auth/refresh', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    );
  });

  test('an unknown place, an unknown path, an unknown hub', async () => {
    const guest = await door.post('guest');
    expect(await door.enter(guest.body.accessToken, 'hub:nowhere')).toMatchObject({
      status: 404,
      body: { error: { code: 'unknownPlace' } },
    });
    expect(await door.call('GET', '/api/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'notFound' } },
    });
    expect((await door.call('GET', '/api/market/nowhere/iron/candles')).status).toBe(404);
    expect((await door.call('GET', '/api/market/capital_city/iron/candles?size=2m')).status).toBe(400);
    expect((await door.call('GET', '/api/market/capital_city/iron/candles?size=1h')).body).toEqual({
      candles: [[0, 1, 2, 1, 2, 10]],
    });
  });

  test('guilds are looked up by anybody', async () => {
    expect((await door.call('GET', '/api/guilds?find=iron')).body).toEqual({
      guilds: [{ guild: 'ana_1', name: 'Iron Hand' }],
    });
    expect((await door.call('GET', '/api/guilds')).body).toEqual({ guilds: [] });
    expect((await door.call('GET', `/api/guilds?find=${'x'.repeat(31)}`)).status).toBe(400);
    expect((await door.call('GET', '/api/guilds?find=a&find=b')).status).toBe(400);
  });

  test('who rules the hubs is looked up by anybody', async () => {
    expect((await door.call('GET', '/api/hubs/owners')).body).toEqual({
      owners: [{ hub: 'harbor_town', guild: 'ana_1', taxPercent: 5 }],
    });
  });

  test('lists of the best are there for anybody, and no others', async () => {
    expect((await door.call('GET', '/api/leaderboards/days')).body).toEqual({ leaders: [{ name: 'Ana', figure: 7 }] });
    expect((await door.call('GET', '/api/leaderboards/wealth')).body).toEqual({ leaders: [] });
    expect((await door.call('GET', '/api/leaderboards/email')).status).toBe(404);
  });

  test('what breaks inside is for the log, not for the caller', async () => {
    const guest = await door.post('guest');
    await door.sql('ALTER TABLE account RENAME TO gone');
    const broken = await door.enter(guest.body.accessToken);
    await door.sql('ALTER TABLE gone RENAME TO account');
    expect(broken).toMatchObject({
      status: 500,
      body: { error: { code: 'fault', message: 'Something went wrong on our side.' } },
    });
  });
});

describe('the page and the probes', () => {
  test('health, readiness and its reason', async () => {
    expect((await door.call('GET', '/health')).status).toBe(200);
    expect((await door.call('GET', '/ready')).body).toEqual({ ready: true });
    door.ready = { ready: false, why: 'starting' };
    expect(await door.call('GET', '/ready')).toMatchObject({ status: 503, body: { ready: false, why: 'starting' } });
  });

  test('metrics are for this machine, or for who has the token', async () => {
    expect((await door.call('GET', '/metrics')).body).toContain('aurelian_http_seconds');
    const proxied = { 'x-forwarded-for': '10.0.0.1' };
    expect((await door.call('GET', '/metrics', { headers: proxied })).status).toBe(403);
    expect((await door.call('GET', '/metrics', { headers: proxied, token: 'metrics-token-17' })).status).toBe(403);
    expect((await door.call('GET', '/metrics', { headers: proxied, token: 'metrics-token-16' })).status).toBe(200);
  });

  test('the page is always asked for, its parts are kept for good, and nothing hidden is served', async () => {
    for (const path of ['/', '/reset?token=x']) {
      const page = await door.call('GET', path);
      expect(page).toMatchObject({ status: 200, body: '<!doctype html>page' });
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(page.headers.get('x-powered-by')).toBeNull();
    }
    const part = await door.call('GET', '/assets/main-abc.js');
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/.made-from', '/assets/none.js', '/../package.json', '/assets/..%2f.made-from']) {
      expect((await door.call('GET', path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });
});
