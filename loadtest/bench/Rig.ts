/** The rig of one bench: a database cluster of its own, and the servers and generators on it. Everything goes at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Postgres, startPostgres } from '../../server/postgres/postgres.ts';
import { Driver } from './driver/Driver.ts';
import { Server } from './server/Server.ts';
import type { Mode } from './server/talk.ts';

const SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'wal_compression',
] as const;

/** A server with its generator, everybody seated. */
export interface Stand {
  readonly server: Server;
  readonly driver: Driver;
  readonly databaseUrl: string;
  /** From the first guest to the last one seated. */
  readonly enteredSeconds: number;
}

export class Rig {
  readonly dataDir: string;
  readonly #postgres: Postgres;
  readonly #closings: (() => unknown)[] = [];
  #databases = 0;

  private constructor(dataDir: string, postgres: Postgres) {
    this.dataDir = dataDir;
    this.#postgres = postgres;
  }

  static async open(): Promise<Rig> {
    const dataDir = mkdtempSync(join(tmpdir(), 'aurelian-bench-'));
    return new Rig(dataDir, await startPostgres({ dataDir, log: (sentence) => console.error(sentence) }));
  }

  database(): Promise<string> {
    return this.#postgres.makeDatabase(`bench_${++this.#databases}`);
  }

  async serve(mode: Mode, traders: number, room: 'trader' | 'hub' = 'trader'): Promise<Stand> {
    const databaseUrl = await this.database();
    const server = await Server.open(mode, databaseUrl, this.dataDir);
    this.#closings.push(() => server.end());
    const driver = new Driver();
    this.#closings.push(() => driver.end());
    const { seconds } = await driver.enter(server.url, traders, room);
    return { server, driver, databaseUrl, enteredSeconds: seconds };
  }

  /** The settings on which every figure of durability rests. */
  async settings(): Promise<Record<string, string>> {
    return this.withClient(this.#postgres.url('postgres'), async (client) => {
      const shown: Record<string, string> = {};
      for (const name of SETTINGS) shown[name] = (await client.query(`SHOW ${name}`)).rows[0]?.[name];
      return shown;
    });
  }

  async withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    for (const close of this.#closings.splice(0).reverse()) await close();
    await this.#postgres.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
