/** Grants, takings and mutes from the command line to the player's purse, through the real server and its deaths. */
import { beforeAll, expect, test } from 'vitest';
import { type Player, until } from '../../testing/player.ts';
import { withClient } from '../../testing/postgres.ts';
import { openScene } from '../../testing/scene.ts';
import { runTool, type Said } from '../../testing/tool.ts';

const scene = openScene();
let ana: Player;

beforeAll(async () => {
  ana = await scene.player();
});

const KILLS = 2;
const admin = (...args: string[]): Promise<Said> =>
  runTool('admin', [...args, '--operator', 'Olga', '--reason', 'lost in the fire'], { DATABASE_URL: scene.database });
const gold = () => ana.game.trader.part('purse')?.gold;
const ask = async <Row>(sql: string): Promise<Row[]> =>
  (await withClient(scene.database, (c) => c.query(sql))).rows as Row[];

test('what is granted is in the purse when the tool says so, and the ledger says who and why', async () => {
  const granted = await admin('grant', ana.id, '120', 'gold');
  expect(granted).toMatchObject({ code: 0, out: expect.stringContaining('is done') });
  await until(() => gold() === 620);
  expect(await admin('grant', ana.id, '5', 'pearl', '--hub', 'hidden_cove')).toMatchObject({ code: 0 });
  expect(ana.game.trader.part('goods/hidden_cove')).toEqual({ pearl: 5 });
  expect(await admin('take', ana.id, '5', 'pearl', '--hub', 'hidden_cove')).toMatchObject({ code: 0 });
  const noted = () =>
    ask(`SELECT debit, credit, asset, amount::int FROM ledger WHERE note LIKE 'order % of Olga: lost in the fire'`);
  await expect.poll(noted, { timeout: 10_000 }).toEqual([
    { debit: 'faucet:compensation', credit: `trader:${ana.id}`, asset: 'gold', amount: 120 },
    { debit: 'faucet:compensation', credit: `trader:${ana.id}`, asset: 'item:pearl', amount: 5 },
    { debit: `trader:${ana.id}`, credit: 'sink:confiscation', asset: 'item:pearl', amount: 5 },
  ]);
});

test('what cannot be is refused with its reason, and moves nothing', async () => {
  const before = gold();
  expect(await admin('take', ana.id, '100000', 'gold')).toMatchObject({
    code: 1,
    out: expect.stringContaining('notEnoughGold'),
  });
  expect(await admin('grant', ana.id, '1', 'silver')).toMatchObject({
    code: 2,
    error: expect.stringContaining('asset'),
  });
  expect(await admin('grant', 'Nobody Here', '1', 'gold')).toMatchObject({
    code: 2,
    error: "There is nobody called Nobody Here: give a player's name, or his id.\n",
  });
  expect(await admin('grant', ana.id, '-1', 'gold')).toMatchObject({ code: 2 });
  expect(gold()).toBe(before);
});

test("no player can grant himself anything, nor speak in the server's own session", async () => {
  const before = gold();
  const order = { type: 'grant', order: 1_000_000, asset: 'gold', amount: 1, operator: 'Olga', reason: 'mine' };
  expect(await ana.game.trader.command(order as never)).toMatchObject({ ok: false, refused: 'invalid' });
  const room = await ana.join(`trader:${ana.id}`);
  await expect(room.request('open', { session: '.the-operator', fresh: true })).rejects.toThrow();
  room.leave();
  expect(gold()).toBe(before);
});

test('[D5] [D7] orders given while the server dies again and again are each done exactly once', async () => {
  const before = gold() ?? 0;
  for (let round = 1; round <= KILLS; round++) {
    const ordered = admin('grant', ana.id, '10', 'gold');
    // The tool takes about a second to start: the kills fall around the order, the command and its mark.
    await new Promise((resolve) => setTimeout(resolve, 700 + round * 300));
    await scene.server.kill('SIGKILL');
    await ordered;
    expect((await admin('take', ana.id, '3', 'gold')).out).toContain('is queued');
    await scene.server.restart();
  }
  await expect.poll(() => ask(`SELECT 1 FROM operator_order WHERE done_at IS NULL`), { timeout: 20_000 }).toEqual([]);
  await until(() => ana.game.presence === 'live' && gold() === before + KILLS * (10 - 3));
  const told = await ask(`SELECT refused FROM operator_order WHERE refused IS NOT NULL AND refused <> 'notEnoughGold'`);
  expect(told).toEqual([]);
});

test('who is muted hears so when he speaks, trades as before, and speaks again afterwards', async () => {
  const say = () => ana.game.command({ type: 'say', text: 'hello' });
  expect(await say()).toMatchObject({ ok: true });
  expect((await admin('mute', ana.id, '--until', '1h')).code).toBe(0);
  await expect
    .poll(say, { timeout: 8_000, interval: 300 })
    .toMatchObject({ ok: false, refused: 'muted', until: expect.any(Number) });
  await scene.server.restart('SIGKILL');
  expect(await say()).toMatchObject({ ok: false, refused: 'muted' });
  const order = {
    type: 'placeOrder',
    hub: 'capital_city',
    side: 'sell',
    item: 'hide',
    price: 9,
    quantity: 1,
    hours: 6,
  } as const;
  expect(await ana.game.command(order)).toMatchObject({ ok: true });
  expect((await admin('unmute', ana.id)).code).toBe(0);
  await expect.poll(say, { timeout: 8_000, interval: 300 }).toMatchObject({ ok: true });
});

test('all of it is in the record', async () => {
  const log = await runTool('admin', ['log'], { DATABASE_URL: scene.database });
  expect(log).toMatchObject({
    code: 0,
    out: expect.stringMatching(/#1 \S+ Olga: grant p\w+ .*\n[\s\S]*nothing changed/),
  });
  const head = /ends in (\w+)/.exec(log.out)?.[1] ?? '';
  const holds = (hash: string) => runTool('admin', ['log', '--holds', hash], { DATABASE_URL: scene.database });
  expect([(await holds(head)).code, (await holds('0'.repeat(64))).code]).toEqual([0, 1]);
});
