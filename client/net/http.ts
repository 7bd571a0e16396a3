/**
 * Calls to the server's HTTP side. An answer that is not a success becomes an `HttpError` whose code is the server's,
 * so that callers decide by code and words/en.ts can say it.
 */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: string;
  /** 0 when nothing answered. */
  readonly status: number;
  readonly retryAfterMs: number | null;

  constructor(code: string, status: number, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the same call may do better later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  /** Scheme, host and port; empty for the page's own. */
  readonly origin: string;
  readonly fetch?: Fetch;
  /** With the `Date` of each answer: what time it is at the server. */
  readonly onDate?: (date: string | null) => void;
}

export interface HttpCall {
  readonly body?: unknown;
  readonly token?: string | undefined;
  /** After so long without an answer nobody is there. */
  readonly timeoutMs?: number;
}

export type Http = <Answer>(method: 'GET' | 'POST', path: string, call?: HttpCall) => Promise<Answer>;

export const httpTimeoutMs = 15_000;

export function makeHttp({ origin, fetch: ask = (input, init) => fetch(input, init), onDate }: HttpOptions): Http {
  return async <Answer>(method: string, path: string, call: HttpCall = {}) => {
    const { body, token, timeoutMs = httpTimeoutMs } = call;
    const headers = new Headers();
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (token) headers.set('authorization', `Bearer ${token}`);
    const request: RequestInit = {
      method,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    };
    if (body !== undefined) request.body = JSON.stringify(body);
    let response: Response;
    try {
      response = await ask(origin + path, request);
    } catch {
      throw new HttpError('unreachable', 0, `${path} did not answer`);
    }
    onDate?.(response.headers.get('date'));
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw errorOf(response.status, path, answer);
    return answer as Answer;
  };
}

function errorOf(status: number, path: string, answer: unknown): HttpError {
  const error = (answer as { error?: { code?: unknown; message?: unknown; retryAfterMs?: unknown } } | null)?.error;
  const code = typeof error?.code === 'string' ? error.code : status >= 500 ? 'unreachable' : 'invalid';
  const message = typeof error?.message === 'string' ? error.message : `${path} answered ${status}`;
  return new HttpError(code, status, message, typeof error?.retryAfterMs === 'number' ? error.retryAfterMs : null);
}
