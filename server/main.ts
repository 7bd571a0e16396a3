/** Starts one server and stops it gently. What cannot start says why in one sentence and exits with 2. */
import { files } from '../actors/content/files.ts';
import { ContentError, loadContent } from '../actors/content/load.ts';
import { makeExchange } from '../colyseus.config.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Env, readEnv } from './env.ts';
import { assertPortFree } from './http/port.ts';
import { migrate } from './persistence/migrate.ts';
import { lockDataDir } from './postgres/lock.ts';
import { type Postgres, startPostgres } from './postgres/postgres.ts';
import { StartError } from './start-error.ts';
import { onStopRequest } from './stopping.ts';
import { makeEvents } from './telemetry/events.ts';
import { makeLogger } from './telemetry/logger.ts';
import { makeMetrics } from './telemetry/metrics.ts';
import { incarnate } from './world/incarnate.ts';
import { assertRedisAnswers } from './world/redis.ts';
import { fixTimeScale } from './world/time-scale.ts';

const ExitCode = { stopped: 0, cannotStart: 2, finished: 70, stuck: 75 } as const;
/** Longer than everything that is bounded by itself. */
const STOP_MS = 25_000;

async function main(env: Env): Promise<void> {
  const log = makeLogger({ level: env.logLevel });
  const metrics = makeMetrics();
  const events = makeEvents(log, metrics);
  process.on('unhandledRejection', (error) => events.broke(error));
  process.on('uncaughtException', (error) => {
    events.broke(error);
    process.exit(ExitCode.finished);
  });

  const site = env.publicAddress ?? `http://localhost:${env.port}`;
  /** Undone in reverse, whether the start fails half-way or the server is asked to stop. */
  const closings: (() => unknown)[] = [];
  const closeAll = async () => {
    for (const close of closings.splice(0).reverse()) await close();
  };
  let stopping: Promise<void> | null = null;
  const stop = (reason: string, code: number) => {
    stopping ??= (async () => {
      events.stopping(reason);
      setTimeout(() => process.exit(ExitCode.stuck), STOP_MS).unref();
      const startedAt = performance.now();
      await closeAll();
      events.stopped(performance.now() - startedAt);
      process.exit(code);
    })();
  };
  onStopRequest((reason) => stop(reason, ExitCode.stopped));

  try {
    const lock = lockDataDir(env.dataDir, env.port);
    closings.push(() => lock.release());
    await assertPortFree(env.port, env.host);
    if (env.redisUrl) await assertRedisAnswers(env.redisUrl).catch((error) => bearWithRedis(env, error, events));
    const databaseUrl = env.databaseUrl ?? (await startEmbedded(env, events.databaseSaid, closings));
    await migrate(databaseUrl);
    const life = await incarnate(databaseUrl, { address: site, build: packageJson.version }, env.company);
    closings.push(() => life.end());
    for (const { inc, segments, actors } of life.recovered)
      log.info({ inc, segments, actors }, 'folded what an earlier life left');
    await fixTimeScale(life.work, env.timeScale);
    const exchange = await makeExchange(env, life, events, metrics, (why) => stop(why, ExitCode.finished));
    closings.push(() => exchange.close());
    await exchange.open();
  } catch (error) {
    if (stopping) return;
    if (!(error instanceof StartError)) events.broke(error);
    await closeAll();
    cannotStart(error);
  }
  events.started(site, { dataDir: env.dataDir });
  process.stdout.write(`Aurelian is open at ${site}\n`);
}

function cannotStart(error: unknown): never {
  const sentence = error instanceof StartError ? error.message : 'The server could not start; the log says why.';
  process.stderr.write(`${sentence}\n`);
  process.exit(ExitCode.cannotStart);
}

/** Nodes get on without Redis: one that starts while it is away is needed all the more. */
function bearWithRedis(env: Env, error: unknown, events: ReturnType<typeof makeEvents>): void {
  if (env.company === null || !(error instanceof StartError)) throw error;
  events.redisAway(error.message);
}

function settings(): Env {
  try {
    // Whoever mended a table by hand hears of a slip here, and no player ever meets it.
    loadContent(files);
    return readEnv();
  } catch (error) {
    cannotStart(error instanceof ContentError ? new StartError(error.message) : error);
  }
}

async function startEmbedded(env: Env, say: (sentence: string) => void, closings: (() => unknown)[]): Promise<string> {
  const postgres: Postgres = await startPostgres({ dataDir: env.dataDir, log: say });
  closings.push(() => postgres.stop());
  return postgres.makeDatabase('aurelian');
}

await main(settings());
