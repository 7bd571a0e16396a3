/** Everything this server answers over HTTP besides Colyseus' own: mounted on the app that Colyseus listens with. */
import { timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Application, type RequestHandler } from 'express';
import { z } from 'zod';
import type { Address } from '../../actors/kit/address.ts';
import type { Identity } from '../auth/tokens.ts';
import { isLoopback } from '../env.ts';
import { type Leaderboard, leaderboards } from '../persistence/Leaderboards.ts';
import { notFound, onError, parseBody, sayNo, sayRefused } from './answers.ts';
import { type AuthRoutesDeps, addressOf, authRoutes, bearerOf } from './auth-routes.ts';
import { sameOrigin, securityHeaders } from './headers.ts';
import { type PeopleRoutesDeps, peopleRoutes } from './people-routes.ts';
import { type SelfRoutesDeps, selfRoutes } from './self-routes.ts';

export const BODY_BYTES_MAX = 32 * 1024;

/** What the enter call answers; see docs/protocol.md. */
export type Entry =
  | { readonly roomId: string; readonly ticket: string; readonly address: Address; readonly site?: string }
  | { readonly refused: 'unknownPlace' | 'notYours' | 'notThere' | 'starting'; readonly retryAfterMs?: number };

export type Candle = readonly [
  openedAt: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
];

export const CandleSize = { '1m': '1m', '15m': '15m', '1h': '1h', '1d': '1d' } as const;
export type CandleSize = keyof typeof CandleSize;

export interface HttpDeps extends Omit<AuthRoutesDeps, 'events'>, PeopleRoutesDeps, SelfRoutesDeps {
  readonly trustProxy: number;
  readonly publicAddress: string | null;
  /** Origins of the nodes, when there are several: pages may speak to all of them. */
  readonly sites: () => readonly string[];
  readonly metricsToken: string | null;
  /** The built client: dist/client. */
  readonly clientDir: string;
  readonly events: AuthRoutesDeps['events'] & { answered(route: string, status: number, tookMs: number): void };
  readonly metrics: { readonly registry: { readonly contentType: string; metrics(): Promise<string> } };
  readonly ready: () =>
    | { readonly ready: boolean; readonly why?: string }
    | Promise<{ readonly ready: boolean; readonly why?: string }>;
  readonly enter: (identity: Identity & { readonly beside?: string }, address: string) => Promise<Entry>;
  /** Null for a hub or an item that is not. */
  readonly candles: (hub: string, item: string, size: CandleSize) => Promise<readonly Candle[] | null>;
  /** With the text in name or tag. */
  readonly guilds: (text: string) => Promise<readonly object[]>;
  readonly owners: () => Promise<readonly object[]>;
  /** The first of a list. */
  readonly leaders: (list: Leaderboard) => Promise<readonly object[]>;
  /** What operators have to say to everybody. */
  readonly news: () => Promise<readonly object[]>;
}

export function mountHttp(app: Application, deps: HttpDeps): void {
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy);
  app.set('etag', false);
  app.use(measured(deps));
  app.use(securityHeaders(deps.publicAddress, deps.sites));
  mountProbes(app, deps);
  app.use('/api', noStore, sameOrigin(deps.publicAddress), express.json({ limit: BODY_BYTES_MAX }));
  app.use('/api/auth', authRoutes(deps));
  app.use('/api/people', peopleRoutes(deps));
  app.use('/api', selfRoutes(deps));
  mountGame(app, deps);
  app.use('/api', notFound);
  mountClient(app, deps.clientDir);
  app.use(notFound);
  app.use(onError((route, error) => deps.events.httpFailed(route, error)));
}

function mountProbes(app: Application, { ready, metrics, metricsToken }: HttpDeps): void {
  app.get('/health', (_request, response) => void response.json({ ok: true }));
  app.get('/ready', async (_request, response) => {
    const answer = await ready();
    response
      .status(answer.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(answer);
  });
  app.get('/metrics', async (request, response) => {
    const isLocal = isLoopback(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
    const hasToken = metricsToken !== null && isSame(bearerOf(request), metricsToken);
    if (!isLocal && !hasToken) return sayNo(response, 'forbidden');
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** `beside` is a player to be with, where a hub has several layers. */
const Enter = z.strictObject({ address: z.string().max(100), beside: z.string().max(40).optional() });

function mountGame(
  app: Application,
  { sessions, limits, enter, candles, guilds, owners, leaders, news, events }: HttpDeps,
): void {
  app.post('/api/enter', async (request, response) => {
    const body = parseBody(Enter, request, response);
    if (!body) return;
    const admitted = await sessions.admit(bearerOf(request));
    if (!admitted.ok) return sayRefused(response, admitted);
    const { account, identity } = admitted.value;
    const retryAfterMs = await limits.wait('enter', account.id);
    if (retryAfterMs > 0) {
      events.limited('enter', account.id);
      return sayNo(response, 'rateLimited', { retryAfterMs });
    }
    // As he is now, not as he was when the token was signed.
    const now: Identity = { ...identity, name: account.name, guest: account.email === null, role: account.role };
    const { address, beside } = body;
    const entry = await enter(beside === undefined ? now : { ...now, beside }, address);
    if ('refused' in entry)
      sayNo(response, entry.refused, entry.retryAfterMs ? { retryAfterMs: entry.retryAfterMs } : {});
    else response.json(entry);
  });

  app.get('/api/market/:hub/:item/candles', async (request, response) => {
    const retryAfterMs = await limits.wait('read', addressOf(request));
    if (retryAfterMs > 0) return sayNo(response, 'rateLimited', { retryAfterMs });
    const size = z.enum(CandleSize).safeParse(request.query['size'] ?? '1m');
    if (!size.success) return sayNo(response, 'invalid', { why: 'size is 1m, 15m, 1h or 1d.' });
    const found = await candles(request.params.hub, request.params.item, size.data);
    if (found) response.json({ candles: found });
    else sayNo(response, 'notFound');
  });

  app.get('/api/news', async (request, response) => {
    const retryAfterMs = await limits.wait('read', addressOf(request));
    if (retryAfterMs > 0) return sayNo(response, 'rateLimited', { retryAfterMs });
    response.json({ news: await news() });
  });

  app.get('/api/guilds', async (request, response) => {
    const retryAfterMs = await limits.wait('read', addressOf(request));
    if (retryAfterMs > 0) return sayNo(response, 'rateLimited', { retryAfterMs });
    const find = z
      .string()
      .max(30)
      .safeParse(request.query['find'] ?? '');
    if (!find.success) return sayNo(response, 'invalid', { why: 'find is a text of at most 30.' });
    response.json({ guilds: await guilds(find.data) });
  });

  app.get('/api/hubs/owners', async (request, response) => {
    const retryAfterMs = await limits.wait('read', addressOf(request));
    if (retryAfterMs > 0) return sayNo(response, 'rateLimited', { retryAfterMs });
    response.json({ owners: await owners() });
  });

  app.get('/api/leaderboards/:list', async (request, response) => {
    const retryAfterMs = await limits.wait('read', addressOf(request));
    if (retryAfterMs > 0) return sayNo(response, 'rateLimited', { retryAfterMs });
    const list = z.enum(leaderboards).safeParse(request.params.list);
    if (!list.success) return sayNo(response, 'notFound');
    response.json({ leaders: await leaders(list.data) });
  });
}

function mountClient(app: Application, clientDir: string): void {
  const page = join(clientDir, 'index.html');
  const sendPage: RequestHandler = (_request, response) => {
    if (!existsSync(page))
      return void response.status(503).type('text').send('The client is not built: start with npm start.');
    response.set('Cache-Control', 'no-cache').sendFile(page);
  };
  app.get(['/', '/reset'], sendPage);
  // Built files carry a hash of themselves in their names: what is there once never changes.
  app.use(
    '/assets',
    express.static(join(clientDir, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  app.use(express.static(clientDir, { maxAge: '1h', index: false, redirect: false }));
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** By route, not by path: addresses and tokens would make a label each. */
function measured({ events }: HttpDeps): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.on('finish', () => {
      const route = typeof request.route?.path === 'string' ? `${request.baseUrl}${request.route.path}` : 'other';
      events.answered(`${request.method} ${route}`, response.statusCode, performance.now() - startedAt);
    });
    next();
  };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
