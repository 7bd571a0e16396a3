/** The cookies a browser would keep, for bots and tests in Node: one origin, and names and values only. */
import type { Fetch } from './http.ts';

export function fetchWithCookies(ask: Fetch = (input, init) => fetch(input, init)): Fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await ask(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.trim().split(/=(.*)/s);
      const isOver = attributes.some((attribute) => /^\s*max-age\s*=\s*0\s*$/i.test(attribute));
      if (isOver || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}
