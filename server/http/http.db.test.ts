import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../actors/kit/assert.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { Accounts } from '../auth/accounts.ts';
import { Passwords } from '../auth/passwords.ts';
import { Sessions } from '../auth/sessions.ts';
import { ACCESS_MS, AccessTokens, GRACE_MS, type Identity, REFRESH_MS } from '../auth/tokens.ts';
import { PrismaAccountStore } from '../persistence/PrismaAccountStore.ts';
import { makePrisma, type PrismaClient } from '../persistence/prisma.ts';
import { makeEvents } from '../telemetry/events.ts';
import { makeLogger } from '../telemetry/logger.ts';
import { makeMetrics } from '../telemetry/metrics.ts';
import { type Limits, makeLimits, noLimits } from './limits.ts';
import { makeBoundedServer } from './matchmaking.ts';
import { type HttpDeps, mountHttp } from './mount.ts';

const PASSWORD = 'correct horse';
let databaseUrl: string;
let prisma: PrismaClient;
let clientDir: string;
let server: Server;
let url: string;
let limits: Limits;
let skewMs: number;
let letters: { email: string; token: string }[];
let stolen: string[];
let ready: { ready: boolean; why?: string };
let entered: { identity: Identity; address: string }[];

beforeAll(async () => {
  databaseUrl = await freshDatabase();
  prisma = makePrisma(databaseUrl, { poolMax: 5, applicationName: 'http test' });
  clientDir = mkdtempSync(join(tmpdir(), 'aurelian-client-'));
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html>page');
  writeFileSync(join(clientDir, 'assets', 'main-abc.js'), '1');
  writeFileSync(join(clientDir, '.made-from'), 'secret');
  const now = () => Date.now() + skewMs;
  const store = new PrismaAccountStore(prisma);
  const sessions = new Sessions({
    store,
    tokens: new AccessTokens('s'.repeat(32)),
    now,
    stolen: (account) => stolen.push(account),
  });
  const accounts = new Accounts({
    store,
    sessions,
    passwords: new Passwords(),
    now,
    sendReset: (email, token) => letters.push({ email, token }),
  });
  const metrics = makeMetrics();
  const deps: HttpDeps = {
    accounts,
    sessions,
    metrics,
    clientDir,
    limits: { wait: (rule, who) => limits.wait(rule, who) },
    cookie: { name: 'aurelian', secure: false },
    events: makeEvents(makeLogger({ level: 'silent' }), metrics),
    trustProxy: 0,
    publicAddress: null,
    metricsToken: 'metrics-token-16',
    ready: () => ready,
    enter: async (identity, address) => {
      entered.push({ identity, address });
      return address === 'hub:capital_city'
        ? { roomId: 'hub-capital_city', ticket: 't', address: 'hub:capital_city' }
        : { refused: 'unknownPlace' };
    },
    candles: async (hub) => (hub === 'capital_city' ? [[0, 1, 2, 1, 2, 10]] : null),
  };
  const app = express();
  mountHttp(app, deps);
  server = makeBoundedServer();
  server.on('request', app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await prisma.$disconnect();
  rmSync(clientDir, { recursive: true });
});

beforeEach(() => {
  limits = noLimits;
  skewMs = 0;
  letters = [];
  stolen = [];
  entered = [];
  ready = { ready: true };
});

/** Whatever came; a test that reads what did not fails by itself. */
interface Body {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly player: { readonly id: string; readonly name: string; readonly guest: boolean };
  readonly error: { readonly code: string; readonly message: string; readonly retryAfterMs: number };
}

interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly cookie: string | undefined;
  readonly headers: Headers;
}

async function call(
  method: string,
  path: string,
  options: { body?: unknown; token?: string; cookie?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers = new Headers(options.headers);
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (options.token) headers.set('authorization', `Bearer ${options.token}`);
  if (options.cookie) headers.set('cookie', options.cookie);
  const body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
  const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {}
  return {
    status: response.status,
    body: parsed as Body,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0],
    headers: response.headers,
  };
}

const post = (path: string, body?: unknown, options: { token?: string; cookie?: string } = {}) =>
  call('POST', `/api/auth/${path}`, { ...(body === undefined ? {} : { body }), ...options });
const enter = (token: string, address = 'hub:capital_city') => call('POST', '/api/enter', { body: { address }, token });
const refresh = (cookie: string | undefined) => post('refresh', undefined, { cookie: cookie ?? '' });
const sql = (text: string) => withClient(databaseUrl, (client) => client.query(text));
let people = 0;
const aPerson = () => {
  people += 1;
  return { email: `person${people}@example.org`, password: PASSWORD, name: `Person ${people}` };
};

describe('becoming somebody', () => {
  test('a guest comes without a word and may enter', async () => {
    const guest = await post('guest');
    expect(guest).toMatchObject({
      status: 200,
      body: { player: { guest: true, name: expect.stringMatching(/^Guest [0-9a-f]+$/) } },
    });
    expect(guest.body.player.id).toMatch(/^p[0-9a-z]{20}$/);
    expect(guest.body.expiresAt).toBeGreaterThan(Date.now());
    expect(JSON.stringify(guest.body)).not.toContain(must(guest.cookie?.split('=')[1], 'a cookie'));
    expect((await enter(guest.body.accessToken)).body).toEqual({
      roomId: 'hub-capital_city',
      ticket: 't',
      address: 'hub:capital_city',
    });
    expect(entered[0]?.identity).toMatchObject({ player: guest.body.player.id, guest: true, role: 'player' });
  });

  test('the refresh token is in a cookie that scripts and other sites do not get', async () => {
    const { headers } = await post('guest');
    expect(headers.getSetCookie()[0]).toMatch(/; Max-Age=2592000; Path=\/api\/auth; HttpOnly; SameSite=Strict$/i);
  });

  test('register, then login however the e-mail is written', async () => {
    const person = aPerson();
    const registered = await post('register', person);
    expect(registered).toMatchObject({ status: 200, body: { player: { name: person.name, guest: false } } });
    const login = await post('login', { email: ` ${person.email.toUpperCase()} `, password: PASSWORD });
    expect(login.body.player).toEqual(registered.body.player);
  });

  test('nobody has the e-mail or the name of another', async () => {
    const [one, two] = [aPerson(), aPerson()];
    await post('register', one);
    expect((await post('register', { ...two, email: one.email })).body.error.code).toBe('emailTaken');
    expect((await post('register', { ...two, name: one.name.toUpperCase() })).body.error.code).toBe('nameTaken');
    expect((await post('guest', { name: one.name })).body.error.code).toBe('nameTaken');
    const race = await Promise.all([post('register', two), post('register', two)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    [{ email: 'nonsense' }, 'badEmail'],
    [{ password: 'short' }, 'weakPassword'],
    [{ password: 'x'.repeat(129) }, 'weakPassword'],
    [{ name: 'admin' }, 'badName'],
    [{ name: 'ab\u202Ecd' }, 'badName'],
    [{ name: 7 }, 'invalid'],
    [{ role: 'operator' }, 'invalid'],
    [{ email: null }, 'invalid'],
    [{ password: ['a'] }, 'invalid'],
  ])('register refuses %o as %s and makes nobody', async (change, code) => {
    const before = (await sql('SELECT count(*) FROM account')).rows[0];
    const answer = await post('register', { ...aPerson(), ...change });
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
    expect((await sql('SELECT count(*) FROM account')).rows[0]).toEqual(before);
  });

  test('the same answer for a wrong password and for an unknown e-mail', async () => {
    const person = aPerson();
    await post('register', person);
    const wrong = await post('login', { email: person.email, password: 'wrong horse!' });
    const unknown = await post('login', { email: 'nobody@example.org', password: 'wrong horse!' });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrongCredentials' } } });
    expect(unknown.body).toEqual(wrong.body);
  });

  test('a guest becomes an account once and keeps his id; his older sign-ins end', async () => {
    const guest = await post('guest');
    const { email, password, name } = aPerson();
    const upgraded = await post('upgrade', { email, password, name }, { token: guest.body.accessToken });
    expect(upgraded.body.player).toEqual({ id: guest.body.player.id, name, guest: false });
    expect((await refresh(guest.cookie)).status).toBe(401);
    expect((await enter(guest.body.accessToken)).status).toBe(401);
    const again = await post('upgrade', { ...aPerson() }, { token: upgraded.body.accessToken });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'notGuest' } } });
    expect((await post('login', { email, password })).body.player.id).toBe(guest.body.player.id);
    expect((await post('upgrade', aPerson())).status).toBe(401);
  });
});

describe('staying signed in', () => {
  test('each refresh gives a new cookie; two tabs at once are both served', async () => {
    const guest = await post('guest');
    const [one, two] = await Promise.all([refresh(guest.cookie), refresh(guest.cookie)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(new Set([guest.cookie, one.cookie, two.cookie]).size).toBe(3);
    expect(one.body.player).toEqual(guest.body.player);
    expect((await refresh(one.cookie)).status).toBe(200);
    expect((await refresh(two.cookie)).status).toBe(200);
    expect(stolen).toEqual([]);
  });

  test('a used token that comes back ends its whole family', async () => {
    const guest = await post('guest');
    const second = await refresh(guest.cookie);
    const third = await refresh(second.cookie);
    skewMs = GRACE_MS + 1;
    expect((await refresh(guest.cookie)).status).toBe(401);
    expect(stolen).toEqual([guest.body.player.id]);
    expect((await refresh(third.cookie)).status).toBe(401);
    expect((await enter(third.body.accessToken)).status).toBe(401);
  });

  test('a token whose answer was lost is honoured, and its lost successor ends', async () => {
    const guest = await post('guest');
    const lost = await refresh(guest.cookie);
    skewMs = GRACE_MS + 1;
    const found = await refresh(guest.cookie);
    expect(found.status).toBe(200);
    expect(stolen).toEqual([]);
    // Whoever has the lost one is not who came: one of them stole it.
    expect((await refresh(lost.cookie)).status).toBe(401);
    expect(stolen).toEqual([guest.body.player.id]);
    expect((await refresh(found.cookie)).status).toBe(401);
  });

  test('tokens end: the access token after minutes, the refresh token after a month', async () => {
    const guest = await post('guest');
    skewMs = ACCESS_MS + 1_000;
    expect(await enter(guest.body.accessToken)).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthorized' } },
    });
    skewMs = REFRESH_MS + 1_000;
    expect((await refresh(guest.cookie)).status).toBe(401);
  });

  test('logout ends the family and clears the cookie; without a cookie it is as well', async () => {
    const guest = await post('guest');
    const other = await refresh(guest.cookie);
    const logout = await post('logout', undefined, { cookie: must(other.cookie, 'a cookie') });
    expect(logout.status).toBe(204);
    expect(logout.headers.getSetCookie()[0]).toMatch(/^aurelian=; Max-Age=0/);
    expect((await refresh(other.cookie)).status).toBe(401);
    expect((await enter(other.body.accessToken)).status).toBe(401);
    expect((await post('logout')).status).toBe(204);
    expect((await refresh('aurelian=nonsense')).status).toBe(401);
    expect((await refresh('')).status).toBe(401);
  });

  test('a ban refuses login, refresh and entry until it is over, and costs a guest nothing', async () => {
    const person = aPerson();
    const session = await post('register', person);
    await sql(`UPDATE account SET banned_until = now() + interval '1 hour' WHERE id = '${session.body.player.id}'`);
    expect(await post('login', person)).toMatchObject({ status: 400 });
    const login = { email: person.email, password: person.password };
    for (const answer of [
      await post('login', login),
      await refresh(session.cookie),
      await enter(session.body.accessToken),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'banned' } }, cookie: undefined });
    }
    skewMs = 3_601_000;
    expect((await refresh(session.cookie)).status).toBe(200);
  });
});

describe('passwords', () => {
  test('a changed one counts, and ends all other sign-ins', async () => {
    const person = aPerson();
    const session = await post('register', person);
    const token = session.body.accessToken;
    expect((await post('password/change', { current: 'wrong horse!', next: 'new horse 123' }, { token })).status).toBe(
      401,
    );
    expect((await post('password/change', { current: PASSWORD, next: 'short' }, { token })).body.error.code).toBe(
      'weakPassword',
    );
    const changed = await post('password/change', { current: PASSWORD, next: 'new horse 123' }, { token });
    expect(changed.status).toBe(200);
    expect((await refresh(session.cookie)).status).toBe(401);
    expect((await refresh(changed.cookie)).status).toBe(200);
    expect((await post('login', { email: person.email, password: PASSWORD })).status).toBe(401);
    expect((await post('login', { email: person.email, password: 'new horse 123' })).status).toBe(200);
  });

  test('a forgotten one is reset once, within the hour, by the newest letter; sign-ins end', async () => {
    const person = aPerson();
    const session = await post('register', person);
    const forgot = async () => {
      expect((await post('password/forgot', { email: person.email })).status).toBe(202);
      await expect.poll(() => letters.length).toBeGreaterThan(0);
      return must(letters.pop(), 'a letter').token;
    };
    const older = await forgot();
    const token = await forgot();
    expect((await post('password/reset', { token: older, password: 'new horse 123' })).body.error.code).toBe(
      'badToken',
    );
    expect((await post('password/reset', { token, password: 'short' })).body.error.code).toBe('weakPassword');
    expect((await post('password/reset', { token, password: 'new horse 123' })).status).toBe(204);
    expect((await post('password/reset', { token, password: 'other horse 1' })).body.error.code).toBe('badToken');
    expect((await refresh(session.cookie)).status).toBe(401);
    expect((await post('login', { email: person.email, password: 'new horse 123' })).status).toBe(200);
    const late = await forgot();
    skewMs = 3_601_000;
    expect((await post('password/reset', { token: late, password: 'late horse 12' })).body.error.code).toBe('badToken');
  });

  test('nobody learns whether there is an account', async () => {
    expect((await post('password/forgot', { email: 'nobody@example.org' })).status).toBe(202);
    expect((await post('password/forgot', { email: 'nonsense' })).status).toBe(202);
    expect(letters).toEqual([]);
  });
});

describe('limits', () => {
  beforeEach(() => {
    limits = makeLimits();
  });

  test('two newcomers a minute from one address, then a wait', async () => {
    expect([(await post('guest')).status, (await post('guest')).status]).toEqual([200, 200]);
    const third = await post('guest');
    expect(third).toMatchObject({ status: 429, body: { error: { code: 'rateLimited' } } });
    expect(third.body.error.retryAfterMs).toBeGreaterThan(50_000);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(50);
  });

  test('five attempts a minute; who claims to come from elsewhere is not believed', async () => {
    const attempt = (from: string) =>
      call('POST', '/api/auth/login', {
        body: { email: 'a@b.cd', password: 'x' },
        headers: { 'x-forwarded-for': from },
      });
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push((await attempt(`10.0.0.${i}`)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('refreshing counts against the account, never the address', async () => {
    const guest = await post('guest');
    let { cookie } = guest;
    for (let i = 0; i < 8; i += 1) cookie = (await refresh(cookie)).cookie;
    expect(cookie).toBeDefined();
    for (let i = 0; i < 5; i += 1) expect((await refresh('aurelian=nonsense')).status).toBe(401);
    expect((await refresh('aurelian=nonsense')).status).toBe(429);
    expect((await refresh(cookie)).status).toBe(200);
  });
});

describe('what comes over the wire', () => {
  test.each<[string, unknown, number, string]>([
    ['no JSON', '{', 400, 'invalid'],
    ['a number', '7', 400, 'invalid'],
    ['too much', JSON.stringify({ x: 'x'.repeat(40_000) }), 413, 'tooLarge'],
    ['nothing', undefined, 400, 'invalid'],
  ])('%s is said no to', async (_, body, status, code) => {
    expect(await post('login', body)).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
  });

  test('a body of unknown length is not read, on Colyseus routes either', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = rawRequest(
        `${url}/matchmake/joinById/x`,
        { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
        (response) => resolve(response.statusCode),
      );
      request.on('error', reject).end('{}');
    });
    expect(status).toBe(413);
    expect((await call('POST', '/matchmake/joinById/x', { body: { x: 'x'.repeat(40_000) } })).status).toBe(413);
  });

  test('pages of others may not speak to us', async () => {
    const from = (origin: string) => call('POST', '/api/auth/guest', { headers: { origin } });
    expect(await from('https://evil.example')).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    expect((await from('null')).status).toBe(403);
    expect((await from(url)).status).toBe(200);
    expect((await call('POST', '/api/auth/refresh', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  test('an unknown place, an unknown path, an unknown hub', async () => {
    const guest = await post('guest');
    expect(await enter(guest.body.accessToken, 'hub:nowhere')).toMatchObject({
      status: 404,
      body: { error: { code: 'unknownPlace' } },
    });
    expect(await call('GET', '/api/nothing')).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } });
    expect((await call('GET', '/api/market/nowhere/iron/candles')).status).toBe(404);
    expect((await call('GET', '/api/market/capital_city/iron/candles?size=2m')).status).toBe(400);
    expect((await call('GET', '/api/market/capital_city/iron/candles?size=1h')).body).toEqual({
      candles: [[0, 1, 2, 1, 2, 10]],
    });
  });

  test('what breaks inside is for the log, not for the caller', async () => {
    const guest = await post('guest');
    await sql('ALTER TABLE account RENAME TO gone');
    const broken = await enter(guest.body.accessToken);
    await sql('ALTER TABLE gone RENAME TO account');
    expect(broken).toMatchObject({
      status: 500,
      body: { error: { code: 'fault', message: 'Something went wrong on our side.' } },
    });
  });
});

describe('the page and the probes', () => {
  test('health, readiness and its reason', async () => {
    expect((await call('GET', '/health')).status).toBe(200);
    expect((await call('GET', '/ready')).body).toEqual({ ready: true });
    ready = { ready: false, why: 'starting' };
    expect(await call('GET', '/ready')).toMatchObject({ status: 503, body: { ready: false, why: 'starting' } });
  });

  test('metrics are for this machine, or for who has the token', async () => {
    expect((await call('GET', '/metrics')).body).toContain('aurelian_http_seconds');
    const proxied = { 'x-forwarded-for': '10.0.0.1' };
    expect((await call('GET', '/metrics', { headers: proxied })).status).toBe(403);
    expect((await call('GET', '/metrics', { headers: proxied, token: 'metrics-token-17' })).status).toBe(403);
    expect((await call('GET', '/metrics', { headers: proxied, token: 'metrics-token-16' })).status).toBe(200);
  });

  test('the page is always asked for, its parts are kept for good, and nothing hidden is served', async () => {
    for (const path of ['/', '/reset?token=x']) {
      const page = await call('GET', path);
      expect(page).toMatchObject({ status: 200, body: '<!doctype html>page' });
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(page.headers.get('x-powered-by')).toBeNull();
    }
    const part = await call('GET', '/assets/main-abc.js');
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/.made-from', '/assets/none.js', '/../package.json', '/assets/..%2f.made-from']) {
      expect((await call('GET', path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });
});
