/**
 * Where kills fell, and how that is known; and where the next one is aimed, so that every window is hit often enough.
 *
 * (a) Between append and reply: the dead server's log holds a command whose answer no client had heard.
 * (b) During a checkpoint: a statement of it was seen waiting when the kill fell, or rows stand above the mark up to
 *     which history is written.
 * (c) Between two actors of one trade: the kill fell while an append was held up that carries a trade, decided for
 *     buyer, seller and house alike and known to none of them.
 */
import type { LoggedSegment } from '../history/log.ts';
import { commandIn, tradesIn } from '../history/log.ts';
import type { Aim, Struck } from './strike.ts';

export interface Cover {
  readonly inFlight: number;
  /** (a) Commands in the log without an answer. */
  readonly unanswered: number;
  /** They were seen in the log while the process stood frozen. */
  readonly isCertain: boolean;
  /** (b) */
  readonly checkpoint: string | null;
  /** (c) Trades within the append that was held, each between three actors or two. */
  readonly tradesCut: number;
}

export function coverOf(
  { inFlight, unheard, through, checkpoint, wasFrozen }: Struck,
  log: readonly LoggedSegment[],
): Cover {
  const before = log.filter(({ seq }) => through === null || seq <= through);
  const held = log.filter(({ seq }) => through !== null && seq > through);
  const names = (segments: readonly LoggedSegment[]) =>
    segments
      .flatMap(({ records }) => records.flatMap((record) => commandIn(record) ?? []))
      .filter(({ name }) => unheard.has(name));
  const cut = held.flatMap((segment) => {
    const orders = new Set(
      names([segment]).map(({ reply }) => (reply.ok ? (reply.result as { order?: string }).order : undefined)),
    );
    const present = new Set(segment.records.map(({ address }) => address));
    return tradesIn(segment).filter(
      ({ taker, actors }) => orders.has(taker) && actors.every((actor) => present.has(actor)),
    );
  });
  const unanswered = names(before).length;
  return {
    inFlight: inFlight.length,
    unanswered,
    isCertain: wasFrozen && unanswered > 0,
    checkpoint,
    tradesCut: cut.length,
  };
}

export const Window = { reply: 'reply', checkpoint: 'checkpoint', trade: 'trade' } as const;
export type Window = (typeof Window)[keyof typeof Window];

export function tally(covers: readonly Cover[]): Record<Window, number> & { inFlight: number; certain: number } {
  const count = (is: (cover: Cover) => boolean) => covers.filter(is).length;
  return {
    reply: count(({ unanswered }) => unanswered > 0),
    checkpoint: count((cover) => cover.checkpoint !== null),
    trade: count(({ tradesCut }) => tradesCut > 0),
    inFlight: count(({ inFlight }) => inFlight > 0),
    certain: count(({ isCertain }) => isCertain),
  };
}

export const DATABASE_EVERY = 4;
const QUOTA = 5;

/** Five of each; fewer only when there are too few rounds for it. */
export function quotaFor(rounds: number): number {
  return Math.min(QUOTA, Math.floor(rounds / 2));
}

const anywhere: Aim = { append: false, checkpoint: null, reply: false, databaseMs: null };

/**
 * The aim of a round (from 1), given where the kills before it fell. A checkpoint can be held along with either of the
 * other two; an append is held or has just landed, never both. Rounds that nothing needs are killed at random.
 */
export function chooseAim(round: number, rounds: number, covers: readonly Cover[], rng: () => number): Aim {
  const hit = tally(covers);
  const quota = quotaFor(rounds);
  const need = (window: Window) => Math.max(0, quota - hit[window]);
  const targeted = need('reply') + need('trade');
  const left = roundsLeft(round, rounds);
  const isShort = Math.max(targeted, need('checkpoint')) >= left;
  if (round % DATABASE_EVERY === 0) {
    const reply = need('reply') > 0 && (isShort || rng() < 0.3);
    return { ...anywhere, reply, append: !reply && rng() < 0.5, databaseMs: reply || rng() < 0.5 ? 0 : rng() * 700 };
  }
  if (!isShort && rng() < 1 - Math.max(targeted, need('checkpoint')) / left) return anywhere;
  const where = rng() < 0.5 ? 'parts' : 'history';
  const mustHold = need('checkpoint') >= Math.min(targeted, left);
  const checkpoint = need('checkpoint') > 0 && (mustHold || rng() < 0.5) ? where : null;
  if (targeted === 0) return { ...anywhere, checkpoint };
  return need('trade') >= need('reply')
    ? { ...anywhere, checkpoint, append: true }
    : { ...anywhere, checkpoint, reply: true };
}

/** Rounds from this one on in which the server dies alone: only there can all windows be told apart. */
function roundsLeft(round: number, rounds: number): number {
  return Array.from({ length: rounds - round + 1 }, (_, n) => round + n).filter((n) => n % DATABASE_EVERY !== 0).length;
}

export function nameOf({ append, checkpoint, reply, databaseMs }: Aim): string {
  const pins = [
    append ? 'append held' : '',
    checkpoint ? `${checkpoint} held` : '',
    reply ? 'frozen before reply' : '',
  ];
  const database =
    databaseMs === null ? '' : databaseMs === 0 ? 'database too' : `database ${Math.round(databaseMs)} ms before`;
  return [...pins, database].filter(Boolean).join(', ') || 'at random';
}
