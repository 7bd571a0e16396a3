/** HTTP requests: every route there is, by every method, with bodies, headers and encodings that fit or do not; and worse. */
import { hubKeys } from '../../../actors/content/hubs.ts';
import type { Dice } from './dice.ts';
import { spoiled, text, unmasked, value } from './garbage.ts';

export interface Knock {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** Who knocks: somebody with a place in the game, so that a token opens at least the first door. */
export interface Knocker {
  readonly accessToken: string;
  readonly player: string;
  readonly secrets: readonly string[];
}

const METHODS = [
  'GET',
  'POST',
  'POST',
  'POST',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'SEARCH',
];
const ROUTES = [
  '/',
  '/reset',
  '/health',
  '/ready',
  '/metrics',
  '/assets/',
  '/assets/x.js',
  '/favicon.ico',
  '/__healthcheck',
  '/monitor',
  '/playground',
  '/colyseus',
  '/api',
  '/api/enter',
  '/api/enter',
  '/api/enter',
  '/api/auth',
  '/api/auth/guest',
  '/api/auth/register',
  '/api/auth/login',
  '/api/auth/upgrade',
  '/api/auth/refresh',
  '/api/auth/logout',
  '/api/auth/password/change',
  '/api/auth/password/forgot',
  '/api/auth/password/reset',
  '/api/market/capital_city/herb/candles',
  '/api/market/capital_city/herb/candles?size=1h',
  '/matchmake',
  '/matchmake/joinById/hub-capital_city',
  '/matchmake/joinById/auction-capital_city',
  '/matchmake/create/hub',
  '/matchmake/joinOrCreate/trader',
  '/matchmake/reconnect/hub-capital_city',
  '/matchmake/join/auction',
];
const SHAPES: readonly object[] = [
  { address: 'hub:capital_city' },
  { email: 'nobody', password: 'x', name: 'Nobody' },
  { email: 'nobody', password: 'xxxxxxxxxxxx' },
  { current: 'xxxxxxxxxxxx', next: 'y' },
  { token: 'x', password: 'xxxxxxxxxxxx' },
  { ticket: 'x' },
  { reconnectionToken: 'x' },
  { name: 'x' },
];
const TYPES = [
  ...Array<string>(20).fill('application/json'),
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/msgpack',
  'application/json, text/html',
  '',
  ';;;',
];
const ENCODINGS = ['gzip', 'deflate', 'br', 'identity', 'nonsense', 'gzip, gzip'];
const BODY_BYTES_MAX = 32 * 1024;

export function makeKnock(dice: Dice, knocker: Knocker): Knock {
  if (dice.chance(0.2)) return almost(dice, knocker);
  const method = dice.pick(METHODS);
  const body = method === 'GET' || method === 'HEAD' || dice.chance(0.1) ? null : bodyOf(dice, knocker);
  const path = pathOf(dice, knocker);
  const headers = headersOf(dice, knocker);
  if (body && !headers['content-length']) headers['content-length'] = String(body.length);
  return { method, path, headers, body };
}

/** Right in all but the body, at a door that reads it. */
function almost(dice: Dice, { accessToken, secrets }: Knocker): Knock {
  const path = dice.pick(ROUTES.filter((route) => route.startsWith('/api/auth/') || route === '/api/enter'));
  const body = unmasked(Buffer.from(JSON.stringify(spoiled(dice, dice.pick(SHAPES), secrets))));
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'content-type': 'application/json',
    'content-length': String(body.length),
  };
  return { method: 'POST', path, headers, body };
}

function pathOf(dice: Dice, { player, secrets }: Knocker): string {
  const path = dice.pick(ROUTES);
  if (dice.chance(0.6)) return path;
  const safe = (piece: string) => encodeURIComponent(piece.toWellFormed());
  const wild = safe(text(dice, secrets).slice(0, 500));
  return dice.among(
    () => `${path}?${wild}=${wild}`,
    () => `${path}?size[]=${wild}&size[a][b]=1`,
    () => `${path}/${wild}`,
    () => `${path}/%2e%2e%2f%2e%2e%2fpackage.json`,
    () => `${path}%00`,
    () => `${path}/%`,
    () => `//${path}`,
    () => `/api/market/${dice.pick([...hubKeys, wild])}/${wild}/candles?size=${wild}`,
    () => `/matchmake/joinById/trader-${player}?_authToken=${wild}`,
    () => `/matchmake/${wild}/${wild}`,
  );
}

function headersOf(dice: Dice, { accessToken, secrets }: Knocker): Record<string, string> {
  const headers: Record<string, string> = {};
  const maybe = (part: number, name: string, make: () => string) => {
    if (dice.chance(part))
      headers[name] = make()
        .replaceAll(/[^\x20-\x7e]/g, '?')
        .slice(0, 4_000);
  };
  maybe(0.9, 'content-type', () => dice.pick(TYPES));
  maybe(0.1, 'content-encoding', () => dice.pick(ENCODINGS));
  maybe(0.6, 'authorization', () =>
    dice.among(
      () => `Bearer ${accessToken}`,
      () => `Bearer ${accessToken}`,
      () => `Bearer ${accessToken.slice(0, dice.below(accessToken.length))}`,
      () => `Bearer ${tampered(dice, accessToken)}`,
      () => `Basic ${text(dice, secrets)}`,
      () => text(dice, secrets),
    ),
  );
  // Never a refresh token that is one: it would end the sign-in it belongs to.
  maybe(
    0.2,
    'cookie',
    () => `aurelian=${text(dice)}; aurelian-${dice.below(65_536)}=${text(dice)}; __proto__=${text(dice)}`,
  );
  maybe(0.1, 'origin', () => dice.pick(['null', 'https://evil.example', 'http://localhost', text(dice)]));
  maybe(0.1, 'x-forwarded-for', () => text(dice));
  maybe(0.05, 'range', () => dice.pick(['bytes=0-', 'bytes=-1', 'bytes=9-1,,', text(dice)]));
  maybe(0.05, 'accept', () => text(dice));
  maybe(0.05, 'accept-encoding', () => text(dice));
  maybe(0.03, 'transfer-encoding', () => 'chunked');
  maybe(0.02, 'expect', () => '100-continue');
  if (headers['transfer-encoding'] !== undefined) headers['content-length'] = '';
  return Object.fromEntries(Object.entries(headers).filter(([, content]) => content !== ''));
}

function tampered(dice: Dice, token: string): string {
  const at = dice.below(token.length);
  return `${token.slice(0, at)}${dice.pick(['A', '.', '-', 'z'])}${token.slice(at + 1)}`;
}

function bodyOf(dice: Dice, { player, secrets }: Knocker): Buffer {
  const json = (content: unknown) => unmasked(Buffer.from(JSON.stringify(content) ?? ''));
  const whole = () => spoiled(dice, dice.pick([...SHAPES, { address: `trader:${player}` }]), secrets);
  const body = dice.among(
    () => json(whole()),
    () => json(whole()),
    () => json(value(dice, secrets)),
    () => json(whole()).subarray(0, dice.below(40)),
    () => Buffer.from(`{"__proto__":{"address":"hub:capital_city"},"constructor":{"prototype":{"ok":true}}}`),
    () => Buffer.from('['.repeat(dice.below(10_000))),
    () => Buffer.from(`${'{"a":'.repeat(dice.below(5_000))}1`),
    () => Buffer.from(`{"address":${'9'.repeat(dice.below(2_000))}}`),
    () => dice.bytes(dice.below(200)),
    () => Buffer.alloc(dice.chance(0.05) ? BODY_BYTES_MAX + dice.below(9_000) : 0, 'x'),
  );
  return body;
}

/** Bytes for a bare socket: what hardly is HTTP. */
export function makeBytes(dice: Dice): Buffer {
  const line = dice.pick([
    'GET / HTTP/1.1',
    'POST /api/auth/guest HTTP/1.1',
    'GET / HTTP/9.9',
    'get /',
    '\0\0\0',
    'PRI * HTTP/2.0',
    'GET /ready',
    'CONNECT a:1 HTTP/1.1',
  ]);
  const head = dice.among(
    () =>
      `${line}\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    () => `${line}\r\nHost: x\r\nContent-Length: -1\r\n\r\n`,
    () => `${line}\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n{`,
    () => `${line}\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
    () => `${line}\r\n${text(dice)}: ${text(dice)}\r\n\r\n`,
    () =>
      `${line}\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Key: ${text(dice)}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    () =>
      `GET /x/hub-capital_city?sessionId=${encodeURIComponent(text(dice).toWellFormed())} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    () =>
      `GET //[ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    () => '',
  );
  return Buffer.concat([Buffer.from(head, 'latin1'), dice.bytes(dice.below(50))]);
}
