// A real world on a real database, sound; then one number in it is changed by hand, and the audit must say whose.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../../../actors/kinds.ts';
import type { Address } from '../../../actors/kit/address.ts';
import { TestNode } from '../../testing/node.ts';
import { emptyDatabase, freshDatabase, withClient } from '../../testing/postgres.ts';
import { auditDatabase } from './read.ts';

const ana: Address = 'trader:ana';
const ben: Address = 'trader:ben';
const house: Address = 'auction:capital_city';

let url: string;

const order = (side: 'buy' | 'sell', price: number, quantity: number) => ({
  type: 'placeOrder',
  hub: 'capital_city',
  side,
  item: 'iron_ore',
  price,
  quantity,
  hours: 12,
});

/** Welcome, orders that rest, orders that meet; and a letter that cannot be delivered, since somebody else has its receiver. */
beforeAll(async () => {
  url = await freshDatabase();
  const node = await TestNode.begin(url, kinds);
  for (const [address, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ] as const) {
    expect(await node.tell(address, { type: 'welcome', name, guest: false })).toMatchObject({ ok: true });
  }
  expect(await node.tell(ana, order('buy', 9, 3))).toMatchObject({ ok: true });
  expect(await node.tell(ben, order('buy', 7, 2))).toMatchObject({ ok: true });
  await node.settle();
  await node.vanish();
  const next = await TestNode.begin(url, kinds);
  await withClient(url, (client) =>
    client.query(`INSERT INTO node (inc, address, build) VALUES ('other', 'x', 'x');
      UPDATE actor SET owner = 'other' WHERE kind = 'auction'`),
  );
  expect(await next.tell(ana, order('buy', 5, 4))).toMatchObject({ ok: true });
  await next.host.drain(5_000);
  await next.end();
});

const audit = (at = url) => auditDatabase(at, kinds);

/** A copy of the world, to be spoilt. */
async function copyOf(world: string): Promise<string> {
  const name = new URL(world).pathname.slice(1);
  const copy = new URL(await emptyDatabase());
  const target = copy.pathname.slice(1);
  await withClient(new URL('/postgres', world).href, async (client) => {
    await client.query(`DROP DATABASE ${target}`);
    await client.query(`CREATE DATABASE ${target} TEMPLATE ${name}`);
  });
  return copy.href;
}

async function spoilt(sql: string): Promise<string> {
  const copy = await copyOf(url);
  const changed = await withClient(copy, (client) => client.query(sql));
  expect(changed.rowCount).toBe(1);
  return copy;
}

describe('audit', () => {
  test('[D3] a sound world balances, with value in purses, in escrow and in transit', async () => {
    const { wrong, accounts, movements, assets } = await audit();
    expect(wrong).toEqual([]);
    expect(accounts).toBeGreaterThanOrEqual(4);
    expect(movements).toBeGreaterThan(5);
    expect(assets.find(({ asset }) => asset === 'gold')?.inTransit).toBeGreaterThan(0n);
  });

  test.each([
    [
      'a balance',
      ana,
      `UPDATE actor_part SET value = jsonb_set(value, '{gold}', to_jsonb((value->>'gold')::int + 1))
       WHERE kind = 'trader' AND key = 'ana' AND part = 'purse'`,
    ],
    [
      'an escrow',
      house,
      `UPDATE actor_part SET value = jsonb_set(value, '{escrow}', to_jsonb((value->>'escrow')::int - 1))
       WHERE kind = 'auction' AND key = 'capital_city' AND part =
         (SELECT min(part) FROM actor_part WHERE kind = 'auction' AND key = 'capital_city' AND part LIKE 'order/%')`,
    ],
    [
      'a letter in transit',
      'transit',
      `UPDATE actor_part SET value = jsonb_set(value, '{value,gold}', to_jsonb((value->'value'->>'gold')::int + 1))
       WHERE part LIKE '~mail/auction:capital_city/%' AND value->'value' ? 'gold'`,
    ],
    ['a letter that is torn out', 'transit', `DELETE FROM actor_part WHERE part LIKE '~mail/auction:capital_city/%'`],
    [
      'a row of the ledger',
      ben,
      `DELETE FROM ledger WHERE (inc, seq, ordinal) =
         (SELECT inc, seq, ordinal FROM ledger WHERE debit LIKE 'faucet:%' AND credit = 'trader:ben' AND asset = 'gold' LIMIT 1)`,
    ],
  ])('[D3] %s that was changed by hand is named', async (_, account, sql) => {
    const { wrong } = await audit(await spoilt(sql));
    expect(wrong[0]).toMatchObject({ account });
    expect(wrong.filter((it) => it.account !== account && it.account !== 'the whole world')).toEqual([]);
  });

  test('[D3] the world balances at any moment: with a tail that is not folded, and with rows ahead of the history', async () => {
    const copy = await copyOf(url);
    const node = await TestNode.begin(copy, kinds);
    await node.tell(ben, order('buy', 6, 1));
    await node.vanish();
    expect((await audit(copy)).wrong).toEqual([]);
    const tail = await withClient(copy, async (client) => {
      const { rows } = await client.query(
        `SELECT count(*) AS count FROM segment s JOIN node_progress p ON p.inc = s.inc WHERE s.seq > p.projected_through`,
      );
      return Number(rows[0]?.count);
    });
    expect(tail).toBeGreaterThan(0);
    await withClient(copy, (client) =>
      client.query(
        `DELETE FROM ledger WHERE inc <> '${node.inc}'; UPDATE node_progress SET projected_through = 0 WHERE inc <> '${node.inc}'`,
      ),
    );
    expect((await audit(copy)).wrong).toEqual([]);
  });
});

describe('the tools themselves', () => {
  const run = (tool: string, database: string, ...args: string[]) => {
    const script = fileURLToPath(new URL(`../${tool}.ts`, import.meta.url));
    const env = { ...process.env, DATABASE_URL: database };
    return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  };

  test('audit ends with 0 in a sound world, with 1 in a wrong one and in an empty one', async () => {
    const sound = run('audit', url, '--json');
    expect(JSON.parse(sound.stdout)).toMatchObject({ wrong: [] });
    expect(sound.status).toBe(0);
    const wrong = run(
      'audit',
      await spoilt(`UPDATE actor_part SET value = '{"gold": 1}' WHERE key = 'ben' AND part = 'purse'`),
    );
    expect(wrong.stdout).toMatch(/WRONG trader:ben: holds 1 gold, the ledger says \d+/);
    expect(wrong.status).toBe(1);
    expect(run('audit', await freshDatabase()).status).toBe(1);
  });

  test('inspect shows an actor, and says in one sentence what it does not understand', () => {
    const shown = run('inspect', url, 'trader:ana', '--part', 'purse');
    expect(shown.stdout).toMatch(/"gold": \d+[\s\S]*trader:ana at version \d+, epoch 2/);
    expect(shown.status).toBe(0);
    expect(run('inspect', url, 'nonsense').stderr).toContain('Write kind:key');
    expect(run('inspect', url, ana, '--at', 'yesterday-ish').stderr).toContain('Write a moment');
  });
});
