/** /api/people: looking people up, and whether friends are here. For those who are signed in: nobody counts a world's people from outside. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../auth/AccountStore.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { PersonRow } from '../persistence/People.ts';
import { parseBody, sayNo, sayRefused } from './answers.ts';
import { bearerOf } from './auth-routes.ts';
import type { Limits } from './limits.ts';

export interface PeopleRoutesDeps {
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly people: {
    /** Those whose names begin so. */
    find(text: string): Promise<readonly PersonRow[]>;
    named(players: readonly string[]): Promise<readonly PersonRow[]>;
  };
  /** Of these, who is here and has the asker for a friend. */
  readonly present: (by: string, players: readonly string[]) => Promise<ReadonlySet<string>>;
}

const player = z.string().max(64);
const Find = z.strictObject({ text: z.string().trim().min(1).max(40) });
const Named = z.strictObject({ players: z.array(player).max(200) });

export function peopleRoutes({ sessions, limits, people, present }: PeopleRoutesDeps): Router {
  const router = Router();

  /** Counted by account; null when the answer has been given already. */
  const admitted = async (request: Request, response: Response): Promise<Account | null> => {
    const outcome = await sessions.admit(bearerOf(request));
    if (!outcome.ok) {
      sayRefused(response, outcome);
      return null;
    }
    const { account } = outcome.value;
    const retryAfterMs = await limits.wait('people', account.id);
    if (retryAfterMs === 0) return account;
    sayNo(response, 'rateLimited', { retryAfterMs });
    return null;
  };

  router.post('/find', async (request, response) => {
    const account = await admitted(request, response);
    const body = account && parseBody(Find, request, response);
    if (body) response.json({ people: await people.find(body.text) });
  });

  router.post('/', async (request, response) => {
    const account = await admitted(request, response);
    const body = account && parseBody(Named, request, response);
    if (!account || !body) return;
    const [found, here] = await Promise.all([people.named(body.players), present(account.id, body.players)]);
    response.json({ people: found.map((person) => ({ ...person, isHere: here.has(person.player) })) });
  });

  return router;
}
