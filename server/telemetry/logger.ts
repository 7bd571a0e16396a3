/** The log: JSON lines, or readable ones on a terminal. Secrets never reach it, wherever in an event they sit. */
import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'current',
  'next',
  'token',
  'accessToken',
  'ticket',
  'refresh',
  'refreshToken',
  'email',
];

export interface LoggerOptions {
  readonly level: string;
  /** Where to; the terminal or the standard output unless told. */
  readonly to?: DestinationStream;
}

export function makeLogger({ level, to }: LoggerOptions): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { level, base: null, redact: { paths, censor: '[redacted]' }, timestamp: pino.stdTimeFunctions.isoTime },
    to ??
      (process.stdout.isTTY
        ? pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss.l', sync: true })
        : pino.destination(1)),
  );
}
