/**
 * A defect of an earlier implementation that shows where a world runs twice: each process ended orders by itself, and each gave back
 * what they held. Here two nodes are one world, and the one that has the auction house stands still over the hour at which the orders end,
 * so that another ends them, and then goes on. The id is that under which the defect is known.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import type { OrderPart } from '../../actors/trader/state.ts';
import { askAudit } from '../../loadtest/ask-audit.ts';
import { type Cluster, startCluster } from '../../ops/cluster/Cluster.ts';
import type { NodeProcess } from '../../ops/cluster/NodeProcess.ts';
import { hasRedis } from '../../ops/testing/nodes.ts';
import { makePlayer, type Player, until } from '../../ops/testing/player.ts';
import { withClient } from '../../ops/testing/postgres.ts';
import { findFreePorts } from '../../ops/testing/server.ts';
import { Tabs } from '../../ops/testing/tabs.ts';

const NODES = 2;
/** Six hours of an order are eleven seconds. */
const TIME_SCALE = 2_000;
/** Longer than any lease. */
const STILL_MS = 7_000;

const dataDir = mkdtempSync(join(tmpdir(), 'aurelian-two-nodes-'));
let cluster: Cluster;

const HERBS: PlayerCommand = {
  ...{ type: 'placeOrder', hub: 'capital_city', side: 'sell', item: 'herb', price: 10, quantity: 2, hours: 6 },
};

const ordersOf = ({ game }: Player) =>
  [...game.trader.parts].filter(([key]) => key.startsWith('order/')).map(([, part]) => part as OrderPart);
const herbsOf = ({ game }: Player) => game.trader.part('goods/capital_city')?.herb;
const isOver = ({ status }: OrderPart) => status === 'expired' || status === 'cancelled';

/** The node that has the auction house. */
async function ownerOfHouse(): Promise<NodeProcess | undefined> {
  const find = `SELECT n.site FROM actor a JOIN node n ON n.inc = a.owner AND n.state = 'live'
    WHERE a.kind = 'auction' AND a.key = 'capital_city'`;
  const { rows } = await withClient(cluster.databaseUrl, (client) => client.query<{ site: string }>(find));
  return rows[0] && cluster.nodes[Number(rows[0].site.slice(2)) - 1];
}

describe.skipIf(!hasRedis())('two nodes', () => {
  beforeAll(async () => {
    cluster = await startCluster({
      ...{ nodes: NODES, basePort: await findFreePorts(NODES + 2), dataDir, host: '127.0.0.1' },
      env: { LIMITS: 'off', LOG_LEVEL: 'warn', TIME_SCALE: String(TIME_SCALE) },
    });
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('[R2] orders that end while their house goes from one node to another give back what they held once', async () => {
    const players = await Promise.all([1, 2, 3, 4].map(() => makePlayer(cluster.url)));
    const tabs = await Promise.all(players.slice(0, 2).map((player) => Tabs.open(cluster.url, player)));
    for (const { game } of players)
      for (let n = 0; n < 4; n++) expect(await game.command(HERBS)).toMatchObject({ ok: true });
    await until(() => players.every((player) => ordersOf(player).every(({ status }) => status === 'open')));
    expect(players.map(herbsOf)).toEqual(players.map(() => undefined));

    const first = Math.min(...players.flatMap(ordersOf).map(({ endsAt }) => endsAt));
    await sleep(Math.max(0, first - Date.now() - 1_000));
    const stalled = await ownerOfHouse();
    expect(stalled).toBeDefined();
    stalled?.signal('SIGSTOP');
    // Two only wait; the tabs of the others all cancel, over and over.
    const pulling = players.slice(0, 2).flatMap(async (player, n) => {
      while (!ordersOf(player).every(isOver)) {
        await Promise.all(ordersOf(player).map(({ id }) => tabs[n]?.ask({ type: 'cancelOrder', order: id })));
        await sleep(50);
      }
    });
    await sleep(STILL_MS);
    stalled?.signal('SIGCONT');
    await Promise.all(pulling);
    await until(() => players.every((player) => ordersOf(player).every(isOver)), 30_000);
    // The stalled one has had its chance to end them as well.
    await sleep(2_000);
    expect(players.map(herbsOf)).toEqual(players.map(() => 8));
    expect(players.map((player) => ordersOf(player).length)).toEqual(players.map(() => 4));
    for (const each of tabs) each.close();
    for (const player of players) player.leave();
    expect(await askAudit(cluster.databaseUrl)).toMatchObject({ balanced: true });
  }, 120_000);
});
