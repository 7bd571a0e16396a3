/** Talk: aloud in his square, in the trade channel of the nation, or to one trader alone. */
import type { HubKey } from '../../content/hubs.ts';
import { hubKeys, hubs } from '../../content/hubs.ts';
import type { Reply } from '../../kit/actor.ts';
import { accepted, refused } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import { must } from '../../kit/assert.ts';
import type { FromTrader, LineLink, TalkFromHub, TalkToHub, Utterance } from '../../letters.ts';
import type { Pointer } from '../../talk-schemas.ts';
import type { TraderTurn } from '../belongings.ts';
import { limits } from '../limits.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { isOpen } from '../rules/orders.ts';
import { Refusal } from '../rules/refusal.ts';
import * as rules from '../rules/talk.ts';
import type { WhisperLine } from '../talk-parts.ts';

export function speakerOf(turn: TraderTurn, mutedUntil: number | undefined): rules.Speaker {
  return { player: turn.key, profile: turn.get('profile'), mutedUntil, now: turn.now };
}

/** Who is muted hears until when. */
export function silence(refusal: Refusal, mutedUntil: number | undefined): Reply<never> {
  return refused(refusal, refusal === Refusal.muted ? { until: mutedUntil } : {});
}

type Said = { readonly text: string; readonly link?: Pointer | undefined };

/** What he says, with what it points to looked up; or why it points to nothing. */
export function utter(turn: TraderTurn, { text, link }: Said): Utterance | Refusal {
  const name = turn.get('profile')?.name ?? '';
  const found = link && lookUp(turn, link);
  return typeof found === 'string' ? found : { name, text, ...(found && { link: found }) };
}

/** An order is one of his own, as it is by now: nobody shows what is not there. */
function lookUp(turn: TraderTurn, link: Pointer): LineLink | Refusal {
  if (link.type === 'item') return link;
  const order = turn.get(`order/${link.order}`);
  if (!order) return Refusal.unknownOrder;
  if (!isOpen(order)) return Refusal.orderIsClosed;
  const { hub, side, item, price, quantity, filled } = order;
  return { type: 'order', hub, side, item, price, quantity: quantity - filled };
}

/** Where he is heard: on the road still where he set out from. */
function squareOf(turn: TraderTurn): HubKey {
  const where = must(turn.get('where'), 'a place');
  return where.hub ?? where.from;
}

export function say(turn: TraderTurn, command: CommandOf<'say'>): ReplyTo<'say'> {
  const refusal = rules.refuseToSpeak(speakerOf(turn, command.mutedUntil));
  if (refusal) return silence(refusal, command.mutedUntil);
  const said = utter(turn, command);
  if (typeof said === 'string') return refused(said);
  turn.send(addressOf('hub', squareOf(turn)), { type: 'say', player: turn.key, ...said } satisfies TalkToHub);
  return accepted({});
}

/** The first square of a nation keeps its channel. */
export function sayInTrade(turn: TraderTurn, command: CommandOf<'sayInTrade'>): ReplyTo<'sayInTrade'> {
  const refusal = rules.refuseToSpeak(speakerOf(turn, command.mutedUntil));
  if (refusal) return silence(refusal, command.mutedUntil);
  const said = utter(turn, command);
  if (typeof said === 'string') return refused(said);
  const { nation } = hubs[squareOf(turn)];
  const keeper = must(
    hubKeys.find((hub) => hubs[hub].nation === nation),
    'a square of the nation',
  );
  const cry = (turn.get('cries')?.made ?? 0) + 1;
  turn.put('cries', { made: cry });
  turn.send(addressOf('hub', keeper), { type: 'cry', cry, ...said } satisfies TalkToHub);
  return accepted({ cry });
}

export function hearOfCry(turn: TraderTurn, { cry, waitMs }: TalkFromHub): void {
  turn.notify({ type: 'cryRefused', cry, why: Refusal.tooSoon, waitMs });
}

export function whisper(turn: TraderTurn, command: CommandOf<'whisper'>): ReplyTo<'whisper'> {
  const { to, mutedUntil } = command;
  const refusal = rules.refuseToAddress(speakerOf(turn, mutedUntil), to, turn.get(`known/${to}`));
  if (refusal) return silence(refusal, mutedUntil);
  const said = utter(turn, command);
  if (typeof said === 'string') return refused(said);
  const id = keepLine(turn, { player: to, isOwn: true, ...said });
  turn.send(addressOf('trader', to), { type: 'whispered', whisper: id, ...said } satisfies FromTrader);
  return accepted({ whisper: id });
}

/** Whom he has blocked he does not hear; neither does one who is not there. */
export function hearWhisper(turn: TraderTurn, from: Address, mail: FromTrader & { type: 'whispered' }): void {
  const { whisper: id, type: _, ...said } = mail;
  if (!isOpenTo(turn, from)) {
    turn.send(from, { type: 'unheard', whisper: id } satisfies FromTrader);
    return;
  }
  keepLine(turn, { player: keyOf(from), isOwn: false, ...said });
  turn.notify({ type: 'whispered', player: keyOf(from), name: said.name, text: said.text });
}

export function hearUnheard(turn: TraderTurn, from: Address, whisper: number): void {
  const key = `whisper/${whisper % limits.linesMax}` as const;
  const line = turn.get(key);
  if (line?.id === whisper) turn.put(key, { ...line, isUnheard: true });
  turn.notify({ type: 'unheard', player: keyOf(from) });
}

/** Whether he is there, and would hear from whoever writes. */
export function isOpenTo(turn: TraderTurn, from: Address): boolean {
  const profile = turn.get('profile');
  const isThere = profile !== undefined && profile.forgottenAt === undefined;
  return isThere && turn.get(`known/${keyOf(from)}`)?.as !== 'blocked';
}

/** The last lines are kept, over all he whispers with; the oldest makes room. */
function keepLine(turn: TraderTurn, line: Omit<WhisperLine, 'id' | 'at'>): number {
  const { last, said } = turn.get('whispers') ?? { last: 0, said: 0 };
  const id = last + 1;
  turn.put('whispers', { last: id, said: said + (line.isOwn ? 1 : 0) });
  turn.put(`whisper/${id % limits.linesMax}`, { id, ...line, at: turn.now });
  return id;
}
