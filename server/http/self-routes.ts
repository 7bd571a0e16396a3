/** /api/account and /api/reports: what one may ask about oneself, and how one complains of others. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { hubKeys } from '../../actors/content/hubs.ts';
import type { Account } from '../auth/AccountStore.ts';
import type { Accounts } from '../auth/accounts.ts';
import type { Sessions } from '../auth/sessions.ts';
import { type Complaint, places, reasons } from '../persistence/Reports.ts';
import { parseBody, sayNo, sayRefused } from './answers.ts';
import { bearerOf } from './auth-routes.ts';
import { type CookieStyle, clearCookie } from './cookies.ts';
import type { Limits } from './limits.ts';

export interface SelfRoutesDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly cookie: CookieStyle;
  /** All that is kept of a player. */
  readonly dossier: { of(player: string): Promise<object | null> };
  /** The number of the report; null for somebody who is not there. */
  readonly reports: { file(complaint: Complaint): Promise<string | null> };
}

const Report = z.strictObject({
  ...{ player: z.string().max(64), place: z.enum(places), reason: z.enum(reasons) },
  ...{ hub: z.enum(hubKeys).optional(), words: z.string().trim().max(500) },
});
const Delete = z.strictObject({ password: z.string().max(1_000).optional() });
const Nothing = z.strictObject({});

export function selfRoutes({ accounts, sessions, limits, cookie, dossier, reports }: SelfRoutesDeps): Router {
  const router = Router();

  /** With the account and the body; counted by account. */
  const asked = async <Body>(
    schema: z.ZodType<Body>,
    request: Request,
    response: Response,
    work: (account: Account, body: Body) => Promise<void>,
  ): Promise<void> => {
    const admitted = await sessions.admit(bearerOf(request));
    if (!admitted.ok) return sayRefused(response, admitted);
    const { account } = admitted.value;
    const retryAfterMs = await limits.wait('care', account.id);
    if (retryAfterMs > 0) return sayNo(response, 'rateLimited', { retryAfterMs });
    const body = parseBody(schema, request, response);
    if (body) await work(account, body);
  };

  router.post('/reports', (request, response) =>
    asked(Report, request, response, async (account, complaint) => {
      const report = await reports.file({ ...complaint, reporter: account.id });
      if (report) response.status(201).json({ report });
      else sayNo(response, 'notFound');
    }),
  );

  router.post('/account/export', (request, response) =>
    asked(Nothing, request, response, async (account) => {
      response.json(await dossier.of(account.id));
    }),
  );

  router.post('/account/delete', (request, response) =>
    asked(Delete, request, response, async (account, { password }) => {
      const outcome = await accounts.erase(account, password ?? '');
      if (!outcome.ok) return sayRefused(response, outcome);
      clearCookie(response, cookie);
      response.status(204).end();
    }),
  );

  return router;
}
