/** Two nodes: a trade whose parties and auction house live on one of them, against one that crosses. */
import { itemOf } from '../../../actors/content/items.ts';
import type { OrderPart } from '../../../actors/trader/state.ts';
import { startCluster } from '../../../ops/cluster/Cluster.ts';
import { makePlayer, type Player, until } from '../../../ops/testing/player.ts';
import { findFreePorts } from '../../../ops/testing/server.ts';
import type { Bench } from '../Bench.ts';
import { quantile } from '../figures.ts';

const NODES = 2;
const PLAYERS = 24;
const TRADES = 40;
const HUB = 'capital_city';
const ITEM = 'herb';
const GROUP = 'A trade on two nodes';

export async function nodes(bench: Bench): Promise<void> {
  const cluster = await startCluster({
    nodes: NODES,
    basePort: await findFreePorts(NODES + 2),
    dataDir: `${bench.rig.dataDir}/cluster`,
    host: '127.0.0.1',
    env: { LIMITS: 'off', LOG_LEVEL: 'silent' },
  });
  try {
    const players: Player[] = [];
    for (let n = 0; n < PLAYERS; n++) players.push(await makePlayer(cluster.url));
    for (const player of players) await order(player, 'buy', Math.floor(1.5 * itemOf(ITEM).basePrice), 4);
    const owners = await bench.rig.withClient(cluster.databaseUrl, async (client) => {
      const { rows } = await client.query<{ address: string; owner: string }>(
        `SELECT kind || ':' || key AS address, owner FROM actor WHERE owner IS NOT NULL`,
      );
      return new Map(rows.map(({ address, owner }) => [address, owner]));
    });
    const house = owners.get(`auction:${HUB}`);
    const [near, far] = [true, false].map((isNear) =>
      players.filter(({ id }) => (owners.get(`trader:${id}`) === house) === isNear),
    );
    if (!near || !far || near.length < 2 || far.length < 1)
      return bench.doubt(`${GROUP}: all traders were placed on one node.`);
    for (let repeat = 0; repeat < bench.lengths.repeats; repeat++) {
      await measure(bench, 'on one', near, near);
      await measure(bench, 'between two', near, far);
    }
    for (const player of players) player.leave();
  } finally {
    await cluster.stop();
  }
}

/** From the buyer's command to his order being filled, as his client sees it. */
async function measure(
  bench: Bench,
  where: 'on one' | 'between two',
  sellers: readonly Player[],
  buyers: readonly Player[],
): Promise<void> {
  const took: number[] = [];
  for (let trade = 0; trade < TRADES; trade++) {
    const seller = sellers[trade % sellers.length];
    const buyer = buyers[(trade + 1) % buyers.length];
    if (!seller || !buyer || seller === buyer) continue;
    const price = itemOf(ITEM).basePrice;
    await order(seller, 'sell', price, 1, false);
    took.push(await order(buyer, 'buy', price, 1));
    // What he bought is sold next time by whoever has it.
    await order(buyer, 'sell', price, 1, false);
    await order(seller, 'buy', price, 1);
  }
  took.sort((left, right) => left - right);
  for (const [what, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const)
    bench.book.add(
      { group: GROUP, what: `${where}, ${what}`, unit: 'ms', better: 'less' },
      'kernel',
      quantile(took, part),
    );
}

/** Places it, and waits until it stands, or is filled; ms. Throws when it is refused. */
async function order(
  { game }: Player,
  side: 'buy' | 'sell',
  price: number,
  quantity: number,
  untilFilled = true,
): Promise<number> {
  const startedAt = performance.now();
  const { promise: filled, resolve } = Promise.withResolvers<void>();
  let id = '';
  const isFilled = () => (game.trader.part(`order/${id}`) as OrderPart | undefined)?.filled === quantity;
  const look = setInterval(() => id && isFilled() && resolve(), 1);
  try {
    const reply = await game.command({ type: 'placeOrder', hub: HUB, side, item: ITEM, price, quantity, hours: 6 });
    if (!reply.ok) throw new Error(`${side} was refused: ${reply.refused}`);
    id = (reply.result as { order: string }).order;
    if (untilFilled) await filled;
    else await until(() => (game.trader.part(`order/${id}`) as OrderPart | undefined)?.status !== 'pending');
    return performance.now() - startedAt;
  } finally {
    clearInterval(look);
  }
}
