/**
 * One call for each event worth knowing: counted and logged together, so that the two never disagree. None throws: what
 * cannot be told must not break what is told about. Fits what the host, the rooms and the door each ask for.
 */
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

export type Events = ReturnType<typeof makeEvents>;

export function makeEvents(log: Logger, metrics: Metrics) {
  const fault = (kind: string, error: unknown, about: object = {}): void => {
    metrics.faults.inc({ kind });
    log.error({ ...about, err: error }, `fault: ${kind}`);
  };
  return unfailing({
    // The life of the server.
    started: (url: string, about: object) => log.info(about, `listening at ${url}`),
    stopping: (reason: string) => log.info({ reason }, 'stopping'),
    stopped: (tookMs: number) => log.info({ tookMs: Math.round(tookMs) }, 'stopped'),
    databaseSaid: (sentence: string) => log.warn({ database: 'embedded' }, sentence),

    // The host.
    commanded: (address: string, result: string, about: { command?: string; id?: string } = {}) => {
      metrics.commands.inc({ kind: kindOf(address), result });
      if (result === 'busy') metrics.mailboxBusy.inc({ kind: kindOf(address) });
      log.debug({ address, result, ...about }, 'command');
    },
    appended: (tookMs: number, bytes: number, cascades: number) => {
      metrics.appendSeconds.observe(tookMs / 1000);
      metrics.appendBytes.inc(bytes);
      metrics.cascades.inc(cascades);
      log.trace({ tookMs, bytes, cascades }, 'appended');
    },
    checkpointed: (tookMs: number, actors: number) => {
      metrics.checkpointSeconds.observe(tookMs / 1000);
      metrics.checkpointedActors.inc(actors);
      log.debug({ tookMs: Math.round(tookMs), actors }, 'checkpointed');
    },
    fault: (address: string, message: string, error: Error) => fault(kindOf(address), error, { address, message }),
    storeFailed: (error: unknown) => fault('store', error),
    outputFailed: (error: unknown) => fault('output', error),
    choreFailed: (error: unknown) => fault('chore', error),
    releaseRefused: (address: string) => fault('release', null, { address }),
    broke: (error: unknown) => fault('host', error),
    finished: (why: string) => log[why === 'drained' ? 'info' : 'fatal']({ why }, 'the incarnation is finished'),

    // The other nodes.
    nodesChanged: (nodes: readonly { inc: string; isDraining: boolean }[]) => {
      metrics.nodes.set(nodes.length);
      log.info({ nodes: nodes.map(({ inc, isDraining }) => (isDraining ? `${inc} (draining)` : inc)) }, 'nodes');
    },
    retired: (inc: string, evidence: string) => {
      metrics.nodesRetired.inc({ evidence });
      log.warn({ inc, evidence }, 'a node was taken for dead and retired');
    },
    recovered: ({ inc, segments, actors }: { inc: string; segments: number; actors: number }, tookMs: number) =>
      log.info({ inc, segments, actors, tookMs: Math.round(tookMs) }, 'folded what a node left: its actors are free'),
    defective: (inc: string, error: unknown) => fault('tail', error, { inc }),
    redisAway: (why: string) => log.warn({ why }, 'Redis is away: nodes speak by their links alone'),
    forged: () => {
      metrics.framesForged.inc();
      log.warn('a frame without a sound seal, on a link or over Redis');
    },

    // Operators.
    operatorOrderDone: (order: number, trader: string, result: string) =>
      log.info({ order, trader, result }, 'operator order'),
    tuned: (version: number) => {
      metrics.tuningVersion.set(version);
      log.info({ version }, 'tuning in force');
    },
    tuningRefused: (version: number, why: string) => fault('tuning', null, { version, why }),

    // The rooms.
    roomFailed: (roomId: string, where: string, error: unknown) => fault('room', error, { roomId, where }),
    messageRefused: (kind: string, why: string) => {
      metrics.messagesRefused.inc({ kind });
      log.debug({ kind, why }, 'message refused');
    },
    /** Of frames it could not read, mostly: anybody may send those. */
    frameworkComplained: (complaint: string) => log.debug({ complaint }, 'framework'),
    ticked: (kind: string, tookMs: number) => metrics.tickSeconds.observe({ kind }, tookMs / 1000),

    // The door.
    answered: (route: string, status: number, tookMs: number) => {
      metrics.httpSeconds.observe({ route, status: String(status) }, tookMs / 1000);
      log.debug({ route, status, tookMs: Math.round(tookMs) }, 'http');
    },
    httpFailed: (route: string, error: unknown) => fault('http', error, { route }),
    limited: (rule: string, who: string) => {
      metrics.httpLimited.inc({ rule });
      log.info({ rule, who }, 'rate limited');
    },
    signedIn: (way: string, result: string, player?: string) => {
      metrics.signIns.inc({ way, result });
      log.info({ way, result, ...(player ? { player } : {}) }, 'sign-in');
    },
    refreshStolen: (account: string) => {
      metrics.signIns.inc({ way: 'refresh', result: 'stolen' });
      log.warn({ player: account }, 'a used refresh token came back: its sign-in is over');
    },
    /** With no way to send mail the operator is the postman. */
    resetLink: (link: string) => log.warn({ link }, 'no mail is set up; this link resets a password'),
  });
}

const kindOf = (address: string): string => address.split(':', 1)[0] ?? '';

type Helpers = Record<string, (...args: never[]) => void>;

function unfailing<T extends Helpers>(helpers: T): T {
  const wrap =
    (say: (...args: never[]) => void) =>
    (...args: never[]): void => {
      try {
        say(...args);
      } catch {
        // Telling is not worth failing for.
      }
    };
  return Object.fromEntries(Object.entries(helpers).map(([name, say]) => [name, wrap(say)])) as T;
}
