/** What tests of causes share: a cause with stand-ins for traders, and how they ask it for things. */
import type { CauseKey } from '../content/causes.ts';
import { addressOf } from '../kit/address.ts';
import { must } from '../kit/assert.ts';
import { Town } from '../kit/town.ts';
import type { Value } from '../kit/value.ts';
import { nothing } from '../kit/value.ts';
import type { CauseStanding } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn } from '../testing.ts';
import type { Tuning } from '../tuning.ts';
import { parseTuning } from '../tuning.ts';
import { cause as kind } from './actor.ts';
import type { CauseParts } from './state.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** The tuning of a designer's file. */
export function turned(file: object): Tuning {
  const parsed = parseTuning(file);
  if ('flaws' in parsed) throw new Error(JSON.stringify(parsed.flaws));
  return parsed.tuning;
}

/** Opened; the first of its table is under way at once. */
export function makeCause(cause: CauseKey, file: object = {}) {
  const heard: Heard[] = [];
  const town = new Town([kind, makeStandIn('trader', heard)]);
  town.tuning = { version: 1, values: turned({ cause: file }) };
  const place = addressOf('cause', cause);
  town.command(place, { type: 'open' });
  let asks = 0;
  const ask = (name: string, mail: object, value: Value = nothing) => {
    const letter = { ask: ++asks, hub: 'harbor_town', ...mail };
    town.command(addressOf('trader', name), { to: place, mail: letter, value });
    const answer = must(heard.filter(({ by }) => by === `trader:${name}`).at(-1), 'an answer');
    const { why, standing } = answer.mail as unknown as { why: string | null; standing: CauseStanding | null };
    return { why, standing, back: answer.value };
  };
  const guilds = new Map<string, string>();
  const who = (name: string) => ({ name: name.toUpperCase(), guild: guilds.get(name) ?? null });
  return {
    ...{ town, heard, place, guilds },
    part: <Key extends keyof CauseParts & string>(key: Key) => town.part<CauseParts[Key]>(place, key),
    enlist: (name: string) => ask(name, { type: 'enlist', ...who(name) }),
    give: (name: string, value: Value) => ask(name, { type: 'contribute', ...who(name) }, value),
    claim: (name: string) => ask(name, { type: 'claimReward' }),
    trade(name: string, trades: number, run = 1) {
      town.command(addressOf('trader', name), { to: place, mail: { type: 'traded', run, trades } });
      return heard.filter(({ by }) => by === `trader:${name}`).at(-1)?.mail;
    },
    order: (type: string, order: number) => town.command(place, { type, order, operator: 'olga', reason: 'a test' }),
    members: () => [...town.actor(place).parts.keys()].filter((key) => key.startsWith('member/')),
  };
}
