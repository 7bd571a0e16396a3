/** /api/auth: the HTTP side of server/auth. Bodies are parsed, knocks are counted, the refresh token stays in its cookie. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../auth/AccountStore.ts';
import type { Accounts } from '../auth/accounts.ts';
import type { Outcome } from '../auth/refusal.ts';
import type { Opened, Sessions } from '../auth/sessions.ts';
import { parseBody, sayNo, sayRefused } from './answers.ts';
import { type CookieStyle, clearCookie, readCookie, setCookie } from './cookies.ts';
import type { Limits, Rule } from './limits.ts';

export interface AuthRoutesDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly cookie: CookieStyle;
  readonly events: {
    limited(rule: string, who: string): void;
    signedIn(way: string, result: string, player?: string): void;
    httpFailed(route: string, error: unknown): void;
  };
}

/** Longer than any rule allows, so that the rules' own refusals are heard; short enough to be looked at. */
const text = z.string().max(1_000);
const Guest = z.strictObject({ name: text.optional() });
const Register = z.strictObject({ email: text, password: text, name: text });
const Login = z.strictObject({ email: text, password: text });
const Upgrade = z.strictObject({ email: text, password: text, name: text.optional() });
const Change = z.strictObject({ current: text, next: text });
const Forgot = z.strictObject({ email: text });
const Reset = z.strictObject({ token: text, password: text });

export function authRoutes({ accounts, sessions, limits, cookie, events }: AuthRoutesDeps): Router {
  const router = Router();

  /** Counts this knock; true when it was one too many and has been answered. */
  const isLimited = async (rule: Rule, who: string, response: Response): Promise<boolean> => {
    const retryAfterMs = await limits.wait(rule, who);
    if (retryAfterMs === 0) return false;
    events.limited(rule, who);
    sayNo(response, 'rateLimited', { retryAfterMs });
    return true;
  };

  const limited =
    (rule: Rule): RequestHandler =>
    async (request, response, next) => {
      if (!(await isLimited(rule, addressOf(request), response))) next();
    };

  const open = (way: string, outcome: Outcome<Opened>, response: Response): void => {
    events.signedIn(way, outcome.ok ? 'ok' : outcome.refused, outcome.ok ? outcome.value.session.player.id : undefined);
    if (outcome.ok) {
      setCookie(response, cookie, outcome.value.refreshToken);
      response.json(outcome.value.session);
    } else {
      sayRefused(response, outcome);
    }
  };

  const withAccount = async (
    request: Request,
    response: Response,
    work: (account: Account) => Promise<void>,
  ): Promise<void> => {
    const admitted = await sessions.admit(bearerOf(request));
    if (admitted.ok) await work(admitted.value.account);
    else sayRefused(response, admitted);
  };

  router.post('/guest', limited('registration'), async (request, response) => {
    const body = parseBody(Guest, withDefault(request), response);
    if (body) open('guest', await accounts.guest(body.name), response);
  });

  router.post('/register', limited('registration'), async (request, response) => {
    const body = parseBody(Register, request, response);
    if (body) open('register', await accounts.register(body.email, body.password, body.name), response);
  });

  router.post('/login', limited('auth'), async (request, response) => {
    const body = parseBody(Login, request, response);
    if (body) open('login', await accounts.login(body.email, body.password), response);
  });

  router.post('/upgrade', limited('auth'), async (request, response) => {
    const body = parseBody(Upgrade, request, response);
    if (!body) return;
    await withAccount(request, response, async (account) =>
      open('upgrade', await accounts.upgrade(account, body.email, body.password, body.name), response),
    );
  });

  router.post('/password/change', limited('auth'), async (request, response) => {
    const body = parseBody(Change, request, response);
    if (!body) return;
    await withAccount(request, response, async (account) =>
      open('change', await accounts.changePassword(account, body.current, body.next), response),
    );
  });

  router.post('/password/forgot', limited('auth'), (request, response) => {
    const body = parseBody(Forgot, request, response);
    if (!body) return;
    // Answered first: neither the answer nor its time may depend on whether there is such an account.
    response.status(202).json({});
    void accounts.forgot(body.email).catch((error: unknown) => events.httpFailed(request.path, error));
  });

  router.post('/password/reset', limited('auth'), async (request, response) => {
    const body = parseBody(Reset, request, response);
    if (!body) return;
    const outcome = await accounts.reset(body.token, body.password);
    if (!outcome.ok) return sayRefused(response, outcome);
    clearCookie(response, cookie);
    response.status(204).end();
  });

  router.post('/refresh', async (request, response) => {
    const token = readCookie(request, cookie);
    if (!token) return sayNo(response, 'unauthorized');
    const owner = await sessions.ownerOf(token);
    if (await isLimited(owner ? 'refresh' : 'auth', owner ?? addressOf(request), response)) return;
    const outcome = await sessions.refresh(token);
    // A ban passes, and a guest has nothing but this cookie.
    if (!outcome.ok && outcome.refused === 'unauthorized') clearCookie(response, cookie);
    open('refresh', outcome, response);
  });

  router.post('/logout', async (request, response) => {
    const token = readCookie(request, cookie);
    if (token) await sessions.logout(token);
    clearCookie(response, cookie);
    response.status(204).end();
  });

  return router;
}

export const addressOf = (request: Request): string => request.ip ?? 'unknown';

export function bearerOf(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** A guest may come without a word. */
function withDefault(request: Request): Request {
  request.body ??= {};
  return request;
}
