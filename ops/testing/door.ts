/** The door alone: accounts and HTTP on a real database, with a world behind it that only nods; for tests. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { QueryResult } from 'pg';
import { Accounts } from '../../server/auth/accounts.ts';
import { Passwords } from '../../server/auth/passwords.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { AccessTokens, type Identity } from '../../server/auth/tokens.ts';
import { type Limits, noLimits } from '../../server/http/limits.ts';
import { makeBoundedServer } from '../../server/http/matchmaking.ts';
import { mountHttp } from '../../server/http/mount.ts';
import { Dossier } from '../../server/persistence/Dossier.ts';
import { NewsList } from '../../server/persistence/NewsList.ts';
import { People } from '../../server/persistence/People.ts';
import { PrismaAccountStore } from '../../server/persistence/PrismaAccountStore.ts';
import { makePrisma } from '../../server/persistence/prisma.ts';
import { Reports } from '../../server/persistence/Reports.ts';
import { makeEvents } from '../../server/telemetry/events.ts';
import { makeLogger } from '../../server/telemetry/logger.ts';
import { makeMetrics } from '../../server/telemetry/metrics.ts';
import { freshDatabase, withClient } from './postgres.ts';

export const PASSWORD = 'correct horse';

/** Whatever came; a test that reads what did not fails by itself. */
export interface Body {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly player: { readonly id: string; readonly name: string; readonly guest: boolean };
  readonly error: { readonly code: string; readonly message: string; readonly retryAfterMs: number };
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
  /** The first that was set, as it goes back. */
  readonly cookie: string | undefined;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly token?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

export class Door {
  limits: Limits = noLimits;
  /** How far the door's clock is ahead. */
  skewMs = 0;
  ready: { ready: boolean; why?: string } = { ready: true };
  letters: { email: string; token: string }[] = [];
  stolen: string[] = [];
  entered: { identity: Identity; address: string }[] = [];
  readonly #closings: (() => unknown)[] = [];
  readonly databaseUrl: string;
  #url = '';
  #people = 0;

  private constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
  }

  static async open(): Promise<Door> {
    const clientDir = mkdtempSync(join(tmpdir(), 'aurelian-client-'));
    mkdirSync(join(clientDir, 'assets'));
    writeFileSync(join(clientDir, 'index.html'), '<!doctype html>page');
    writeFileSync(join(clientDir, 'assets', 'main-abc.js'), '1');
    writeFileSync(join(clientDir, '.made-from'), 'hidden');
    const door = new Door(await freshDatabase());
    const server = makeBoundedServer();
    server.on('request', door.#app(clientDir)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    door.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    door.#closings.push(
      () => server.close().closeAllConnections(),
      () => rmSync(clientDir, { recursive: true }),
    );
    return door;
  }

  get url(): string {
    return this.#url;
  }

  async close(): Promise<void> {
    for (const close of this.#closings) await close();
  }

  /** As it was opened, but for the people. */
  reset(): void {
    this.limits = noLimits;
    this.skewMs = 0;
    this.ready = { ready: true };
    this.letters = [];
    this.stolen = [];
    this.entered = [];
  }

  aPerson(): { email: string; password: string; name: string } {
    this.#people += 1;
    return { email: `person${this.#people}@example.org`, password: PASSWORD, name: `Person ${this.#people}` };
  }

  async call(method: string, path: string, { body, token, cookie, headers: more }: CallOptions = {}): Promise<Answer> {
    const headers = new Headers(more);
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (token) headers.set('authorization', `Bearer ${token}`);
    if (cookie) headers.set('cookie', cookie);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(this.url + path, { method, headers, ...(body === undefined ? {} : { body: text }) });
    const answer = await response.text();
    return {
      status: response.status,
      body: (response.headers.get('content-type')?.includes('json') ? JSON.parse(answer) : answer) as Body,
      cookie: response.headers.getSetCookie()[0]?.split(';')[0],
      headers: response.headers,
    };
  }

  post(path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.call('POST', `/api/auth/${path}`, { ...options, ...(body === undefined ? {} : { body }) });
  }

  refresh(cookie: string | undefined): Promise<Answer> {
    return this.post('refresh', undefined, { cookie: cookie ?? '' });
  }

  enter(token: string, address = 'hub:capital_city'): Promise<Answer> {
    return this.call('POST', '/api/enter', { body: { address }, token });
  }

  sql(text: string): Promise<QueryResult> {
    return withClient(this.databaseUrl, (client) => client.query(text));
  }

  #app(clientDir: string): express.Express {
    const prisma = makePrisma(this.databaseUrl, { poolMax: 5, applicationName: 'door' });
    this.#closings.push(() => prisma.$disconnect());
    const store = new PrismaAccountStore(prisma);
    const now = () => Date.now() + this.skewMs;
    const tokens = new AccessTokens('s'.repeat(32));
    const sessions = new Sessions({ store, tokens, now, stolen: (account) => this.stolen.push(account) });
    const sendReset = (email: string, token: string) => this.letters.push({ email, token });
    const metrics = makeMetrics();
    const app = express();
    mountHttp(app, {
      accounts: new Accounts({ store, sessions, passwords: new Passwords(), now, sendReset }),
      sessions,
      metrics,
      clientDir,
      limits: { wait: (rule, who) => this.limits.wait(rule, who) },
      cookie: { name: 'aurelian', secure: false },
      events: makeEvents(makeLogger({ level: 'silent' }), metrics),
      trustProxy: 0,
      publicAddress: null,
      sites: () => [],
      metricsToken: 'metrics-token-16',
      ready: () => this.ready,
      enter: async (identity, address) => {
        this.entered.push({ identity, address });
        if (address !== 'hub:capital_city') return { refused: 'unknownPlace' };
        return { roomId: 'hub-capital_city', ticket: 't', address };
      },
      owners: async () => [{ hub: 'harbor_town', guild: 'ana_1', taxPercent: 5 }],
      people: new People(prisma),
      dossier: new Dossier(prisma),
      reports: new Reports(prisma),
      news: () => new NewsList(prisma).now(),
      present: async (by, players) => new Set(players.filter((player) => player !== by)),
      guilds: async (find) => (find === 'iron' ? [{ guild: 'ana_1', name: 'Iron Hand' }] : []),
      leaders: async (list) => (list === 'days' ? [{ name: 'Ana', figure: 7 }] : []),
      candles: async (hub) => (hub === 'capital_city' ? [[0, 1, 2, 1, 2, 10]] : null),
    });
    return app;
  }
}
