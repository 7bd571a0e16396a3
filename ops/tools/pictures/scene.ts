/** The scene for the pictures: who is there, where they stroll, what they say and trade, and a past for the prices. */
import type { ItemKey } from '../../../actors/content/items.ts';
import { square } from '../../../actors/hub/square.ts';
import type { Point } from '../../../actors/hub/walking.ts';
import { makeChance } from '../../../client/sprites/paint.ts';
import { databaseOf } from '../../../loadtest/database-of.ts';
import { found, makeCompanion } from '../../testing/companions.ts';
import { connect } from '../history/connect.ts';
import { Puppet } from './puppet.ts';

const names = [
  ...['Livia', 'Marcus', 'Hadrian', 'Zenobia', 'Cassian', 'Junia', 'Dardan', 'Phoebe', 'Sabina', 'Ovid', 'Theodora'],
  ...['Priscus', 'Nerva', 'Valens', 'Galen', 'Helena', 'Tiber', 'Selene', 'Rufus', 'Mira', 'Drusus', 'Iris', 'Varro'],
] as const;

const lines = [
  'Pearls from the coast, 70 each!',
  'Who buys herbs? Fresh this morning.',
  'Caravan to Harbor Town, two seats left.',
  'Looking for leather vests, fair price.',
] as const;

/** Round the fountain, before the stalls. */
const around: Point = { x: square.fountain.x + 40, y: square.fountain.y + 60 };
const nearest = 130;
const farthest = 330;

export class Scene {
  readonly #puppets: readonly Puppet[];
  readonly #chance = makeChance(7);
  readonly #stroll: ReturnType<typeof setInterval>;

  private constructor(puppets: readonly Puppet[]) {
    this.#puppets = puppets;
    for (const puppet of puppets) this.#send(puppet);
    this.#stroll = setInterval(() => {
      for (const puppet of puppets) if (!puppet.isWalking && this.#chance() < 0.12) this.#send(puppet);
    }, 1_000);
  }

  static async open(origin: string, dataDir: string): Promise<Scene> {
    await writePast(dataDir, 'pearl', 60);
    const puppets: Puppet[] = [];
    for (const name of names) puppets.push(await Puppet.enter(origin, name));
    await fillBook(puppets);
    await gatherGuild(origin);
    return new Scene(puppets);
  }

  /** Two or three speak at once, so that there are bubbles. */
  async talk(): Promise<void> {
    await Promise.all(lines.map((line, index) => this.#puppets[index * 3 + 1]?.say(line)));
  }

  close(): void {
    clearInterval(this.#stroll);
    for (const puppet of this.#puppets) puppet.leave();
  }

  #send(puppet: Puppet): void {
    const [angle, reach] = [this.#chance() * Math.PI * 2, nearest + Math.sqrt(this.#chance()) * (farthest - nearest)];
    puppet.walkTo({ x: around.x + Math.cos(angle) * reach, y: around.y + Math.sin(angle) * reach });
  }
}

/** Some buy pearls of the merchant and offer them dearer; others bid below him. */
async function fillBook(puppets: readonly Puppet[]): Promise<void> {
  const chance = makeChance(19);
  for (const [index, puppet] of puppets.entries()) {
    const quantity = 1 + Math.floor(chance() * 3);
    if (index < 4) {
      await puppet.buyFromMerchant('pearl', quantity);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await puppet.offer('sell', 'pearl', 68 + index * 3, quantity);
    } else await puppet.offer('buy', 'pearl', 53 - (index % 6) * 2, quantity);
    await puppet.offer('sell', 'herb', 7 + (index % 4), 2 + (index % 3));
    if (index % 3 === 0) await puppet.offer('buy', 'iron_ore', 6 + (index % 2), 5);
  }
}

/** A past for the chart, straight into its table: a new world has none, and a picture cannot wait for one. */
async function writePast(dataDir: string, item: ItemKey, price: number): Promise<void> {
  const client = await connect(databaseOf(dataDir));
  const chance = makeChance(5);
  const size = 900_000;
  const last = Math.floor(Date.now() / size) * size;
  let open = price * 0.86;
  try {
    for (let index = 72; index > 0; index--) {
      const close = Math.max(price * 0.7, open + (chance() - 0.46) * price * 0.05);
      const [high, low] = [Math.max(open, close) + chance() * 1.6, Math.min(open, close) - chance() * 1.6];
      const row = [open, high, low, close].map(Math.round);
      await client.query(
        `INSERT INTO candle (hub, item, size, opened_at, first_at, last_at, open, high, low, close, volume)
         VALUES ('capital_city', $1, '15m', to_timestamp($2), to_timestamp($2), to_timestamp($2), $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING`,
        [item, (last - index * size) / 1_000, ...row, 4 + Math.round(chance() * 40)],
      );
      open = close;
    }
  } finally {
    await client.end();
  }
}

/** A guild that anybody may join, with something in its treasury and on its wall. */
async function gatherGuild(origin: string): Promise<void> {
  const founder = await makeCompanion(origin, 'Severus');
  await found(founder, 'Iron Hand', 'IRON');
  await founder.ask({
    type: 'editGuild',
    isOpen: true,
    description: 'Iron from the mines to the forges, and fair shares.',
  });
  await founder.ask({ type: 'giveToGuild', gold: 40, goods: { iron_ore: 2 } });
  await founder.ask({ type: 'sayInGuild', channel: 'general', text: 'Well met. The forge wants iron by tonight.' });
  founder.leave();
}
