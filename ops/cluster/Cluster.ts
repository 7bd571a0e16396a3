/** Several nodes of one world on this machine: one Postgres, one Redis, one address for clients. */
import { join } from 'node:path';
import { keepAuthSecret } from '../../server/env.ts';
import { startPostgres } from '../../server/postgres/postgres.ts';
import { type Front, openFront } from './front.ts';
import { NodeProcess } from './NodeProcess.ts';
import { type RunningRedis, startRedis } from './redis.ts';

export interface ClusterOptions {
  readonly nodes: number;
  /** Of the address for clients; the nodes and Redis have the next ones. */
  readonly basePort: number;
  readonly dataDir: string;
  /** Where clients are listened for; everywhere unless told. */
  readonly host?: string | undefined;
  /** Clients go to the nodes themselves, by an origin for each, once they know which; else all goes by the one address. */
  readonly isDirect?: boolean;
  /** Further settings of each node. */
  readonly env?: Readonly<Record<string, string>>;
  readonly say?: (sentence: string) => void;
}

export interface Cluster {
  readonly url: string;
  readonly databaseUrl: string;
  readonly nodes: readonly NodeProcess[];
  readonly redis: RunningRedis;
  /** Of the present postmaster. */
  readonly postgresPid: number;
  stop(): Promise<void>;
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { nodes: count, basePort, dataDir, host, say = () => {} } = options;
  /** Undone in reverse. */
  const closings: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closings.splice(0).reverse()) await close();
  };
  try {
    const postgres = await startPostgres({ dataDir, log: say });
    closings.push(() => postgres.stop());
    const redis = await startRedis(basePort + count + 1, join(dataDir, 'redis'), say);
    closings.push(() => redis.kill());
    const databaseUrl = await postgres.makeDatabase('aurelian');
    const shared = {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      AUTH_SECRET: keepAuthSecret({ authSecret: null, dataDir }),
      LISTEN_HOST: '127.0.0.1',
      TRUST_PROXY: '1',
      ...options.env,
    };
    const nodes = Array.from({ length: count }, (_, i) => {
      const name = `node ${i + 1}`;
      const settings = {
        ...shared,
        PORT: String(basePort + i + 1),
        DATA_DIR: join(dataDir, 'nodes', String(i + 1)),
        NODE_ADDRESS: options.isDirect ? `http://127.0.0.1:${basePort + i + 1}` : `/n${i + 1}`,
      };
      return new NodeProcess(settings, {
        opened: (pid, tookMs) =>
          say(`${name}  port ${settings.PORT}  pid ${pid}  open after ${(tookMs / 1000).toFixed(1)} s`),
        ended: (how) => say(`${name}  ended: ${how}; it is started again`),
      });
    });
    closings.push(() => Promise.all(nodes.map((node) => node.stop())));
    // The first one migrates; the others find the work done.
    for (const [i, node] of nodes.entries()) if (i === 0) await node.start();
    await Promise.all(nodes.slice(1).map((node) => node.start()));
    const front: Front = await openFront(
      basePort,
      host,
      nodes.map(({ port }) => port),
    );
    closings.push(() => front.close());
    return {
      url: `http://localhost:${basePort}`,
      databaseUrl,
      nodes,
      redis,
      get postgresPid() {
        return postgres.pid;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
