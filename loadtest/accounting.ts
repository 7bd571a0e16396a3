/**
 * The books of one bot: what was asked, what was answered, and whether that is what happened. Nothing here knows a
 * socket; the truth is handed in, be it the mirror of a trader's parts or the log itself.
 */
import type { Reply } from '../actors/kit/actor.ts';
import { leadingCommands } from '../actors/trader/guild-messages.ts';
import type { PlayerCommand } from '../actors/trader/messages.ts';
import type { OrderStatus } from '../actors/trader/state.ts';

export type CommandType = PlayerCommand['type'];

export interface Asked {
  readonly body: PlayerCommand;
  /** When it was meant to be sent: ms of the monotonic clock. */
  readonly dueAt: number;
  reply: Reply | null;
  latencyMs: number;
}

/** What a trader counts, and the commands that bring it about. */
const makers = {
  agents: ['hireAgent'],
  // Those of the catalogue, on errands and in convoys set out by a hub's word, or do not.
  caravans: ['sendHaul'],
  jobs: ['craft'],
  lots: ['openLot'],
  bids: ['bid'],
  alerts: ['setAlert'],
  guilds: ['foundGuild'],
  guildAsks: [
    ...(['leaveGuild', 'giveToGuild', 'takeFromGuild', 'sayInGuild'] as const),
    ...leadingCommands.map(({ shape }) => shape.type.value),
  ],
  causeAsks: ['joinCause', 'contribute', 'claimReward'],
  letters: ['sendMail'],
  whispers: ['whisper'],
  cries: ['sayInTrade'],
  steps: ['claimStep'],
  achievements: ['claimAchievement'],
} as const satisfies Record<string, readonly [CommandType, ...CommandType[]]>;
export type Made = keyof typeof makers;

/** What the server says happened, by one way or another. */
export interface Truth {
  /** How many orders this trader ever placed, by his own counter. */
  readonly ordersPlaced: number;
  /** How many there ever were of what else he asks for, by his own counters. */
  readonly made: Readonly<Record<Made, number>>;
  /** Every order ever seen among his parts, as last seen. */
  readonly orders: ReadonlyMap<string, OrderStatus>;
  /** Under which ids the square heard each of his lines. */
  readonly lines: ReadonlyMap<string, ReadonlySet<string | number>>;
}

export interface Fault {
  readonly type: 'lost' | 'doubled' | 'halfDone';
  readonly command: CommandType;
  readonly what: string;
}

/** Our own refusal: nobody will ever know what became of it. */
const UNKNOWN = 'unknown';

export class Books {
  readonly asked: Asked[] = [];
  /** Final answers by session and number: one number has one answer, however often it is asked. */
  readonly #answers = new Map<string, string>();
  readonly #faults: Fault[] = [];

  ask(body: PlayerCommand, dueAt: number): Asked {
    const asked: Asked = { body, dueAt, reply: null, latencyMs: 0 };
    this.asked.push(asked);
    return asked;
  }

  end(asked: Asked, reply: Reply, now: number): void {
    if (asked.reply) this.#faults.push({ type: 'doubled', command: asked.body.type, what: 'one promise ended twice' });
    asked.reply = reply;
    asked.latencyMs = now - asked.dueAt;
  }

  /** A raw answer from the wire. */
  hear(session: string, seq: number, command: CommandType, reply: Reply): void {
    if (!isFinal(reply)) return;
    const key = `${session}/${seq}`;
    const text = JSON.stringify(reply);
    const before = this.#answers.get(key);
    if (before === undefined) this.#answers.set(key, text);
    else if (before !== text)
      this.#faults.push({ type: 'doubled', command, what: `${key} was answered ${before}, then ${text}` });
  }

  get unanswered(): readonly Asked[] {
    return this.asked.filter(({ reply }) => reply === null);
  }

  /** Everything that is not as it was answered. Empty is what we hope for. */
  reconcile(truth: Truth): Fault[] {
    const unanswered: Fault[] = this.asked
      .filter(({ reply }) => reply === null || (!reply.ok && reply.refused === UNKNOWN))
      .map(({ body, reply }) => ({
        type: 'lost',
        command: body.type,
        what: `${reply ? 'outcome unknown' : 'no answer'}: ${JSON.stringify(body)}`,
      }));
    return [
      ...this.#faults,
      ...unanswered,
      ...this.#reconcileOrders(truth),
      ...this.#reconcileCancels(truth),
      ...this.#reconcileCounters(truth),
      ...this.#reconcileLines(truth),
    ];
  }

  #reconcileOrders({ orders, ordersPlaced }: Truth): Fault[] {
    const acked = this.acked('placeOrder').map((reply) => orderIn(reply));
    const faults: Fault[] = [];
    const once = new Set<string>();
    for (const order of acked) {
      if (once.has(order))
        faults.push({ type: 'doubled', command: 'placeOrder', what: `${order} was the answer to two commands` });
      once.add(order);
      const status = orders.get(order);
      if (status === undefined)
        faults.push({ type: 'lost', command: 'placeOrder', what: `${order} is not among the trader's orders` });
      if (status === 'pending')
        faults.push({ type: 'halfDone', command: 'placeOrder', what: `${order} never reached the house` });
    }
    for (const order of orders.keys()) {
      if (!once.has(order))
        faults.push({ type: 'doubled', command: 'placeOrder', what: `${order} was placed by no command` });
    }
    const expected = once.size;
    if (ordersPlaced !== expected && faults.length === 0) {
      const type = ordersPlaced > expected ? 'doubled' : 'lost';
      faults.push({ type, command: 'placeOrder', what: `${expected} orders acknowledged, ${ordersPlaced} placed` });
    }
    return faults;
  }

  #reconcileCancels({ orders }: Truth): Fault[] {
    return this.acked('cancelOrder').flatMap((reply): Fault[] => {
      const order = orderIn(reply);
      const status = orders.get(order);
      const isOpen = status === 'open' || status === 'pending';
      return isOpen ? [{ type: 'halfDone', command: 'cancelOrder', what: `${order} is still ${status}` }] : [];
    });
  }

  #reconcileCounters({ made }: Truth): Fault[] {
    return (Object.keys(makers) as Made[]).flatMap((what): Fault[] => {
      const commands: readonly CommandType[] = makers[what];
      const acked = commands.reduce((sum, type) => sum + this.acked(type).length, 0);
      const there = made[what];
      if (acked === there) return [];
      const says = `${acked} ${what} acknowledged, ${there} there`;
      return [{ type: there > acked ? 'doubled' : 'lost', command: makers[what][0], what: says }];
    });
  }

  #reconcileLines({ lines }: Truth): Fault[] {
    const said = this.asked.flatMap(({ body, reply }) => (body.type === 'say' && reply?.ok ? [body.text] : []));
    const acked = new Set(said);
    const missing = said.filter((text) => !lines.has(text));
    const twice = [...lines].filter(([text, ids]) => ids.size > 1 || !acked.has(text)).map(([text]) => text);
    return [
      ...missing.map((text): Fault => ({ type: 'lost', command: 'say', what: `nobody heard "${text}"` })),
      ...twice.map((text): Fault => ({ type: 'doubled', command: 'say', what: `"${text}" was said once too often` })),
    ];
  }

  /** The accepted replies to one sort of command. */
  acked(type: CommandType): Reply[] {
    return this.asked.flatMap(({ body, reply }) => (body.type === type && reply?.ok ? [reply] : []));
  }
}

/** What belongs to the exchange: the measure of a load. */
export function isTrade(type: CommandType): boolean {
  return type === 'placeOrder' || type === 'cancelOrder';
}

/** An answer that uses up the number; the others say "ask again". */
export function isFinal(reply: Reply): boolean {
  return reply.ok || !['busy', 'rateLimited', 'outOfOrder', 'sessionClosed', 'alreadyAnswered'].includes(reply.refused);
}

/** The order an accepted reply speaks of. */
export function orderIn(reply: Reply): string {
  const result = reply.ok ? (reply.result as { readonly order?: unknown }) : {};
  return String(result.order);
}
