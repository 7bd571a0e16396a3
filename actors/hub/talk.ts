/** Talk: what is said in a square is heard there; what is cried in the trade channel is heard in all squares of a nation. */
import type { HubKey } from '../content/hubs.ts';
import { hubKeys, hubs } from '../content/hubs.ts';
import type { Address } from '../kit/address.ts';
import { addressOf, keyOf } from '../kit/address.ts';
import type { TalkFromHub, TalkToHub, TradeLine } from '../letters.ts';
import type { HubTurn } from './merchant.ts';
import { LINES_KEPT } from './state.ts';

type Heard<Type extends TalkToHub['type']> = TalkToHub & { readonly type: Type };

export function hearTalk(turn: HubTurn, { type: _, ...said }: Heard<'say'>): void {
  const id = (turn.get('chat')?.last ?? 0) + 1;
  const line = { id, ...said, at: turn.now };
  turn.put('chat', { last: id });
  turn.put(`line/${id % LINES_KEPT}`, line);
  turn.notify({ type: 'said', ...line });
}

/** To the first square of a nation, which keeps its channel: it numbers the line, and lets the others hear it. */
export function hearCry(turn: HubTurn, from: Address, { type: _, cry, ...said }: Heard<'cry'>): void {
  const waitMs = waitFor(turn, keyOf(from));
  if (waitMs > 0) {
    turn.send(from, { type: 'cryRefused', cry, waitMs } satisfies TalkFromHub);
    return;
  }
  const id = (turn.get('trade')?.last ?? 0) + 1;
  const line: TradeLine = { id, player: keyOf(from), ...said, at: turn.now };
  hearCried(turn, line);
  for (const other of compatriots(turn.key as HubKey))
    if (other !== turn.key) turn.send(addressOf('hub', other), { type: 'cried', line } satisfies TalkToHub);
}

export function hearCried(turn: HubTurn, line: TradeLine): void {
  turn.put('trade', { last: line.id });
  turn.put(`trade/${line.id % LINES_KEPT}`, line);
  turn.notify({ type: 'cried', ...line });
}

/** Slow mode: how long one who has cried must wait before he cries again. By people's minutes, not by those of the game. */
function waitFor(turn: HubTurn, player: string): number {
  const own = turn.keys('trade/').flatMap((key) => turn.get(key as `trade/${number}`) ?? []);
  const last = own.reduce((latest, line) => (line.player === player ? Math.max(latest, line.at) : latest), 0);
  return Math.max(0, last + turn.tuning.hub.talk.tradeSlowMs - turn.now);
}

/** A name and words that nobody is to read any more; their places stay. */
export function forget(turn: HubTurn, { player, name }: Heard<'forget'>): void {
  for (const key of [...turn.keys('line/'), ...turn.keys('trade/')]) {
    const line = turn.get(key as `line/${number}`);
    if (line?.player !== player) continue;
    const { link: _, ...kept } = line;
    turn.put(key as `line/${number}`, { ...kept, name, text: '' });
  }
}

function compatriots(hub: HubKey): readonly HubKey[] {
  return hubKeys.filter((each) => hubs[each].nation === hubs[hub].nation);
}
