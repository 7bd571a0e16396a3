/** A real server on a database of its own, and people in it, for the tests of one file: there before them, gone after them. */
import { afterAll, beforeAll } from 'vitest';
import { type Companion, makeCompanion } from './companions.ts';
import { makePlayer, type Player } from './player.ts';
import { freshDatabase } from './postgres.ts';
import { type RunningServer, startServer } from './server.ts';
import { Tabs } from './tabs.ts';

export interface Scene {
  readonly database: string;
  readonly server: RunningServer;
  players(count: number): Promise<Player[]>;
  player(): Promise<Player>;
  /** People of some standing, with accounts: guilds are theirs to found. */
  companions(count: number): Promise<Companion[]>;
  /** One player in several tabs. */
  inTabs(): Promise<{ readonly player: Player; readonly tabs: Tabs }>;
}

export function openScene(settings: Readonly<Record<string, string>> = {}): Scene {
  let database: string;
  let server: RunningServer;
  const leaving: (() => void)[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
    server = await startServer({ limits: 'off', env: { DATABASE_URL: database, ...settings } });
  });
  afterAll(async () => {
    for (const leave of leaving) leave();
    await server.stop();
  });
  const kept = async <One extends Player>(making: Promise<One>): Promise<One> => {
    const one = await making;
    leaving.push(() => one.leave());
    return one;
  };
  const player = (): Promise<Player> => kept(makePlayer(server.url));
  return {
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    player,
    players: (count) => Promise.all(Array.from({ length: count }, player)),
    companions: (count) => Promise.all(Array.from({ length: count }, () => kept(makeCompanion(server.url)))),
    async inTabs() {
      const one = await player();
      const tabs = await Tabs.open(server.url, one);
      leaving.push(() => tabs.close());
      return { player: one, tabs };
    },
  };
}
