/**
 * The register of guilds: there is one, so that no two guilds bear the same name or tag, however many are founded at once. A founder's
 * letter passes through it, with his gold, and goes on to the new guild or back to him.
 */
import type { ActorKind, Mail, Turn as TurnOf } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { addressOf, keyOf, kindOf } from '../kit/address.ts';
import { mailOnly } from '../kit/mail-only.ts';
import type { Value } from '../kit/value.ts';
import type { FromRegister, ToGuild, ToRegister } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import { placesOf, refuseEnrol } from './rules.ts';
import type { RegisterParts } from './state.ts';
import { holdings, version } from './state.ts';

type RegisterTurn = TurnOf<RegisterParts, 'register', undefined, Tuning>;

const DAY_MS = 86_400_000;

export const register: ActorKind<RegisterParts, 'register', undefined, never, ToRegister, Tuning> = {
  kind: 'register',
  version,
  tuning: shipped,
  ...mailOnly('the register is written to by mail only'),
  makeIndex: () => undefined,
  holdings,

  onMail(turn, from, mail, value) {
    if (mail.type === 'enrol') enrol(turn, from, mail, value);
    else if (kindOf(from) === 'guild') strike(turn, keyOf(from), mail);
  },

  /** A guild that could not begin: its names are free again, and its founder has his gold. */
  onBounce(turn, to, mail, value) {
    if (kindOf(to) !== 'guild') throw new Error(`${to} did not take ${mail.type}`);
    const { name, tag, hub, founder } = mail as Mail & ToGuild & { type: 'found' };
    const places = placesOf(name, tag);
    turn.drop(places.name);
    turn.drop(places.tag);
    turn.send(
      addressOf('trader', founder.player),
      { type: 'enrolRefused', hub, why: 'fault' } satisfies FromRegister,
      value,
    );
  },

  onWake() {},
};

function enrol(turn: RegisterTurn, from: Address, mail: ToRegister & { type: 'enrol' }, value: Value): void {
  const { type: _, founding, founder, ...guild } = mail;
  const places = placesOf(guild.name, guild.tag);
  const entries = { name: turn.get(places.name), tag: turn.get(places.tag) };
  const why = refuseEnrol(guild.name, guild.tag, entries, turn.now);
  if (why) {
    turn.send(from, { type: 'enrolRefused', hub: guild.hub, why } satisfies FromRegister, value);
    return;
  }
  const player = keyOf(from);
  const key = `${player}_${founding}`;
  turn.put(places.name, { guild: key, restsUntil: null });
  turn.put(places.tag, { guild: key, restsUntil: null });
  turn.send(
    addressOf('guild', key),
    { type: 'found', founder: { player, ...founder }, ...guild } satisfies ToGuild,
    value,
  );
}

/** Only who bears a name can give it up. */
function strike(turn: RegisterTurn, guild: string, { name, tag }: ToRegister & { type: 'strike' }): void {
  const places = placesOf(name, tag);
  const restsUntil = turn.now + turn.span(turn.tuning.register.restDays * DAY_MS);
  for (const place of [places.name, places.tag] as const)
    if (turn.get(place)?.guild === guild) turn.put(place, { guild, restsUntil });
}
