/** What other traders write: whispers, letters, what became of his own, and that one has him for a friend. */
import { homeHub } from '../../content/hubs.ts';
import type { Mail } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { unreachable } from '../../kit/assert.ts';
import type { Value } from '../../kit/value.ts';
import { isNothing } from '../../kit/value.ts';
import type { FromTrader } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { receive } from '../belongings.ts';
import { forgetWriter } from './forgetting.ts';
import { hearBefriended } from './known.ts';
import { hearOfSent, hearPost } from './post.ts';
import { hearUnheard, hearWhisper } from './talk.ts';

export function hearOfTrader(turn: TraderTurn, from: Address, mail: FromTrader, value: Value): void {
  switch (mail.type) {
    case 'whispered':
      return hearWhisper(turn, from, mail);
    case 'unheard':
      return hearUnheard(turn, from, mail.whisper);
    case 'posted':
      return hearPost(turn, from, mail, value);
    case 'mailBack':
      if (!isNothing(value)) receive(turn, mail.hub, value);
      return hearOfSent(turn, mail);
    case 'mailClaimed':
      return hearOfSent(turn, mail);
    case 'befriended':
      return hearBefriended(turn, from, mail.name);
    case 'forget':
      return forgetWriter(turn, from, mail.name);
    default:
      unreachable(mail);
  }
}

/** A letter of ours that another could not take: what was in it is ours again. */
export function hearOfTraderBounce(turn: TraderTurn, mail: Mail, value: Value): void {
  const letter = mail as FromTrader;
  if (letter.type === 'posted') return bringBack(turn, { mail: letter.mail, hub: letter.enclosed?.hub }, value);
  if (letter.type === 'mailBack') bringBack(turn, letter, value);
}

function bringBack(
  turn: TraderTurn,
  { mail, hub }: { mail: string; hub: Parameters<typeof receive>[1] | undefined },
  value: Value,
): void {
  if (!isNothing(value) && hub) receive(turn, hub, value);
  hearOfSent(turn, { type: 'mailBack', mail, hub: hub ?? homeHub, why: 'fault' });
}
