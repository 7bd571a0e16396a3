/** Orders of operators on a real database: each is done exactly once, whatever dies at which moment. */
import { afterEach, expect, test } from 'vitest';
import { kinds } from '../../actors/kinds.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import { SystemClock } from '../host/clock.ts';
import { silence } from '../host/events.ts';
import { Host } from '../host/Host.ts';
import { NoWire } from '../host/wire.ts';
import { OperatorOrders } from '../persistence/OperatorOrders.ts';
import { incarnate, type Life } from './incarnate.ts';
import { fulfilOrders } from './operator-orders.ts';
import { ServerSession, tell } from './tell.ts';

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** One life of a server, without its rooms. */
async function live(url: string): Promise<{ host: Host; life: Life; orders: OperatorOrders; die(): Promise<void> }> {
  const life = await incarnate(url, { address: 'test', build: 'test' });
  const host = new Host(
    { store: life.store, clock: new SystemClock(await life.store.now()), wire: new NoWire() },
    kinds,
    silence,
  );
  host.start();
  const die = async () => {
    await host.drain(5_000);
    await life.end();
  };
  closings.push(die);
  return { host, life, orders: new OperatorOrders(life.work), die };
}

const welcome = (host: Host, trader: string) =>
  tell(host, ServerSession.door, `trader:${trader}`, { type: 'welcome', name: trader, guest: false });
const goldOf = async (host: Host, trader: string) =>
  ((await host.read(`trader:${trader}`, 'purse')) as { gold: number }).gold;

const order = (url: string, id: number, trader: string, type: string, amount: number, asset = 'gold') =>
  withClient(url, async (client) => {
    await client.query(`INSERT INTO admin_action VALUES ($1, now(), 'olga', 'grant', $2, 'r', '{}', '')`, [id, trader]);
    const values = [id, type, trader, asset, amount, 'olga', 'lost in the fire'];
    await client.query(
      'INSERT INTO operator_order (id, type, trader, asset, amount, operator, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      values,
    );
  });

function events() {
  const said: string[] = [];
  return {
    said,
    operatorOrderDone: (id: number, trader: string, result: string) => void said.push(`${id} ${trader} ${result}`),
  };
}

test('[D5] orders are done in turn, and their ends are marked', async () => {
  const url = await freshDatabase();
  const { host, orders } = await live(url);
  await welcome(host, 'ana');
  await order(url, 1, 'ana', 'grant', 100);
  await order(url, 2, 'ana', 'confiscate', 601);
  await order(url, 3, 'ana', 'confiscate', 50);
  await order(url, 4, 'nobody', 'grant', 50);
  await order(url, 5, 'ana', 'grant', 50, 'silver');
  const { said, ...heard } = events();
  await fulfilOrders(host, orders, heard);
  expect(said).toEqual(['1 ana ok', '2 ana notEnoughGold', '3 ana ok', '4 nobody notWelcomed', '5 ana invalid']);
  expect(await goldOf(host, 'ana')).toBe(550);
  expect(await orders.waiting(10)).toEqual([]);
});

test('[D5] [D7] a crash between the order and the command, or between the command and its mark, changes nothing of once', async () => {
  const url = await freshDatabase();
  const first = await live(url);
  await welcome(first.host, 'ana');
  await order(url, 1, 'ana', 'grant', 100);
  const dying = { waiting: () => first.orders.waiting(10), end: () => Promise.reject(new Error('killed')) };
  await expect(fulfilOrders(first.host, dying, events())).rejects.toThrow('killed');
  await first.die();

  const second = await live(url);
  await order(url, 2, 'ana', 'grant', 7);
  await expect(
    fulfilOrders(second.host, { ...dying, waiting: () => second.orders.waiting(10) }, events()),
  ).rejects.toThrow('killed');
  await second.die();

  const third = await live(url);
  await fulfilOrders(third.host, third.orders, events());
  await fulfilOrders(third.host, third.orders, events());
  expect(await goldOf(third.host, 'ana')).toBe(607);
  expect(await third.orders.waiting(10)).toEqual([]);
  await third.die();

  await live(url);
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT amount::int, debit, reason, note FROM ledger WHERE credit = 'trader:ana' AND debit = 'faucet:compensation' ORDER BY at`,
    ),
  );
  const movement = { debit: 'faucet:compensation', reason: 'compensation' };
  expect(rows).toEqual([
    { ...movement, amount: 100, note: 'order 1 of olga: lost in the fire' },
    { ...movement, amount: 7, note: 'order 2 of olga: lost in the fire' },
  ]);
});

test('[D5] a trader who cannot answer keeps his later orders waiting, and nobody else', async () => {
  const url = await freshDatabase();
  const { host, orders } = await live(url);
  for (const name of ['ana', 'ben']) await welcome(host, name);
  await order(url, 1, 'ana', 'grant', 1);
  await order(url, 2, 'ana', 'grant', 2);
  await order(url, 3, 'ben', 'grant', 3);
  let isBusy = true;
  const deaf = {
    directory: host.directory,
    ask: (...[address, envelope]: Parameters<Host['ask']>) => {
      if (!isBusy || address !== 'trader:ana') return host.ask(address, envelope);
      isBusy = false;
      return Promise.resolve({ ok: false, refused: 'busy' } as const);
    },
  } as Host;
  await fulfilOrders(deaf, orders, events());
  expect((await orders.waiting(10)).map(({ id }) => id)).toEqual([1, 2]);
  await fulfilOrders(deaf, orders, events());
  expect([await goldOf(host, 'ana'), await goldOf(host, 'ben')]).toEqual([503, 503]);
});
