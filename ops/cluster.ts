/**
 * npm run cluster -- --nodes 3 [--base-port 2567]
 *
 * One world on several nodes of this machine: an embedded Postgres, a Redis, the nodes on the ports after the first, and one
 * address for clients. Ctrl-C stops all of it and loses nothing.
 */
import { Command } from 'commander';
import { readEnv } from '../server/env.ts';
import { lockDataDir } from '../server/postgres/lock.ts';
import { StartError } from '../server/start-error.ts';
import { onStopRequest } from '../server/stopping.ts';
import { type Cluster, startCluster } from './cluster/Cluster.ts';
import { between } from './options.ts';

const NODES_MAX = 16;

const options = new Command('cluster')
  .description('One world on several nodes of this machine.')
  .option('--nodes <n>', 'how many', between(1, NODES_MAX), 3)
  .option('--base-port <n>', 'of the address for clients', between(1, 65_000), 2567)
  .parse()
  .opts<{ nodes: number; basePort: number }>();

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

async function main(): Promise<void> {
  const env = readEnv();
  const lock = lockDataDir(env.dataDir, options.basePort);
  const starting: Promise<Cluster> = startCluster({
    ...options,
    dataDir: env.dataDir,
    host: env.host ?? undefined,
    env: {
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      LIMITS: env.limits ? 'on' : 'off',
      TIME_SCALE: String(env.timeScale),
    },
    say,
  });
  onStopRequest(async () => {
    say('Stopping ...');
    await starting.then((cluster) => cluster.stop()).catch(() => {});
    lock.release();
    process.exit(0);
  });
  const { url } = await starting;
  say(`Aurelian is open at ${url}`);
}

await main().catch((error: unknown) => {
  const sentence = error instanceof StartError ? error.message : String(error);
  process.stderr.write(`${sentence}\n`);
  process.exit(error instanceof StartError ? 2 : 1);
});
