/** Who gets in where, and what happens to those who should not: against the real server, through real sockets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sdkJoin } from '../../client/net/rooms.ts';
import { makePlayer, type Player, until } from '../../ops/testing/player.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { type RunningServer, startServer } from '../../ops/testing/server.ts';

let database: string;
let server: RunningServer;
let ana: Player;
let ben: Player;

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer({ limits: 'off', env: { DATABASE_URL: database } });
  [ana, ben] = await Promise.all([makePlayer(server.url), makePlayer(server.url)]);
});

afterAll(async () => {
  ana.leave();
  ben.leave();
  await server.stop();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const parts = (player: Player) => new Map(player.game.trader.parts);

test.each(['create', 'joinOrCreate', 'join', 'reconnect'])('the framework does not answer to %s', async (method) => {
  const response = await post(`/matchmake/${method}/hub`, {});
  expect(response.ok).toBe(false);
  expect(JSON.stringify(await response.json())).toContain('invalid method');
});

test('nobody enters without a ticket, with a made-up one, or with one used before', async () => {
  const join = sdkJoin(server.url);
  const hub = { roomId: 'hub-capital_city', address: 'hub:capital_city' };
  await expect(join({ ...hub, ticket: '' })).rejects.toThrow();
  await expect(join({ ...hub, ticket: 'made-up' })).rejects.toThrow();
  const ticket = await ana.account.enter('auction:capital_city');
  const room = await join(ticket);
  await expect(join(ticket)).rejects.toThrow();
  room.leave();
});

test('[ticket] for one place it opens no other', async () => {
  const ticket = await ana.account.enter('auction:capital_city');
  await expect(sdkJoin(server.url)({ ...ticket, roomId: `trader-${ben.id}` })).rejects.toThrow();
});

test('a trader is entered by his player alone, a hub by who stands in it, and other places do not exist', async () => {
  await expect(ana.account.enter(`trader:${ben.id}`)).rejects.toMatchObject({ code: 'notYours', status: 403 });
  await expect(ana.account.enter('hub:harbor_town')).rejects.toMatchObject({ code: 'notThere', status: 403 });
  await expect(ana.account.enter('hub:nowhere')).rejects.toMatchObject({ code: 'unknownPlace', status: 404 });
  await expect(ana.account.enter('mission:x')).rejects.toMatchObject({ code: 'unknownPlace' });
  expect((await post('/api/enter', { address: 'hub:capital_city' })).status).toBe(401);
});

test('[TR1] the starter comes once, and no player can ask for another', async () => {
  const before = parts(ana);
  const again = await ana.game.trader.command({ type: 'welcome', name: 'Rich', guest: false } as never);
  expect(again).toMatchObject({ ok: false, refused: 'invalid' });
  ana.game.trader.close();
  const back = await ana.join(`trader:${ana.id}`);
  const all = await new Promise<{ puts: [string, unknown][] }>((resolve) =>
    back.onMessage('parts', (m) => resolve(m as never)),
  );
  expect(new Map(all.puts).get('purse')).toEqual(before.get('purse'));
  back.leave();
  ana = await makePlayer(server.url);
});

test('[D5] a command sent again over a new connection gets the first reply and happens once', async () => {
  const session = 'session-of-mine';
  const body = {
    type: 'placeOrder',
    hub: 'capital_city',
    side: 'sell',
    item: 'herb',
    price: 9,
    quantity: 1,
    hours: 6,
  };
  const first = await ben.join(`trader:${ben.id}`);
  expect(await first.request('open', { session, fresh: true })).toEqual({ ok: true, result: { last: 0 } });
  const reply = await first.request('command', { session, seq: 1, ackBelow: 1, body: { ...body, price: 8 } });
  first.leave();
  const second = await ben.join(`trader:${ben.id}`);
  expect(await second.request('command', { session, seq: 1, ackBelow: 1, body: { ...body, price: 8 } })).toEqual(reply);
  expect(await second.request('command', { session, seq: 3, ackBelow: 1, body })).toMatchObject({
    refused: 'outOfOrder',
    expected: 2,
  });
  second.leave();
  await until(() => parts(ben).size > 0);
  const orders = [...parts(ben)].filter(([key]) => key.startsWith('order/'));
  expect(orders).toHaveLength(1);
});

const nonsense: [string, unknown][] = [
  ['no envelope', 'hello'],
  ['null', null],
  ['a fractional number', { session: 'abcdefgh', seq: 1.5, ackBelow: 1, body: {} }],
  ['a negative number', { session: 'abcdefgh', seq: -1, ackBelow: 1, body: {} }],
  ['a wrong session', { session: '../../etc', seq: 1, ackBelow: 1, body: {} }],
  ['an unknown field', { session: 'abcdefgh', seq: 1, ackBelow: 1, body: {}, admin: true }],
];

test.each(nonsense)('an envelope with %s is refused and changes nothing', async (_, envelope) => {
  const room = await ana.join(`trader:${ana.id}`);
  const before = parts(ana);
  await expect(room.request('command', envelope)).rejects.toThrow();
  expect(parts(ana)).toEqual(before);
  room.leave();
});

test('[D9] what is too large is turned away, and the server goes on', async () => {
  const large = JSON.stringify({ address: 'x'.repeat(40_000) });
  expect((await post('/matchmake/joinById/hub-capital_city', large)).status).toBe(413);
  expect((await post('/api/auth/guest', large)).status).toBe(413);
  const room = await ana.join('hub:capital_city');
  const closed = new Promise<unknown>((resolve) => room.onClose(resolve));
  room.send('walk', { input: 1, dx: 0, dy: 0, ballast: 'x'.repeat(40_000) });
  await closed;
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
});

test.each(['trader', 'hub', 'auction'])(
  '[D10] a message that the room of a %s does not know ends its connection, and nothing else',
  async (kind) => {
    const { pid } = server;
    for (const type of ['nothing', 'x'.repeat(150), '__proto__', '*']) {
      const room = await ana.join(kind === 'trader' ? `trader:${ana.id}` : `${kind}:capital_city`);
      const closed = new Promise<unknown>((resolve) => room.onClose(resolve));
      room.send(type, {});
      await closed;
      expect(await fetch(`${server.url}/ready`).then(({ status }) => status, String), type).toBe(200);
    }
    expect(server.pid).toBe(pid);
  },
);

test('what was answered is counted, by kind and result', async () => {
  const counted = async (result: string): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`aurelian_commands_total{kind="trader",result="${result}"} (\\d+)`).exec(text)?.[1] ?? 0);
  };
  const [ok, refused] = [await counted('ok'), await counted('unknownOrder')];
  await ana.game.command({ type: 'say', text: 'counted' });
  await ana.game.command({ type: 'cancelOrder', order: 'none-such' });
  expect(await counted('ok')).toBe(ok + 1);
  expect(await counted('unknownOrder')).toBe(refused + 1);
});

test('a ban closes the sockets of the banned, and no door opens again', async () => {
  const cheat = await makePlayer(server.url);
  const room = await cheat.join('hub:capital_city');
  const closed = new Promise<unknown>((resolve) => room.onClose(resolve));
  const ban = `UPDATE account SET banned_until = now() + interval '1 day' WHERE id = $1`;
  await withClient(database, (client) => client.query(ban, [cheat.id]));
  await closed;
  await expect(cheat.account.enter('hub:capital_city')).rejects.toMatchObject({ code: 'banned', status: 403 });
  cheat.leave();
});
