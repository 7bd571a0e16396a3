/** What is said in the channels of a guild; who may speak is looked up when he does. */
import type { Address } from '../../kit/address.ts';
import { keyOf } from '../../kit/address.ts';
import type { ToGuild } from '../../letters.ts';
import type { GuildTurn } from '../keeping.ts';
import { answer, keepMember, memberOf } from '../keeping.ts';
import { limits } from '../limits.ts';
import { Refusal } from '../rules/refusal.ts';
import { channelOf, isHeardBy } from '../rules/sight.ts';

export function speak(turn: GuildTurn, from: Address, mail: ToGuild & { type: 'speak' }): void {
  const { channel, text, link } = mail;
  const member = memberOf(turn, keyOf(from));
  const isOpen = member && isHeardBy(member.role, channelOf(channel, turn.get('channels') ?? []));
  answer(turn, from, mail, !member ? Refusal.notAMember : isOpen ? null : Refusal.noSuchChannel);
  if (!isOpen) return;
  const { player, name } = member;
  const id = (turn.get(`talk/${channel}`)?.last ?? 0) + 1;
  turn.put(`talk/${channel}`, { last: id });
  turn.put(`line/${channel}/${id % limits.linesMax}`, {
    ...{ id, channel, player, name, text, at: turn.now, ...(link && { link }) },
  });
}

/** A member who is forgotten: another name, and no words. */
export function forget(turn: GuildTurn, from: Address, name: string): void {
  const player = keyOf(from);
  const member = memberOf(turn, player);
  if (member) keepMember(turn, { ...member, name });
  for (const key of turn.keys('line/')) {
    const line = turn.get(key as `line/${string}`);
    if (line?.player !== player) continue;
    const { link: _, ...kept } = line;
    turn.put(key as `line/${string}`, { ...kept, name, text: '' });
  }
  for (const key of turn.keys('log/')) {
    const line = turn.get(key as `log/${number}`);
    const rename = (known: string | null) => (known !== null && known === member?.name ? name : known);
    if (line) turn.put(key as `log/${number}`, { ...line, by: rename(line.by), about: rename(line.about) });
  }
}
