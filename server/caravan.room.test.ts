/** A caravan on the road while its server is dead: it arrives on time all the same, whole, and once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentPart, CaravanPart } from '../actors/trader/state.ts';
import { goldOf, makePlayer, type Player, until } from '../ops/testing/player.ts';
import { freshDatabase, withClient } from '../ops/testing/postgres.ts';
import { type RunningServer, startServer } from '../ops/testing/server.ts';

/** The supply run takes six seconds: time enough to kill a server in between. */
const TIME_SCALE = 20;

let server: RunningServer;
let database: string;
const players: Player[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer({ limits: 'off', env: { TIME_SCALE: String(TIME_SCALE), DATABASE_URL: database } });
});

afterAll(async () => {
  for (const player of players) player.leave();
  await server.stop();
});

async function aPlayer(): Promise<{ player: Player; arrivals: string[] }> {
  const arrivals: string[] = [];
  const player = await makePlayer(server.url, {
    onNotice: (notice) => {
      if (notice.type === 'caravanArrived') arrivals.push(String(notice['caravan']));
    },
  });
  players.push(player);
  return { player, arrivals };
}

const caravanOf = ({ game, id }: Player, n = 1): CaravanPart | undefined => game.trader.part(`caravan/${id}_${n}`);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What entered and left the world by this name, as the ledger has it once the checkpoint is through. */
async function ledgerOf(account: 'debit' | 'credit', name: string): Promise<Record<string, number>> {
  const rows = await withClient(database, (client) =>
    client.query<{ asset: string; sum: string }>(
      `SELECT asset, sum(amount) FROM ledger WHERE ${account} = $1 GROUP BY asset`,
      [name],
    ),
  );
  return Object.fromEntries(rows.rows.map(({ asset, sum }) => [asset, Number(sum)]));
}

test('[D8] [D2] killed while a caravan travels, past its hour: cargo and reward are there, exactly once', async () => {
  const { player, arrivals } = await aPlayer();
  const { game } = player;
  expect(await game.command({ type: 'hireAgent', kind: 'trader' })).toMatchObject({ ok: true });
  const cargo = { herb: 8, hide: 6 };
  const sent = await game.command({ type: 'sendCaravan', mission: 'village_supply_run', agent: 'a1', cargo });
  expect(sent).toMatchObject({ ok: true });
  await until(() => caravanOf(player)?.status === 'travelling');
  const arrivesAt = caravanOf(player)?.arrivesAt ?? 0;
  expect(goldOf(player)).toBe(500 - 200 - 33);
  expect(game.trader.part('goods/capital_city')).not.toHaveProperty('herb');

  await server.kill('SIGKILL');
  expect(Date.now()).toBeLessThan(arrivesAt);
  await sleep(arrivesAt + 500 - Date.now());
  await server.restart();
  await until(() => caravanOf(player)?.status === 'arrived');

  const outcome = caravanOf(player)?.outcome;
  expect(outcome?.tier).toBeDefined();
  const expected: Record<string, number> = {};
  for (const goods of [cargo, outcome?.goods, outcome?.finds])
    for (const [item, count] of Object.entries(goods ?? {})) expected[item] = (expected[item] ?? 0) + count;
  for (const [item, count] of Object.entries(outcome?.lost ?? {})) expected[item] = (expected[item] ?? 0) - count;
  expect(game.trader.part('goods/village_clinic')).toEqual(expected);
  expect(goldOf(player)).toBe(500 - 200 - 33 + (outcome?.gold ?? 0));
  const agent = game.trader.part('agent/a1') as AgentPart;
  expect(agent).toMatchObject({ at: 'village_clinic', caravan: null });
  expect(agent.xp).toBeGreaterThan(0);

  // And so it stays, over one more death.
  await server.restart('SIGKILL');
  await until(() => game.presence === 'live');
  await sleep(1_500);
  expect(game.trader.part('goods/village_clinic')).toEqual(expected);
  expect(goldOf(player)).toBe(500 - 200 - 33 + (outcome?.gold ?? 0));
  expect(arrivals.length).toBeLessThan(2);
  expect((await ledgerOf('debit', 'faucet:missionReward')).gold ?? 0).toBe(outcome?.gold);
  expect(await ledgerOf('credit', 'sink:wages')).toEqual({ gold: 8 });
});

test('three are on the road at once; a slot is free when one has arrived; nobody rides along', async () => {
  const { player } = await aPlayer();
  const haul = { type: 'sendHaul', to: 'trading_post', cargo: { iron_ore: 1 } } as const;
  for (let n = 0; n < 3; n++) expect(await player.game.command(haul)).toMatchObject({ ok: true });
  expect(await player.game.command(haul)).toMatchObject({ refused: 'tooManyCaravans' });
  await until(() => caravanOf(player, 3)?.status === 'arrived');
  expect(await player.game.command(haul)).toMatchObject({ ok: true });
  await expect(player.join(`mission:${player.id}_1`)).rejects.toThrow();
});
