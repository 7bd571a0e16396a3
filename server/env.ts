/**
 * The only reader of the environment: every setting, its default and its check. A bad one is a `StartError` that names
 * the setting and says how to mend it.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SECRET_LENGTH_MIN = 32;

const text = (what: string) => z.string(`must be ${what}`).trim().min(1, `must be ${what}`);
const count = (what: string, min: number, max: number) =>
  z.coerce.number(`must be ${what}`).int(`must be ${what}`).min(min, `must be ${what}`).max(max, `must be ${what}`);
const url = (what: string, schemes: readonly string[]) =>
  text(what).refine((value) => schemes.includes(URL.parse(value)?.protocol ?? ''), `must be ${what}`);
const onOff = z.enum(['on', 'off'], 'must be "on" or "off"').transform((value) => value === 'on');

const Settings = z.object({
  PORT: count('a port from 1 to 65535', 1, 65_535).default(2567),
  /** The address to listen on; all of them, of IPv6 too where there is any, by default. */
  LISTEN_HOST: text('an address of this machine, such as 127.0.0.1').optional(),
  DATA_DIR: text('a folder')
    .default('data')
    .transform((value) => resolve(value)),
  /** Another Postgres than the embedded one. */
  DATABASE_URL: url('postgresql://user:password@host:5432/database', ['postgres:', 'postgresql:']).optional(),
  /** Names it one of several nodes: they share the database, this Redis and AUTH_SECRET. */
  REDIS_URL: url('redis://host:6379', ['redis:', 'rediss:']).optional(),
  /** The address by which players reach this server; naming it means production. */
  PUBLIC_ADDRESS: url('https://your.domain', ['https:', 'http:']).optional(),
  /** Where players reach this very node, when it is one of several; PUBLIC_ADDRESS unless told. */
  NODE_ADDRESS: text('https://node1.your.domain, or a path of the address they have')
    .regex(/^(https?:\/\/[^/]|\/[^/])/, 'must be https://node1.your.domain, or a path of the address they have')
    .optional(),
  /** Where other nodes reach this one; any free port by default. Never open to players. */
  LINK_ADDRESS: text('host:port')
    .regex(/^.+:\d{1,5}$/, 'must be host:port')
    .default('127.0.0.1:0'),
  AUTH_SECRET: text(`at least ${SECRET_LENGTH_MIN} random characters`)
    .min(SECRET_LENGTH_MIN, `must be at least ${SECRET_LENGTH_MIN} random characters`)
    .optional(),
  /** How many proxies in front of this server may be believed about a player's address. */
  TRUST_PROXY: count('the number of proxies in front of the server, 0 to 8', 0, 8).default(0),
  /** Game durations are this many times shorter. */
  TIME_SCALE: z.coerce
    .number('must be a number from 1 to 3600')
    .min(1, 'must be a number from 1 to 3600')
    .max(3600, 'must be a number from 1 to 3600')
    .default(1),
  LIMITS: onOff.default(true),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  /** The log is kept this long, or until it is this big. */
  LOG_RETENTION_DAYS: count('a number of days from 1 to 3650', 1, 3650).default(7),
  LOG_RETENTION_MB: count('a number of megabytes from 64 up', 64, 1_048_576).default(2048),
  /** Lets a scraper on another machine read /metrics; without it only loopback may. */
  METRICS_TOKEN: text('at least 16 characters').min(16, 'must be at least 16 characters').optional(),
  NODE_ENV: z.string().optional(),
});

/** What a node needs to be one of several. */
export interface Company {
  readonly redisUrl: string;
  /** Where players reach this very node: an origin, a path of the address they have, or empty for that itself. */
  readonly site: string;
  readonly linkHost: string;
  /** 0 for any free one. */
  readonly linkPort: number;
}

export interface Env {
  readonly port: number;
  readonly host: string | null;
  readonly isLoopback: boolean;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly publicAddress: string | null;
  /** Null for a server alone. */
  readonly company: Company | null;
  readonly authSecret: string | null;
  readonly trustProxy: number;
  readonly timeScale: number;
  readonly limits: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly logRetentionDays: number;
  readonly logRetentionMb: number;
  readonly metricsToken: string | null;
  readonly isProduction: boolean;
}

type Source = Readonly<Record<string, string | undefined>>;

export function readEnv(source: Source = process.env): Env {
  // An empty variable is an unset one: `PORT= npm start` means the default.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'A setting');
    throw new StartError(`${name} ${issue?.message ?? 'is not usable'}: mend it, or unset it for the default.`);
  }
  const s = parsed.data;
  const env: Env = {
    port: s.PORT,
    host: s.LISTEN_HOST ?? null,
    isLoopback: s.LISTEN_HOST !== undefined && isLoopback(s.LISTEN_HOST),
    dataDir: s.DATA_DIR,
    databaseUrl: s.DATABASE_URL ?? null,
    redisUrl: s.REDIS_URL ?? null,
    publicAddress: s.PUBLIC_ADDRESS ?? null,
    company: s.REDIS_URL && s.DATABASE_URL ? companyOf(s, s.REDIS_URL) : null,
    authSecret: s.AUTH_SECRET ?? null,
    trustProxy: s.TRUST_PROXY,
    timeScale: s.TIME_SCALE,
    limits: s.LIMITS,
    logLevel: s.LOG_LEVEL,
    logRetentionDays: s.LOG_RETENTION_DAYS,
    logRetentionMb: s.LOG_RETENTION_MB,
    metricsToken: s.METRICS_TOKEN ?? null,
    isProduction: s.NODE_ENV === 'production' || s.PUBLIC_ADDRESS !== undefined,
  };
  refuseUnsafe(env);
  return env;
}

function companyOf(s: z.infer<typeof Settings>, redisUrl: string): Company {
  const colon = s.LINK_ADDRESS.lastIndexOf(':');
  return {
    redisUrl,
    site: (s.NODE_ADDRESS ?? s.PUBLIC_ADDRESS ?? '').replace(/\/$/, ''),
    linkHost: s.LINK_ADDRESS.slice(0, colon),
    linkPort: Number(s.LINK_ADDRESS.slice(colon + 1)),
  };
}

/** Settings that are each fine and together are not. */
function refuseUnsafe(env: Env): void {
  if (!env.limits && !env.isLoopback) {
    throw new StartError(
      'LIMITS=off is for load tools on this machine: set LISTEN_HOST=127.0.0.1 with it, or leave LIMITS on.',
    );
  }
  if (env.timeScale !== 1 && env.isProduction) {
    throw new StartError(
      'TIME_SCALE is for trying things out: leave it at 1 in production (NODE_ENV or PUBLIC_ADDRESS is set).',
    );
  }
  if (env.publicAddress !== null && env.authSecret === null) {
    throw new StartError('PUBLIC_ADDRESS needs AUTH_SECRET: set it to 32 or more random characters and keep it.');
  }
  if (env.company !== null && env.authSecret === null) {
    throw new StartError(
      'Several nodes (DATABASE_URL and REDIS_URL) need one AUTH_SECRET: set the same for all of them.',
    );
  }
}

/** The secret that signs access tokens: the given one, or one of our own, made once and kept beside the data. */
export function keepAuthSecret(env: Pick<Env, 'authSecret' | 'dataDir'>): string {
  if (env.authSecret !== null) return env.authSecret;
  const file = join(env.dataDir, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= SECRET_LENGTH_MIN) return secret;
  throw new StartError(
    `${file} holds no usable secret: remove it (players will have to sign in again), or set AUTH_SECRET.`,
  );
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return (isIPv4(host) && host.startsWith('127.')) || (isIPv6(host) && host.startsWith('::ffff:127.'));
}
