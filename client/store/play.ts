/**
 * The visit: signs in, opens the game, writes what it hears into the signals, and carries what the windows ask.
 * The only file that holds the account and the game.
 */
import { batch } from '@preact/signals';
import type { AgentKind } from '../../actors/content/agents.ts';
import { agentTypes } from '../../actors/content/agents.ts';
import type { CauseKey } from '../../actors/content/causes.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import { hubs } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { catalogue } from '../../actors/content/items.ts';
import type { Tier } from '../../actors/content/missions.ts';
import type { Offer } from '../../actors/content/terms.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import type { TripPlan } from '../../actors/trader/rules/caravans.ts';
import { Account } from '../net/account.ts';
import type { Book } from '../net/auction-link.ts';
import type { Leader } from '../net/cause-link.ts';
import { Game } from '../net/game.ts';
import { HttpError, makeHttp } from '../net/http.ts';
import type { Said } from '../net/hub-link.ts';
import { sdkJoin } from '../net/rooms.ts';
import type { Notice } from '../net/trader-link.ts';
import { refusal, refusalOf, words } from '../words/en.ts';
import { feedSentence } from '../words/feed.ts';
import { type CauseView, causes, tellCauseNotice, view } from './cause.ts';
import { crowd } from './crowd.ts';
import { digestOf, loadMark, markOf, saveMark } from './digest.ts';
import { errand, inspected } from './errand.ts';
import { fixtures, fixturesOf } from './fixtures.ts';
import { company, tellGuildNotice } from './guild.ts';
import { isItemKey } from './items.ts';
import * as show from './signals.ts';
import { alone, claimSessionKey, pageStorage } from './tab.ts';
import { draft, openLetter, shownChannel, tellTalkNotice, tradeLines, whisperTo, withLine } from './talk.ts';
import { hearServerDate } from './time.ts';
import { tell } from './toasts.ts';

/** For what anybody may ask. */
export const publicHttp = makeHttp({ origin: '', onDate: hearServerDate });

export const account = new Account({
  http: publicHttp,
  alone,
  onChange: (player) => {
    const isSame = player?.id === show.player.peek()?.id;
    show.player.value = player;
    if (isSame) return;
    leave();
    if (player) void enter(player.id);
    else show.stage.value = 'signedOut';
  },
});

let game: Game | null = null;
/** Whether this visit's orders were compared with those of the last. */
let isMarked = false;
let hearSaid: (said: Said) => void = () => {};

/** Picks up the session of an earlier visit, if there is one. Called once, at the start of the page. */
export async function resume(): Promise<void> {
  for (let pauseMs = 500; ; pauseMs = Math.min(5_000, pauseMs * 2)) {
    try {
      if (!(await account.refresh())) show.stage.value = 'signedOut';
      return;
    } catch (fault) {
      // The server may be starting; without its word nobody is signed out.
      const waitMs = fault instanceof HttpError ? (fault.retryAfterMs ?? pauseMs) : pauseMs;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/** Runs a call of the account. Null when it is done, else the sentence to show. */
export async function tryTo(deed: () => Promise<unknown>): Promise<string | null> {
  try {
    await deed();
    return null;
  } catch (fault) {
    if (fault instanceof HttpError) return refusal(fault.code, fault.message);
    throw fault;
  }
}

/** Whoever draws the square hears each line as it is said; one listener. */
export function onSaid(hear: (said: Said) => void): void {
  hearSaid = hear;
}

export function walk(input: number, dx: number, dy: number): void {
  game?.hub?.walk(input, dx, dy);
}

/** The network may be back: do not wait for the next try. */
export function hurry(): void {
  game?.hurry();
}

export async function placeOrder(hub: HubKey, offer: Offer): Promise<void> {
  if (await ask({ type: 'placeOrder', hub, ...offer })) tell(words.toasts.placed[offer.side]);
}

export async function cancelOrder(order: string): Promise<void> {
  if (await ask({ type: 'cancelOrder', order })) tell(words.toasts.cancelAsked);
}

export async function collectShelf(hub: HubKey): Promise<void> {
  if (await ask({ type: 'collectShelf', hub })) tell(words.toasts.collected);
}

export async function hireAgent(kind: AgentKind): Promise<void> {
  if (await ask({ type: 'hireAgent', kind })) tell(words.toasts.hired(agentTypes[kind].name));
}

/** True when the caravan sets out; one of the catalogue when its reward is agreed on, as a notice will tell. */
export async function send({ mission, to, cargo, agent, provisions }: TripPlan): Promise<boolean> {
  const { rewardPercent } = show.board.value;
  const command: PlayerCommand =
    mission && agent
      ? { type: 'sendCaravan', mission, agent: agent.id, cargo, provisions: [...provisions], rewardPercent }
      : { type: 'sendHaul', to, cargo };
  const isSent = await ask(command);
  if (isSent && !mission) tell(words.toasts.sent(hubs[to].name));
  return isSent;
}

/** This cause is shown from now on, and no other. */
export function lookAt(cause: CauseKey | null): void {
  game?.lookAt(cause);
}

export async function fetchLeaders(from: number): Promise<readonly Leader[]> {
  return (await game?.cause?.leaders(from)) ?? [];
}

/** Null when the trader takes it up, else the sentence to show. */
export async function tryCommand(command: PlayerCommand): Promise<string | null> {
  const reply = await game?.command(command);
  return reply && !reply.ok ? refusalOf(reply) : null;
}

/** True when it was done; then that is told, if there is a sentence for it, and a refusal always. */
export async function ask(command: PlayerCommand, done?: string): Promise<boolean> {
  const reply = await game?.command(command);
  if (reply && !reply.ok) tell(refusalOf(reply), 'refusal');
  else if (reply && done) tell(done);
  return reply?.ok === true;
}

async function enter(player: string): Promise<void> {
  const sessionKey = await claimSessionKey(player);
  // Somebody else may have signed in meanwhile.
  if (account.player?.id !== player || game) return;
  show.stage.value = 'playing';
  const playing: Game = new Game({
    account,
    join: sdkJoin(window.location.origin),
    storage: pageStorage(),
    sessionKey,
    onPresence: (presence) => {
      show.presence.value = presence;
    },
    onLatency: (ms) => {
      show.latencyMs.value = ms;
    },
    onParts: () => {
      show.parts.value = new Map(playing.trader.parts);
      keepMark(player);
    },
    onTuning: (tuning) => {
      show.tuning.value = tuning;
    },
    onCommands: () => {
      show.unanswered.value = playing.trader.unanswered;
    },
    onLateReply: (_, reply) => tellLate(reply),
    onNotice: tellNotice,
    onHub: (hub) => {
      crowd.clear();
      batch(() => {
        fixtures.value = fixturesOf(hub as HubKey);
        show.people.value = [];
        show.lines.value = [];
        tradeLines.value = [];
        show.books.value = new Map();
      });
    },
    onArrive: () => crowd.arrive(),
    onPeople: (people) => {
      show.people.value = people;
      crowd.hearPeople(people, performance.now());
    },
    onFrame: (frame) => crowd.hearFrame(frame, performance.now()),
    onSaid: hearLine,
    onCried: (said) => {
      tradeLines.value = withLine(tradeLines.peek(), said);
    },
    onBoard: (said) => {
      show.board.value = said;
    },
    onCauses: (told) => {
      causes.value = told;
    },
    onCause: () => {
      view.value = viewOf(playing);
    },
    onGuild: () => {
      company.value = new Map(playing.guild?.parts);
    },
    onBooks: () => {
      show.books.value = readBooks(playing);
    },
  });
  game = playing;
  show.unanswered.value = playing.trader.unanswered;
}

/** Compares once with how the orders stood at the last visit; from then on what happens is seen as it happens. */
function keepMark(player: string): void {
  const orders = show.orders.peek();
  const storage = pageStorage();
  if (!isMarked) show.digest.value = digestOf(loadMark(storage, player) ?? markOf(orders), orders);
  isMarked = true;
  saveMark(storage, player, markOf(orders));
}

function leave(): void {
  game?.close();
  game = null;
  isMarked = false;
  crowd.clear();
  batch(() => {
    show.presence.value = 'connecting';
    show.latencyMs.value = null;
    show.parts.value = new Map();
    show.tuning.value = null;
    show.unanswered.value = [];
    show.people.value = [];
    show.lines.value = [];
    tradeLines.value = [];
    shownChannel.value = 'hub';
    whisperTo.value = null;
    openLetter.value = null;
    draft.value = null;
    show.books.value = new Map();
    company.value = new Map();
    causes.value = [];
    view.value = null;
    show.openWindow.value = null;
    show.digest.value = [];
    errand.value = null;
    inspected.value = null;
  });
}

/** Of the cause that is looked at. */
function viewOf({ cause }: Game): CauseView | null {
  const { player } = account;
  if (!cause || !player) return null;
  const { rank } = cause;
  return { sums: cause.part('sums') ?? null, own: cause.part(`member/${player.id}`) ?? null, rank };
}

function readBooks(playing: Game): ReadonlyMap<ItemKey, Book> {
  const books = new Map<ItemKey, Book>();
  for (const key of show.items) {
    const book = playing.auction?.book(key);
    if (book) books.set(key, book);
  }
  return books;
}

/** A line may be heard twice, for a new room tells the last ones again. */
function hearLine(said: Said): void {
  const known = show.lines.peek();
  const after = withLine(known, said);
  if (after === known) return;
  show.lines.value = after;
  if (!said.past) hearSaid(said);
}

function tellNotice(notice: Notice): void {
  if (tellGuildNotice(notice) || tellCauseNotice(notice) || tellTalkNotice(notice)) return;
  if (/^caravan(Sent|Arrived|TurnedBack)$/.test(notice.type)) tellCaravan(notice);
  else tellDeed(notice);
  const { type, side, item, quantity, proceeds, status } = notice as Record<string, unknown>;
  if (!isItemKey(item) || (side !== 'buy' && side !== 'sell')) return;
  const { name } = catalogue[item];
  if (type === 'orderFilled') {
    const sentence = side === 'buy' ? words.toasts.bought : words.toasts.sold;
    tell(sentence(Number(quantity), name, Number(proceeds)));
  } else if (type === 'orderClosed' && status === 'refused') {
    tell(refusal(String(notice['why'])), 'refusal');
  } else if (type === 'orderClosed') {
    tell(words.toasts.closed(side, name, words.orders.statuses[status as keyof typeof words.orders.statuses]));
  }
}

/** Whatever stays is told as the feed will have it; what is gone once said has a sentence of its own. */
function tellDeed(notice: Notice): void {
  const kept = feedSentence(notice);
  const { item, units, hub, why } = notice as Record<string, unknown>;
  if (kept) tell(kept);
  else if (notice.type === 'gathered' && isItemKey(item))
    tell(words.town.gathered(Number(units), catalogue[item].name));
  else if (notice.type === 'travelled') tell(words.town.arrived(hubs[hub as HubKey].name));
  else if (notice.type.endsWith('Refused') && typeof why === 'string') tell(refusal(why), 'refusal');
}

function tellCaravan({ type, to, tier, gold }: Notice): void {
  const { name } = hubs[to as HubKey];
  if (type === 'caravanSent') tell(words.toasts.sent(name));
  else if (type === 'caravanTurnedBack') tell(words.toasts.turnedBack(name), 'refusal');
  else tell(words.toasts.arrived(name, words.caravan.tiers[tier as Tier], Number(gold)));
}

function tellLate(reply: Reply): void {
  if (reply.ok) tell(words.toasts.lateDone);
  else tell(words.toasts.late(refusalOf(reply)), 'refusal');
}
