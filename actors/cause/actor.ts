/**
 * The cause: what the whole world works for together, in turns with the others. Whoever helps does so by his trader, whose letters bring what
 * he gives: it is used up as it is taken, and nothing counts that was not brought.
 */
import type { ActorKind } from '../kit/actor.ts';
import { accepted } from '../kit/actor.ts';
import { unreachable } from '../kit/assert.ts';
import type { ToCause } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import { lookAtClock, open } from './calendar.ts';
import { claimReward, contribute, enlist, hearOfTrades } from './deeds.ts';
import type { Command } from './messages.ts';
import { parseCommand } from './messages.ts';
import { obey } from './operators.ts';
import { Standings } from './standings.ts';
import type { CauseParts } from './state.ts';
import { holdings, version } from './state.ts';

export const cause: ActorKind<CauseParts, 'cause', Standings, Command, ToCause, Tuning> = {
  kind: 'cause',
  version,
  tuning: shipped,
  parseCommand,
  makeIndex: () => new Standings(),
  holdings,

  onCommand(turn, command) {
    if (command.type !== 'open') return obey(turn, command);
    open(turn);
    return accepted({});
  },

  onMail(turn, from, mail, value) {
    // Nobody has opened it yet: somebody's letter does as well.
    open(turn);
    switch (mail.type) {
      case 'enlist':
        return enlist(turn, from, mail);
      case 'contribute':
        return contribute(turn, from, mail, value);
      case 'claimReward':
        return claimReward(turn, from, mail);
      case 'traded':
        return hearOfTrades(turn, from, mail);
      default:
        return unreachable(mail);
    }
  },

  onBounce(_turn, to, mail) {
    throw new Error(`${to} did not take ${mail.type}`);
  },

  onWake(turn) {
    lookAtClock(turn);
  },
};
