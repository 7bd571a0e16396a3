import { describe, expect, test } from 'vitest';
import { Account, type Player } from './account.ts';
import { fetchWithCookies } from './cookie-jar.ts';
import { HandClock } from './fakes.ts';
import { HttpError, makeHttp } from './http.ts';

const ana: Player = { id: 'ana', name: 'Ana', guest: true };

/** A server door that keeps one session by a cookie, and counts what it is asked. */
function aDoor(clock: HandClock) {
  const asked: string[] = [];
  let tokens = 0;
  const door = {
    asked,
    isDown: false,
    accepted: '',
    fetch: async (input: string, init: RequestInit): Promise<Response> => {
      const path = new URL(input).pathname;
      const headers = new Headers(init.headers);
      asked.push(path);
      if (door.isDown) throw new TypeError('refused');
      const no = (status: number, code: string) => Response.json({ error: { code, message: code } }, { status });
      if (path === '/api/auth/logout') {
        return new Response(null, { status: 204, headers: { 'set-cookie': 'refresh=; Max-Age=0; Path=/api/auth' } });
      }
      if (path === '/api/auth/refresh' && headers.get('cookie') !== 'refresh=r=1') return no(401, 'unauthorized');
      if (path === '/api/enter') {
        if (headers.get('authorization') !== `Bearer ${door.accepted}`) return no(401, 'unauthorized');
        return Response.json({ roomId: 'trader-ana', ticket: 't', address: 'trader:ana' });
      }
      door.accepted = `token${++tokens}`;
      const session = { accessToken: door.accepted, expiresAt: clock.now() + 900_000, player: ana };
      return Response.json(session, { headers: { 'set-cookie': 'refresh=r=1; HttpOnly; Path=/api/auth' } });
    },
  };
  return door;
}

function aVisit() {
  const clock = new HandClock();
  const door = aDoor(clock);
  const seen: (Player | null)[] = [];
  const http = makeHttp({ origin: 'http://door.test', fetch: fetchWithCookies(door.fetch) });
  const account = new Account({ http, clock, onChange: (player) => void seen.push(player) });
  return { clock, door, account, seen };
}

describe('account', () => {
  test('a guest is somebody, and stays so by the cookie', async () => {
    const { account, seen } = aVisit();
    await account.guest();
    expect(account.player).toEqual(ana);
    expect(await account.refresh()).toBe(true);
    expect(seen).toEqual([ana]);
  });

  test('without a cookie nobody is signed in', async () => {
    const { account } = aVisit();
    expect(await account.refresh()).toBe(false);
    expect(account.player).toBeNull();
  });

  test('a server that is away signs nobody out', async () => {
    const { account, door } = aVisit();
    await account.guest();
    door.isDown = true;
    await expect(account.refresh()).rejects.toThrow(HttpError);
    expect(account.player).toEqual(ana);
  });

  test('renews a token that is about to end before it enters', async () => {
    const { account, door, clock } = aVisit();
    await account.guest();
    clock.turn(890_000);
    expect(await account.enter('trader:ana')).toMatchObject({ roomId: 'trader-ana' });
    expect(door.asked).toEqual(['/api/auth/guest', '/api/auth/refresh', '/api/enter']);
  });

  test('renews a token that is refused, once for all who ask', async () => {
    const { account, door } = aVisit();
    await account.guest();
    door.accepted = 'another';
    await Promise.all([account.enter('trader:ana'), account.enter('hub:capital_city')]);
    expect(door.asked.filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
  });

  test('logs out for good', async () => {
    const { account, seen } = aVisit();
    await account.guest();
    await account.logout();
    expect(seen).toEqual([ana, null]);
    expect(await account.refresh()).toBe(false);
  });
});
