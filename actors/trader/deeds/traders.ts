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
      hearWhisper(turn, from, mail);
      break;
    case 'unheard':
      hearUnheard(turn, from, mail.whisper);
      break;
    case 'posted':
      hearPost(turn, from, mail, value);
      break;
    case 'mailBack':
      if (!isNothing(value)) receive(turn, mail.hub, value);
      hearOfSent(turn, mail);
      break;
    case 'mailClaimed':
      hearOfSent(turn, mail);
      break;
    case 'befriended':
      hearBefriended(turn, from, mail.name);
      break;
    case 'forget':
      forgetWriter(turn, from, mail.name);
      break;
    default:
      unreachable(mail);
  }
}

/** A letter of ours that another could not take: what was in it is ours again. */
export function hearOfTraderBounce(turn: TraderTurn, mail: Mail, value: Value): void {
  const letter = mail as FromTrader;
  if (letter.type !== 'posted' && letter.type !== 'mailBack') return;
  const hub = (letter.type === 'posted' ? letter.enclosed?.hub : letter.hub) ?? homeHub;
  if (!isNothing(value)) receive(turn, hub, value);
  hearOfSent(turn, { type: 'mailBack', mail: letter.mail, hub, why: 'fault' });
}
