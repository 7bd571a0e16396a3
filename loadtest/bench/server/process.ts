/**
 * A server of the bench: the product's own parts, put together as server/main.ts does, with a meter inside and another
 * room or store where the comparison wants one. None of that can be reached by a setting of the product.
 */

import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { matchMaker } from '@colyseus/core';
import { must } from '../../../actors/kit/assert.ts';
import { type Exchange, makeExchange } from '../../../colyseus.config.ts';
import { readEnv } from '../../../server/env.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import { makeEvents } from '../../../server/telemetry/events.ts';
import { makeLogger } from '../../../server/telemetry/logger.ts';
import { makeMetrics } from '../../../server/telemetry/metrics.ts';
import { incarnate } from '../../../server/world/incarnate.ts';
import { BareStore, bareFolder } from './BareStore.ts';
import { Meter } from './Meter.ts';
import { BenchTraderRoom, transactionRoom } from './rooms.ts';
import type { FromServer, Mode, ToServer } from './talk.ts';
import { Transactions } from './transactions.ts';

const POOL = 8;

const tell = (message: FromServer): void => void process.send?.(message);

class BenchServer {
  readonly #exchange: Exchange;
  readonly #meter: Meter;
  readonly #transactions: Transactions | null;
  readonly #inspector = new Session();

  private constructor(exchange: Exchange, meter: Meter, transactions: Transactions | null) {
    this.#exchange = exchange;
    this.#meter = meter;
    this.#transactions = transactions;
  }

  static async open(mode: Mode): Promise<BenchServer> {
    const env = readEnv();
    const metrics = makeMetrics();
    const meter = new Meter(makeEvents(makeLogger({ level: env.logLevel }), metrics));
    const databaseUrl = must(env.databaseUrl, 'DATABASE_URL');
    await migrate(databaseUrl);
    const life = await incarnate(databaseUrl, { address: `bench-${mode}`, build: 'bench' });
    const bare = mode === 'bare' ? { store: new BareStore(life.inc), folder: bareFolder } : {};
    const exchange = await makeExchange(env, { ...life, ...bare }, meter.events, metrics, (why) =>
      tell({ type: 'failed', why }),
    );
    const transactions = mode === 'transactions' ? await Transactions.open(databaseUrl, POOL) : null;
    matchMaker.defineRoomType('trader', transactions ? transactionRoom(transactions) : BenchTraderRoom);
    await exchange.open();
    return new BenchServer(exchange, meter, transactions);
  }

  async follow(message: ToServer): Promise<void> {
    switch (message.type) {
      case 'mark':
        return tell({ type: 'marked', marks: this.#meter.mark(this.#exchange.host, message.collect === true) });
      case 'settle':
        while (this.#exchange.host.vitals.tailBytes > 0) await pause(20);
        break;
      case 'pool':
        await this.#transactions?.resize(message.size);
        break;
      case 'profile':
        await this.#profile(message.file);
        break;
    }
    tell({ type: 'done' });
  }

  /** Begins without a file, ends with one. */
  async #profile(file: string | null): Promise<void> {
    if (file === null) {
      this.#inspector.connect();
      await this.#inspector.post('Profiler.enable');
      await this.#inspector.post('Profiler.start');
      return;
    }
    const { profile } = await this.#inspector.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
    this.#inspector.disconnect();
  }
}

process.on('disconnect', () => process.exit(1));
const server = await BenchServer.open(process.argv[2] as Mode);
process.on('message', (message: ToServer) => {
  server.follow(message).catch((error: unknown) => tell({ type: 'failed', why: String(error) }));
});
tell({ type: 'open' });
