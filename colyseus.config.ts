/**
 * The front door: where the parts of one server are put together, and nowhere else. Given settings, a life on a database
 * and somebody to tell, it makes the host, its rooms and its HTTP side; server/main.ts opens and closes what it makes.
 */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LocalDriver, LocalPresence, matchMaker, Server } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { hubKeys } from './actors/content/hubs.ts';
import { itemKeys } from './actors/content/items.ts';
import { kinds } from './actors/kinds.ts';
import { Accounts } from './server/auth/accounts.ts';
import { Passwords } from './server/auth/passwords.ts';
import { Sessions } from './server/auth/sessions.ts';
import { Tickets } from './server/auth/tickets.ts';
import { AccessTokens } from './server/auth/tokens.ts';
import { type DoorAnswer, type DoorQuestion, Doors } from './server/doors.ts';
import { type Env, keepAuthSecret } from './server/env.ts';
import { SystemClock } from './server/host/clock.ts';
import { Directory } from './server/host/Directory.ts';
import { Host } from './server/host/Host.ts';
import { NoWire } from './server/host/wire.ts';
import { cookieStyle } from './server/http/cookies.ts';
import { type Limits as DoorLimits, makeLimits, noLimits as noDoorLimits } from './server/http/limits.ts';
import { closeMatchmaking, makeBoundedServer } from './server/http/matchmaking.ts';
import { mountHttp } from './server/http/mount.ts';
import { makeCompany } from './server/nodes/company.ts';
import { keepLease } from './server/nodes/lease.ts';
import { CauseList } from './server/persistence/CauseList.ts';
import { Dossier } from './server/persistence/Dossier.ts';
import { Forgetting } from './server/persistence/Forgetting.ts';
import { GuildList } from './server/persistence/GuildList.ts';
import { Leaderboards } from './server/persistence/Leaderboards.ts';
import { NewsList } from './server/persistence/NewsList.ts';
import { OperatorOrders } from './server/persistence/OperatorOrders.ts';
import { People } from './server/persistence/People.ts';
import { PrismaAccountStore } from './server/persistence/PrismaAccountStore.ts';
import { Reports } from './server/persistence/Reports.ts';
import { TuningVersions } from './server/persistence/TuningVersions.ts';
import { ActorRoom } from './server/rooms/ActorRoom.ts';
import { AuctionRoom } from './server/rooms/AuctionRoom.ts';
import { CauseRoom } from './server/rooms/CauseRoom.ts';
import { GuildRoom } from './server/rooms/GuildRoom.ts';
import { gatherWrites } from './server/rooms/gathered-writes.ts';
import { HubRoom } from './server/rooms/HubRoom.ts';
import { noLimits, playerLimits } from './server/rooms/player-limits.ts';
import { Rooms } from './server/rooms/Rooms.ts';
import { mendSlowReaders } from './server/rooms/slow-readers.ts';
import { mendStrayFrames, placesOnly } from './server/rooms/stray-frames.ts';
import { TraderRoom } from './server/rooms/TraderRoom.ts';
import type { Events } from './server/telemetry/events.ts';
import type { Metrics } from './server/telemetry/metrics.ts';
import { MuteBook, watchBans } from './server/world/bans.ts';
import { CauseBook, watchCauses } from './server/world/causes.ts';
import { startChores } from './server/world/chores.ts';
import { watchForgetting } from './server/world/forgetting.ts';
import type { Life } from './server/world/incarnate.ts';
import { watchOrders } from './server/world/operator-orders.ts';
import { type AskAll, isPresenceQuestion, presentAnywhere, presentHere } from './server/world/presence.ts';
import { openRedis } from './server/world/redis.ts';
import { openTuning, watchTuning } from './server/world/tuning.ts';

const PAYLOAD_BYTES_MAX = 32 << 10;
const CLIENT_DIR = fileURLToPath(new URL('dist/client', import.meta.url));
/** The whole of a room's state, for whoever comes in: a full layer of walkers, or every book of a house, with room to spare. */
const VIEW_BYTES = 64 << 10;
const CANDLES_MAX = 500;
/** Another node says by then who is there, or nobody is. */
const PRESENCE_MS = 500;
const DRAIN_MS = 10_000;
const FAREWELL_MS = 2_000;

export interface Exchange {
  readonly host: Host;
  /** Resolves when players may come in; rejects when the port cannot be had. */
  open(): Promise<void>;
  /** Not ready from the first moment; then everything said and remembered, sockets told to enter again, doors shut. */
  close(): Promise<void>;
}

/** Several nodes count together what strangers do. */
function doorLimits({ limits, company }: Env, stops: (() => unknown)[]): DoorLimits {
  if (!limits) return noDoorLimits;
  if (!company) return makeLimits();
  const redis = openRedis(company.redisUrl);
  // It may be away: each node counts for itself meanwhile, and it is told of elsewhere.
  redis.on('error', () => {});
  stops.push(() => redis.disconnect());
  return makeLimits(redis);
}

export async function makeExchange(
  env: Env,
  life: Life,
  events: Events,
  metrics: Metrics,
  onFinished: (why: string) => void,
): Promise<Exchange> {
  let phase: 'starting' | 'open' | 'closing' = 'starting';
  const stops: (() => unknown)[] = [];
  const { store, folder } = life;
  const clock = new SystemClock(await store.now());
  const versions = new TuningVersions(life.work);
  const book = await openTuning(versions, events);
  const causeList = new CauseList(life.work);
  const causeBook = new CauseBook(clock);
  await causeBook.look(causeList);
  const tuning = () => causeBook.buffed(book.inForce);
  const secret = keepAuthSecret(env);
  const directory = new Directory(store, clock);
  const company =
    env.company && life.ear
      ? makeCompany({ store, clock, directory, ear: life.ear, secret, redisUrl: env.company.redisUrl }, events)
      : null;
  const wire = company?.wire ?? new NoWire();
  const host = new Host({ store, clock, wire, folder, directory, timeScale: env.timeScale, tuning }, kinds, {
    ...events,
    finished: (why) => {
      events.finished(why);
      if (why !== 'drained') onFinished(why);
    },
  });

  const tickets = new Tickets();
  const accountStore = new PrismaAccountStore(life.work);
  const tokens = new AccessTokens(secret);
  const sessions = new Sessions({ store: accountStore, tokens, now: Date.now, stolen: events.refreshStolen });
  const site = env.publicAddress ?? `http://localhost:${env.port}`;
  const accounts = new Accounts({
    store: accountStore,
    sessions,
    passwords: new Passwords(),
    now: Date.now,
    sendReset: (_email, token) => events.resetLink(`${site}/reset?token=${token}`),
  });
  const doors = new Doors({
    host,
    rooms: new Rooms(),
    tickets,
    site: env.company?.site ?? '',
    askNode: async (inc, question, withinMs) =>
      company ? ((await company.wire.ask(inc, question, withinMs)) as DoorAnswer | null) : null,
  });
  company?.wire.onAsked(async (question) =>
    isPresenceQuestion(question) ? presentHere(question) : doors.answer(question as DoorQuestion),
  );
  const askAll: AskAll = (question) => {
    const others = [...directory.nodes.keys()].filter((inc) => inc !== store.inc);
    return Promise.all(others.map((inc) => company?.wire.ask(inc, question, PRESENCE_MS) ?? null));
  };
  const mutes = new MuteBook();
  const guildList = new GuildList(life.work);
  const leaderboards = new Leaderboards(life.work);
  const newsList = new NewsList(life.work);

  const limits = env.limits ? playerLimits(() => tuning().values) : noLimits;
  const causes = () => causeBook.causes;
  const turned = () => {
    for (const room of ActorRoom.open) room.turned();
  };
  ActorRoom.deps = { ...events, host, tickets, mutes, tuning, causes, limits };
  mendSlowReaders(() => events.messageRefused('socket', 'slow reader'));
  mendStrayFrames(() => events.messageRefused('socket', 'stray frame'));
  gatherWrites();
  Encoder.BUFFER_SIZE = VIEW_BYTES;
  closeMatchmaking();

  const server = new Server({
    greet: false,
    logger: placesOnly(events.frameworkComplained),
    gracefullyShutdown: false,
    // Who has which actor stands in the database (server/host/Directory.ts): of rooms each node knows its own.
    presence: new LocalPresence(),
    driver: new LocalDriver(),
    transport: new WebSocketTransport({ server: makeBoundedServer(), maxPayload: PAYLOAD_BYTES_MAX }),
    express: (app) =>
      mountHttp(app, {
        accounts,
        sessions,
        limits: doorLimits(env, stops),
        cookie: cookieStyle(env.publicAddress, env.port),
        trustProxy: env.trustProxy,
        publicAddress: env.publicAddress,
        sites: () =>
          [...directory.nodes.values()].flatMap(({ site }) => (URL.canParse(site) ? [new URL(site).origin] : [])),
        metricsToken: env.metricsToken,
        clientDir: CLIENT_DIR,
        events,
        metrics,
        ready: () =>
          phase === 'open' && host.vitals.open
            ? { ready: true }
            : { ready: false, why: phase === 'open' ? 'the log is behind' : phase },
        enter: async (identity, address) => doors.enter(identity, address),
        guilds: (text) => guildList.find(text),
        owners: () => guildList.owners(),
        leaders: (list) => leaderboards.of(list),
        people: new People(life.work),
        dossier: new Dossier(life.work),
        reports: new Reports(life.work),
        news: () => newsList.now(),
        present: (by, players) => presentAnywhere({ type: 'present', by, players }, askAll),
        candles: async (hub, item, size) =>
          hubKeys.some((key) => key === hub) && itemKeys.some((key) => key === item)
            ? store.candles(hub, item, size, CANDLES_MAX)
            : null,
      }),
  });
  server.define('trader', TraderRoom);
  server.define('hub', HubRoom);
  server.define('auction', AuctionRoom);
  server.define('guild', GuildRoom);
  server.define('cause', CauseRoom);
  metrics.watch({
    outputsHeld: () => host.vitals.heldCascades,
    tailBytes: () => host.vitals.tailBytes,
    actorsLoaded: () => host.vitals.actors,
    sockets: () => matchMaker.stats.local.ccu,
  });

  return {
    host,
    async open() {
      stops.push(
        keepLease(life.databaseUrl, store.inc, {
          retired: () => host.retired(),
          failed: (error) => events.broke(error),
        }),
      );
      await company?.start();
      host.start();
      await doors.open();
      stops.push(await watchBans(accountStore, mutes, clock, events.choreFailed));
      await server.listen(env.port, env.host ?? undefined);
      if (company && phase === 'starting') await life.open();
      stops.push(watchOrders(host, new OperatorOrders(life.work), clock, events));
      stops.push(watchForgetting(host, new Forgetting(life.work), clock, events.choreFailed));
      stops.push(
        watchTuning(book, versions, clock, events, turned),
        watchCauses(causeList, clock, { book: causeBook, tuning }, events.choreFailed, turned),
      );
      stops.push(startChores(life, env, clock, events.choreFailed));
      phase = 'open';
    },
    async close() {
      phase = 'closing';
      await host.drain(DRAIN_MS);
      company?.stop();
      for (const stop of stops) await stop();
      // Every room has told its clients by now; the framework's own farewell is waited for, but not for ever.
      await Promise.race([server.gracefullyShutdown(false), setTimeout(FAREWELL_MS)]);
    },
  };
}
