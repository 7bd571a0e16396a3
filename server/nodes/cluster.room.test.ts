/** Three nodes as processes, one world: entered through any of them, whoever dies, leaves or joins. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Cluster, startCluster } from '../../ops/cluster/Cluster.ts';
import type { NodeProcess } from '../../ops/cluster/NodeProcess.ts';
import { hasRedis } from '../../ops/testing/nodes.ts';
import { makePlayer, type Player } from '../../ops/testing/player.ts';
import { withClient } from '../../ops/testing/postgres.ts';
import { findFreePorts } from '../../ops/testing/server.ts';
import { runTool } from '../../ops/testing/tool.ts';
import { ban, mute } from '../../ops/tools/admin/accounts.ts';
import { Seal } from './seal.ts';

const NODES = 3;
const olga = { operator: 'Olga', reason: 'seen it' };
const dataDir = mkdtempSync(join(tmpdir(), 'aurelian-cluster-'));
let cluster: Cluster;

const query = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(cluster.databaseUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** The node that has the actor, by its place among the cluster's; undefined while nobody has. */
async function ownerOf(address: string): Promise<NodeProcess | undefined> {
  const [row] = await query<{ site: string }>(
    `SELECT n.site FROM actor a JOIN node n ON n.inc = a.owner AND n.state = 'live' WHERE a.kind || ':' || a.key = $1`,
    [address],
  );
  return row && cluster.nodes[Number(row.site.slice(2)) - 1];
}

async function guest(): Promise<string> {
  const response = await fetch(`${cluster.url}/api/auth/guest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await response.json()) as { accessToken: string }).accessToken;
}

/** Through the n-th node, again for as long as it says that the place is starting. */
async function ticketTo(address: string, token: string, n: number): Promise<string> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${cluster.nodes[n % NODES]?.port}/api/enter`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ address }),
    });
    const answer = (await response.json()) as { ticket: string; error?: { code: string; retryAfterMs?: number } };
    if (response.ok) return answer.ticket;
    expect(answer.error?.code).toBe('starting');
    await sleep(answer.error?.retryAfterMs ?? 100);
  }
}

/** Nobody reads the parts of any actor for so long. */
const holdParts = (ms: number): Promise<void> =>
  withClient(cluster.databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE actor_part IN ACCESS EXCLUSIVE MODE');
    await sleep(ms);
    await client.query('COMMIT');
  });

async function openOrdersOf(trader: string): Promise<number | undefined> {
  const [row] = await query<{ open: number }>(
    `SELECT count(*)::int AS open FROM actor_part
     WHERE kind = 'trader' AND key = $1 AND part LIKE 'order/%' AND value->>'status' IN ('pending', 'open')`,
    [trader],
  );
  return row?.open;
}

/**
 * Each says one line after another, and places an order and takes it back, while something happens; every command must be
 * answered, in order, and happen once.
 */
async function talkWhile(players: readonly Player[], what: string, happens: () => Promise<unknown>): Promise<void> {
  let isOver = false;
  const talking = players.map(async (player, n) => {
    const said: string[] = [];
    for (let orders = 0; !isOver; await sleep(20)) {
      said.push(`${what} ${n} ${said.length + 1}`);
      expect(await player.game.command({ type: 'say', text: said.at(-1) ?? '' })).toMatchObject({ ok: true });
      const placed = await player.game.command(BID);
      // An auction house that stands still answers nobody: whoever goes on has soon too many orders open.
      if (!placed.ok) {
        expect(placed.refused).toBe('tooManyOrders');
        continue;
      }
      const { order } = (placed as { result: { order: string } }).result;
      expect(order).toBe(`${player.id}-${++orders}`);
      expect(await player.game.command({ type: 'cancelOrder', order })).toMatchObject({ ok: true });
    }
    return said;
  });
  const over = happens().finally(() => {
    isOver = true;
  });
  const [all] = await Promise.all([Promise.all(talking), over]);
  for (const { id } of players) await expect.poll(() => openOrdersOf(id), { timeout: 10_000 }).toBe(0);
  const said = all.flat();
  // A hub keeps its last lines only: those must be the last of each, none twice.
  const lines = await linesWith(all.map((own) => own.at(-1) ?? ''));
  const kept = lines.filter((text) => text.startsWith(`${what} `));
  expect(new Set(kept).size).toBe(kept.length);
  for (let n = 0; n < players.length; n++) {
    const own = (text: string) => text.startsWith(`${what} ${n} `);
    const [wanted, found] = [said.filter(own), kept.filter(own)];
    expect(found).toEqual(wanted.slice(wanted.length - found.length));
  }
}

/** Far from every ask: it rests until it is taken back. */
const BID = {
  type: 'placeOrder',
  hub: 'capital_city',
  side: 'buy',
  item: 'iron_ore',
  price: 5,
  quantity: 1,
  hours: 6,
} as const;

/** What the hub remembers having been said, once it remembers all of these. */
async function linesWith(texts: readonly string[]): Promise<string[]> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const rows = await query<{ text: string }>(
      `SELECT value->>'text' AS text FROM actor_part WHERE kind = 'hub' AND key = 'capital_city' AND part LIKE 'line/%'
       ORDER BY (value->>'id')::int`,
    );
    const lines = rows.map((row) => row.text);
    if (texts.every((text) => lines.includes(text))) return lines;
    await sleep(100);
  }
  throw new Error(`the hub never remembered all of: ${texts.join(', ')}`);
}

describe.skipIf(!hasRedis())('several nodes', () => {
  beforeAll(async () => {
    cluster = await startCluster({
      nodes: NODES,
      basePort: await findFreePorts(NODES + 2),
      dataDir,
      host: '127.0.0.1',
      env: { LIMITS: 'off', LOG_LEVEL: 'info' },
    });
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each([
    [0, 'auction:village_clinic'],
    [1_500, 'auction:mining_camp'],
    [3_000, 'auction:forest_outpost'],
  ])(
    '[D4] 200 first entries at once, to an actor that loads for %i ms: one activation, a seat for each',
    async (ms, address) => {
      const tokens = await Promise.all(Array.from({ length: 20 }, guest));
      const held = ms > 0 ? holdParts(ms) : null;
      if (held) await sleep(50);
      const entering = Array.from({ length: 200 }, (_, n) => ticketTo(address, tokens[n % tokens.length] ?? '', n));
      expect(new Set(await Promise.all(entering)).size).toBe(200);
      await held;
      const claims = await query(`SELECT own_epoch::int AS epoch FROM actor WHERE kind || ':' || key = $1`, [address]);
      expect(claims).toEqual([{ epoch: 1 }]);
    },
  );

  test('[D6] forged frames at a living node, over Redis and at its link, are counted and change nothing', async () => {
    const [player] = await Promise.all([makePlayer(cluster.url)]);
    const gold = player?.game.trader.part('purse');
    const [node] = await query<{ inc: string; address: string }>(`SELECT inc, address FROM node WHERE state = 'live'`);
    const forger = new Seal('a secret that no node of this world knows', 'somebody');
    const letter = { seq: 1, mail: { type: 'refund', order: 'x' }, value: { gold: 1_000_000 } };
    const message = { type: 'letters', to: `trader:${player?.id}`, from: 'auction:capital_city', letters: [letter] };
    const frame = forger.close(node?.inc ?? '', { is: 'mail', message });
    const redis = new Redis(cluster.redis.url);
    expect(await redis.publish(`aurelian:node:${node?.inc}`, JSON.stringify(frame.toString('base64')))).toBe(1);
    redis.disconnect();
    const socket = new WebSocket(`ws://${node?.address}/${node?.inc}`);
    socket.on('open', () => socket.send(frame));
    await new Promise((resolve) => socket.once('close', resolve));
    const counts = await Promise.all(
      cluster.nodes.map(async ({ port }) => {
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
        return Number(/^aurelian_frames_forged_total (\d+)/m.exec(text)?.[1]);
      }),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(player?.game.trader.part('purse')).toEqual(gold);
    player?.leave();
  });

  test('a tuning that is applied is in force on every node within a second, and no node is asked to start again', async () => {
    const file = join(dataDir, 'tuning.json');
    writeFileSync(file, JSON.stringify({ lot: { raisePercent: 7 } }));
    const pids = cluster.nodes.map(({ pid }) => pid);
    const said = await runTool('tuning', ['apply', file, '--note', 'try'], { DATABASE_URL: cluster.databaseUrl });
    expect(said).toMatchObject({ code: 0 });
    const versions = () =>
      Promise.all(
        cluster.nodes.map(async ({ port }) => {
          const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
          return /^aurelian_tuning_version (\d+)/m.exec(text)?.[1];
        }),
      );
    await expect.poll(versions, { timeout: 5_000 }).toEqual(cluster.nodes.map(() => '1'));
    expect(cluster.nodes.map(({ pid }) => pid)).toEqual(pids);
  });

  test('[D1] a ban closes the sockets of a player on every node within a second, and no sign-in opens them again', async () => {
    const cheat = await makePlayer(cluster.url);
    // His trader, his square and two houses are on whichever nodes they are on.
    const rooms = ['hub:capital_city', 'auction:capital_city', 'auction:mining_camp', 'auction:forest_outpost'];
    const closed = await Promise.all(
      [`trader:${cheat.id}`, ...rooms].map(async (address) => {
        const room = await cheat.join(address);
        return { closing: new Promise<void>((resolve) => room.onClose(() => resolve())) };
      }),
    );
    const until = new Date(Date.now() + 3_600_000);
    await withClient(cluster.databaseUrl, (client) => ban(client, olga, cheat.id, until));
    const late = sleep(1_000).then(() => 'late');
    expect(await Promise.race([Promise.all(closed.map(({ closing }) => closing)).then(() => 'closed'), late])).toBe(
      'closed',
    );
    for (const address of rooms) await expect(cheat.account.enter(address)).rejects.toMatchObject({ code: 'banned' });
    await expect(cheat.account.refresh()).resolves.toBe(false);
    cheat.leave();
  });

  test('[D4] a mute outlives the node of whoever is muted', async () => {
    const loud = await makePlayer(cluster.url);
    const say = () => loud.game.command({ type: 'say', text: 'hear me' });
    const until = new Date(Date.now() + 3_600_000);
    await withClient(cluster.databaseUrl, (client) => mute(client, olga, loud.id, until));
    await expect.poll(say, { interval: 200 }).toMatchObject({ ok: false, refused: 'muted' });
    const before = await ownerOf(`trader:${loud.id}`);
    const pid = before?.pid;
    before?.signal('SIGKILL');
    // Answered by another node, or by the next life of this one: he is muted from the first word on.
    expect(await say()).toMatchObject({ ok: false, refused: 'muted' });
    expect((await ownerOf(`trader:${loud.id}`))?.pid).not.toBe(pid);
    loud.leave();
  });

  test('[D1] [D4] [D5] the node of a hub is killed under its people: all goes on elsewhere, nothing is said twice', async () => {
    const players = await Promise.all([1, 2, 3, 4].map(() => makePlayer(cluster.url)));
    const before = await ownerOf('hub:capital_city');
    const pid = before?.pid;
    await talkWhile(players, 'kill', async () => {
      await sleep(1_000);
      before?.signal('SIGKILL');
      await sleep(4_000);
    });
    expect((await ownerOf('hub:capital_city'))?.pid).not.toBe(pid);
    for (const player of players) player.leave();
  });

  test('[D1] [D5] the node of a hub is asked to go: its people go on elsewhere, and no command fails', async () => {
    const players = await Promise.all([1, 2, 3, 4].map(() => makePlayer(cluster.url)));
    await talkWhile(players, 'drain', async () => {
      await sleep(1_000);
      const owner = await ownerOf('hub:capital_city');
      owner?.signal('SIGTERM');
      // It comes again as a new node, and gets its share of the actors.
      await sleep(6_000);
    });
    for (const player of players) player.leave();
  });

  test('[D4] [D6] a node that stands still for longer than its lease writes nothing more when it goes on', async () => {
    const players = await Promise.all([1, 2, 3, 4].map(() => makePlayer(cluster.url)));
    const written = `SELECT count(*)::int AS segments, max(a.ver)::int AS ver FROM segment s, actor a
      WHERE s.inc = $1 AND a.kind = 'hub' AND a.key = 'capital_city'`;
    await talkWhile(players, 'stall', async () => {
      await sleep(500);
      const owner = await ownerOf('hub:capital_city');
      const [stalled] = await query<{ inc: string }>(
        `SELECT owner AS inc FROM actor WHERE kind = 'hub' AND key = 'capital_city'`,
      );
      owner?.signal('SIGSTOP');
      await sleep(6_000);
      expect(await query(`SELECT state FROM node WHERE inc = $1`, [stalled?.inc])).toEqual([{ state: 'folded' }]);
      const [before] = await query<{ segments: number; ver: number }>(written, [stalled?.inc]);
      owner?.signal('SIGCONT');
      await sleep(2_000);
      const [after] = await query<{ segments: number; ver: number }>(written, [stalled?.inc]);
      expect(after?.segments).toBe(before?.segments);
      // The hub went on with its new owner, and no checkpoint of the old one has set it back.
      expect(after?.ver).toBeGreaterThanOrEqual(before?.ver ?? 0);
      // Its other actors stay in its name until somebody wants them.
      expect(
        await query(`SELECT key FROM actor WHERE key = 'capital_city' AND kind = 'hub' AND owner = $1`, [stalled?.inc]),
      ).toEqual([]);
    });
    for (const player of players) player.leave();
  });
});
