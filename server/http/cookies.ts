/** The cookie of the refresh token: no script sees it, no other site sends it, and only /api/auth receives it. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { REFRESH_MS } from '../auth/tokens.ts';

export interface CookieStyle {
  readonly name: string;
  readonly secure: boolean;
}

/** Cookies know no ports: two servers of one machine would take each other's, so there the port is in the name. */
export function cookieStyle(publicAddress: string | null, port: number): CookieStyle {
  const secure = publicAddress?.startsWith('https:') === true;
  return { name: publicAddress === null ? `aurelian-${port}` : secure ? '__Secure-aurelian' : 'aurelian', secure };
}

export function readCookie(request: Request, { name }: CookieStyle): string | null {
  return parseCookie(request.headers.cookie ?? '')[name] || null;
}

export function setCookie(response: Response, style: CookieStyle, token: string): void {
  response.append('Set-Cookie', write(style, token, REFRESH_MS / 1000));
}

export function clearCookie(response: Response, style: CookieStyle): void {
  response.append('Set-Cookie', write(style, '', 0));
}

function write({ name, secure }: CookieStyle, value: string, maxAge: number): string {
  return stringifySetCookie({ name, value, maxAge, secure, httpOnly: true, sameSite: 'strict', path: '/api/auth' });
}
