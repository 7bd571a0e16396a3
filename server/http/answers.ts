/** How this server says no over HTTP: one shape, one place. What went wrong inside is for the log, not for the caller. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { AuthRefusal, type Refused } from '../auth/refusal.ts';

/** Every code of a refusal, and the status that goes with it. */
export const statusOf = {
  invalid: 400,
  badName: 400,
  badEmail: 400,
  weakPassword: 400,
  badToken: 400,
  unauthorized: 401,
  wrongCredentials: 401,
  banned: 403,
  forbidden: 403,
  notYours: 403,
  notThere: 403,
  notFound: 404,
  unknownPlace: 404,
  emailTaken: 409,
  nameTaken: 409,
  notGuest: 409,
  tooLarge: 413,
  rateLimited: 429,
  fault: 500,
  busy: 503,
  starting: 503,
} as const;
export type HttpRefusal = keyof typeof statusOf;

const SENTENCES: Partial<Record<HttpRefusal, string>> = {
  ...AuthRefusal,
  forbidden: 'Not from there.',
  notYours: 'That is somebody else.',
  notThere: 'You are not there.',
  notFound: 'There is no such thing.',
  unknownPlace: 'There is no such place.',
  tooLarge: 'A request has at most 32 KB.',
  rateLimited: 'That was too fast.',
  fault: 'Something went wrong on our side.',
  starting: 'Not ready yet; try again in a moment.',
};

const RETRY_MS = 1_000;

export function sayNo(response: Response, code: HttpRefusal, more: { why?: string; retryAfterMs?: number } = {}): void {
  const status = statusOf[code];
  const retryAfterMs = more.retryAfterMs ?? (status === 503 ? RETRY_MS : undefined);
  if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  const message = more.why ?? SENTENCES[code] ?? code;
  response.status(status).json({ error: { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } });
}

export function sayRefused(response: Response, { refused, why, retryAfterMs }: Refused): void {
  sayNo(response, refused, { ...(why ? { why } : {}), ...(retryAfterMs ? { retryAfterMs } : {}) });
}

/** The body as the schema wants it, or null when the answer has been given already. */
export function parseBody<T>(schema: z.ZodType<T>, request: Request, response: Response): T | null {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  sayNo(response, 'invalid', { why: z.prettifyError(parsed.error) });
  return null;
}

export const notFound: RequestHandler = (_request, response) => sayNo(response, 'notFound');

export function onError(report: (route: string, error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { type, status, code } = error as { type?: string; status?: number; code?: string };
    // Who breaks off in the middle of his own request hears nothing more, and it is no fault of ours.
    if (/^(HPE_|ECONNABORTED$)/.test(code ?? '')) response.destroy();
    else if (type === 'entity.too.large') sayNo(response, 'tooLarge');
    else if (type === 'entity.parse.failed') sayNo(response, 'invalid', { why: 'The body is not JSON.' });
    else if (status !== undefined && status >= 400 && status < 500)
      sayNo(response, 'invalid', { why: 'The request is malformed.' });
    else {
      report(request.path, error);
      sayNo(response, isDatabaseAway(error) ? 'busy' : 'fault');
    }
  };
}

/** The database could not be reached, went away in the middle, or made us wait too long. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(P1\d\d\d|P2024|P2028|P2037|ECONN\w+|57P0\d)$/.test(code ?? '') ||
    /Connection terminated|timeout exceeded/.test(message ?? '')
  );
}
