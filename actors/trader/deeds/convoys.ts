/** Convoys: a trader calls one or joins one at the gate of his hub, and his haul waits there for the others of his guild. */
import { helpOf } from '../../content/gear.ts';
import { quoteHaul } from '../../content/journeys.ts';
import type { Reply } from '../../kit/actor.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import type { FromHub, ToHub } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';
import { GuildStatus } from '../state.ts';
import { caravansOf, send } from './caravans.ts';

export function formConvoy(turn: TraderTurn, { to, cargo }: CommandOf<'formConvoy'>): ReplyTo<'formConvoy'> {
  if (to === hubOf(turn)) return refused(Refusal.alreadyThere);
  return ask(turn, (who) => ({ type: 'formConvoy', to, cargo, ...who }));
}

export function joinConvoy(turn: TraderTurn, { convoy, cargo }: CommandOf<'joinConvoy'>): ReplyTo<'joinConvoy'> {
  return ask(turn, (who) => ({ type: 'joinConvoy', convoy, cargo, ...who }));
}

function ask(
  turn: TraderTurn,
  letterOf: (who: { guild: string; name: string }) => ToHub,
): Reply<Record<string, never>> {
  const [profile, hub, own] = [turn.get('profile'), hubOf(turn), turn.get('guild')];
  if (!profile) return refused(Refusal.notWelcomed);
  if (!hub) return refused(Refusal.onTheRoad);
  if (own?.status !== GuildStatus.member) return refused(Refusal.notInGuild);
  turn.send(addressOf('hub', hub), letterOf({ guild: own.guild, name: profile.name }));
  return accepted({});
}

/** He has a place: he loads and waits at the gate, or makes room and is told why. */
export function hearOfConvoy(turn: TraderTurn, mail: FromHub & { type: 'convoyGiven' | 'convoyGone' }): void {
  if (mail.type === 'convoyGone') {
    turn.notify({ type: 'convoyRefused', convoy: mail.convoy, why: Refusal.convoyGone });
    return;
  }
  const { convoy, cargo } = mail;
  const { from, to } = convoy;
  const help = helpOf([], [], cargo);
  const plan = { mission: null, from, to, cargo, agent: null, provisions: [], help };
  const reply = send(turn, plan, quoteHaul(from, to, turn.tuning.road, help), { convoy });
  if (reply.ok) return;
  turn.send(addressOf('hub', from), { type: 'leaveConvoy', convoy: convoy.id } satisfies ToHub);
  turn.notify({ type: 'convoyRefused', convoy: convoy.id, why: reply.refused });
}

/** How far the others have come is a thing of the caravan that goes with them. */
export function hearOfCompany(turn: TraderTurn, { convoy: id, company }: FromHub & { type: 'companyNews' }): void {
  const caravan = caravansOf(turn).find(({ convoy }) => convoy?.id === id);
  if (caravan?.convoy) turn.put(`caravan/${caravan.id}`, { ...caravan, convoy: { ...caravan.convoy, company } });
}
