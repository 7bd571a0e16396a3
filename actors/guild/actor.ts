/**
 * The guild: people who share a treasury, a store, a hall and a name. Its members ask by their traders; each is asked for his right when
 * he asks, and what he brings lies here until somebody who may takes it away.
 */
import type { ActorKind } from '../kit/actor.ts';
import { unreachable } from '../kit/assert.ts';
import { mailOnly } from '../kit/mail-only.ts';
import type { ToGuild } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import { lead } from './deeds/leading.ts';
import { askIn, declineInvite, found, join, leave, serve, takeBackRequest } from './deeds/members.ts';
import { deposit, withdraw } from './deeds/store.ts';
import { forget, speak } from './deeds/talk.ts';
import { tidy } from './deeds/upkeep.ts';
import type { GuildParts } from './state.ts';
import { holdings, version } from './state.ts';

export const guild: ActorKind<GuildParts, 'guild', undefined, never, ToGuild, Tuning> = {
  kind: 'guild',
  version,
  tuning: shipped,
  ...mailOnly('a guild is asked by mail only'),
  makeIndex: () => undefined,
  holdings,

  onMail(turn, from, mail, value) {
    switch (mail.type) {
      case 'found':
        return found(turn, mail, value);
      case 'join':
        return join(turn, from, mail);
      case 'askIn':
        return askIn(turn, from, mail);
      case 'takeBackRequest':
        return takeBackRequest(turn, from);
      case 'declineInvite':
        return declineInvite(turn, from);
      case 'serve':
        return serve(turn, from, mail);
      case 'leave':
        return leave(turn, from, mail);
      case 'deposit':
        return deposit(turn, from, mail, value);
      case 'withdraw':
        return withdraw(turn, from, mail);
      case 'forget':
        return forget(turn, from, mail.name);
      case 'speak':
        return speak(turn, from, mail);
      case 'lead':
        return lead(turn, from, mail);
      default:
        return unreachable(mail);
    }
  },

  onBounce(_turn, to, mail) {
    throw new Error(`${to} did not take ${mail.type}`);
  },

  onWake(turn) {
    tidy(turn);
  },
};
