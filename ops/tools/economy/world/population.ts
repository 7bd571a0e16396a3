/** Who lives in the world: so many of each persona, one griefer with his accounts in each hundred and fifty, all in a fixed order. */
import type { Address } from '../../../../actors/kit/address.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import { makeChance } from '../../../../actors/kit/chance.ts';
import { altHabits, altsPerGriefer, mainHabits, makeAltMind, makeMainMind } from '../personas/griefer.ts';
import type { Habits, Mind } from '../personas/mind.ts';
import type { PersonaKey } from '../personas/personas.ts';
import { personas, shares } from '../personas/personas.ts';

export interface Player {
  readonly name: string;
  readonly address: Address;
  readonly persona: PersonaKey;
  /** Whose account it is: trades with oneself are no trades. */
  readonly owner: string;
  readonly habits: Habits;
  readonly mind: Mind;
  readonly chance: Chance;
}

const tradersPerGriefer = 150;
/** A world smaller than that has none. */
const tradersForGriefer = 60;

export function makePopulation(traders: number, seed: number): readonly Player[] {
  const griefers = traders < tradersForGriefer ? 0 : Math.max(1, Math.round(traders / tradersPerGriefer));
  const honest = traders - griefers * (1 + altsPerGriefer);
  const herds = Array.from({ length: griefers }, (_, n) => makeHerd(`rogue${n + 1}`, seed + n)).flat();
  return [...spread(honest).map((persona, n) => makePlayer(persona, n, seed)), ...herds];
}

/** Whole people by their shares: each time the one who is most in arrears. */
function spread(count: number): (keyof typeof personas)[] {
  const keys = Object.keys(shares) as (keyof typeof personas)[];
  const total = keys.reduce((sum, key) => sum + shares[key], 0);
  const placed: (keyof typeof personas)[] = [];
  for (let n = 1; n <= count; n++) {
    const arrears = (key: keyof typeof personas) =>
      (n * shares[key]) / total - placed.filter((each) => each === key).length;
    placed.push(keys.reduce((best, key) => (arrears(key) > arrears(best) ? key : best)));
  }
  return placed;
}

function makePlayer(persona: keyof typeof personas, n: number, seed: number): Player {
  const name = `${persona}${n + 1}`;
  const chance = makeChance(seed * 1_000_003 + n * 7_919 + 17);
  const { habits, makeMind } = personas[persona];
  return { name, address: `trader:${name}`, persona, owner: name, habits, mind: makeMind(chance), chance };
}

function makeHerd(owner: string, seed: number): Player[] {
  const account = (name: string, habits: Habits, makeMind: (chance: Chance) => Mind, n: number): Player => {
    const chance = makeChance(seed * 2_000_003 + n * 104_729 + 29);
    return { name, address: `trader:${name}`, persona: 'griefer', owner, habits, mind: makeMind(chance), chance };
  };
  const alts = Array.from({ length: altsPerGriefer }, (_, n) =>
    account(`${owner}alt${n + 1}`, altHabits, makeAltMind, n + 1),
  );
  return [account(owner, mainHabits, makeMainMind, 0), ...alts];
}
