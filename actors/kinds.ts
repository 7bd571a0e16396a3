/** Every kind of actor there is, for the host, the simulator and the tests. */
import { auction } from './auction/actor.ts';
import { cause } from './cause/actor.ts';
import { guild } from './guild/actor.ts';
import { hub } from './hub/actor.ts';
import type { AnyActorKind } from './kit/actor.ts';
import { lot } from './lot/actor.ts';
import { mission } from './mission/actor.ts';
import { register } from './register/actor.ts';
import { trader } from './trader/actor.ts';

export const kinds: readonly AnyActorKind[] = [trader, hub, auction, mission, lot, guild, register, cause];
