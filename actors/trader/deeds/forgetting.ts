/**
 * A person who is forgotten: his account is gone, and what he owned stays where it lies, nobody's. His name is another everywhere, and
 * what he said and wrote is read no more.
 */
import { hubKeys } from '../../content/hubs.ts';
import type { Reply } from '../../kit/actor.ts';
import { accepted } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import type { FromTrader, TalkToHub, ToGuild } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import { isOpen } from '../rules/orders.ts';
import type { TraderParts } from '../state.ts';
import { GuildStatus } from '../state.ts';
import { takeBack } from './guilds.ts';
import { cancelOrder } from './orders.ts';
import { discard } from './post.ts';
import { dropAlert } from './watching.ts';

/** Told again, nothing is left to be done. */
export function forgetMe(turn: TraderTurn, { name }: CommandOf<'forgetMe'>): Reply {
  const profile = turn.get('profile');
  if (!profile || profile.forgottenAt !== undefined) return accepted({});
  closeAffairs(turn);
  leaveGuilds(turn, name);
  for (const player of correspondentsOf(turn))
    turn.send(addressOf('trader', player), { type: 'forget', name } satisfies FromTrader);
  for (const hub of hubKeys)
    turn.send(addressOf('hub', hub), { type: 'forget', player: turn.key, name } satisfies TalkToHub);
  for (const key of turn.keys('mail/')) {
    const letter = turn.get(key as `mail/${string}`);
    if (letter) discard(turn, letter);
  }
  for (const prefix of ['sent/', 'whisper/', 'known/', 'feed/'])
    for (const key of turn.keys(prefix)) turn.drop(key as keyof TraderParts & string);
  turn.drop('person');
  turn.put('profile', { ...profile, name, guest: true, forgottenAt: turn.now });
  return accepted({});
}

/** Orders are taken back, so that nobody trades with one who is not there; what is on the road arrives. */
function closeAffairs(turn: TraderTurn): void {
  for (const key of turn.keys('order/')) {
    const order = turn.get(key as `order/${string}`);
    if (order && isOpen(order)) cancelOrder(turn, { type: 'cancelOrder', order: order.id });
  }
  for (const key of turn.keys('alert/')) dropAlert(turn, { type: 'dropAlert', alert: key.slice('alert/'.length) });
}

function leaveGuilds(turn: TraderTurn, name: string): void {
  takeBack(turn);
  const own = turn.get('guild');
  if (own?.status !== GuildStatus.member) return;
  const guild = addressOf('guild', own.guild);
  turn.send(guild, { type: 'forget', name } satisfies ToGuild);
  const made = turn.get('guilds') ?? { founded: 0, asks: 0 };
  turn.put('guilds', { ...made, asks: made.asks + 1 });
  turn.send(guild, { type: 'leave', ask: made.asks + 1, hub: hubOf(turn) ?? own.hall } satisfies ToGuild);
}

/** Those who have words of his or his name, as far as he knows. */
function correspondentsOf(turn: TraderTurn): ReadonlySet<string> {
  const whispered = turn.keys('whisper/').flatMap((key) => turn.get(key as `whisper/${number}`)?.player ?? []);
  const written = turn.keys('sent/').flatMap((key) => turn.get(key as `sent/${string}`)?.to ?? []);
  const befriended = turn.keys('known/').map((key) => key.slice('known/'.length));
  return new Set([...whispered, ...written, ...befriended]);
}

/** What one wrote who is forgotten: the letters stay, with what is enclosed, and say nothing any more. */
export function forgetWriter(turn: TraderTurn, from: Address, name: string): void {
  const player = keyOf(from);
  for (const key of turn.keys('mail/')) {
    const letter = turn.get(key as `mail/${string}`);
    if (letter?.from === player) turn.put(key as `mail/${string}`, { ...letter, name, subject: name, text: '' });
  }
  for (const key of turn.keys('whisper/')) {
    const line = turn.get(key as `whisper/${number}`);
    if (line?.player !== player) continue;
    const { link: _, ...kept } = line;
    turn.put(key as `whisper/${number}`, { ...kept, name, text: line.isOwn ? line.text : '' });
  }
  for (const key of turn.keys('feed/')) {
    const line = turn.get(key as `feed/${number}`);
    if (line?.['from'] === player) turn.put(key as `feed/${number}`, { ...line, name, subject: name });
    if (line?.['player'] === player) turn.put(key as `feed/${number}`, { ...line, name });
  }
}
