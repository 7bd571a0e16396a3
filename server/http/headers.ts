/** What browsers may do with our pages, and which pages may speak to us: our own. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { sayNo } from './answers.ts';

/** The renderer runs without eval (it imports pixi.js/unsafe-eval, which is named for what it replaces); its workers are blobs. */
export function securityHeaders(publicAddress: string | null, sites: () => readonly string[]): RequestHandler {
  const reached = (): string =>
    sites()
      .flatMap((site) => [site, site.replace(/^http/, 'ws')])
      .join(' ');
  const isSecure = publicAddress?.startsWith('https:') === true;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'data:', 'blob:', reached],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    // Plain http is fine on localhost and in a home; these two only make browsers complain there.
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
  });
}

/** Browsers say where a request comes from; programs without cookies of others need not. */
export function sameOrigin(publicAddress: string | null): RequestHandler {
  const own = publicAddress === null ? null : new URL(publicAddress).host;
  return (request, response, next) => {
    const { origin, host } = request.headers;
    const from = origin === undefined ? null : (URL.parse(origin)?.host ?? 'elsewhere');
    const isOurs = from === null ? request.headers['sec-fetch-site'] !== 'cross-site' : from === host || from === own;
    if (isOurs) next();
    else sayNo(response, 'forbidden');
  };
}
