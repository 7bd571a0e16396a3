/**
 * The phases of a mission, as a chart. It says what may follow what; when, and how much, is said by rules. No clock runs
 * in it: deadlines are instants in the trip, and the chart is asked anew each time the mission is woken.
 */
import { setup, transition } from 'xstate';
import * as rules from './rules.ts';
import type { Trip } from './state.ts';
import { Phase } from './state.ts';

/** What a step of the chart asks of the actor. Each may be switched off by tuning. */
export type Deed = 'depart' | 'halt' | 'goRound' | 'arrive';

interface Context extends Pick<Trip, 'departsAt' | 'arrivesAt' | 'halt'> {
  readonly open: Readonly<Record<Deed, boolean>>;
}

export const machine = setup({
  types: {
    context: {} as Context,
    input: {} as Context,
    events: {} as { readonly type: 'tick'; readonly now: number },
  },
  guards: {
    agentIsHere: ({ context, event }) => context.open.depart && rules.isDue(context.departsAt, event.now),
    roadIsBlocked: ({ context, event }) => context.open.halt && rules.isDue(context.halt?.at, event.now),
    nobodyChose: ({ context, event }) => context.open.goRound && rules.isDue(context.halt?.endsAt, event.now),
    roadIsDone: ({ context, event }) => context.open.arrive && rules.isDue(context.arrivesAt, event.now),
  },
  // Named here, done by the actor: a chart holds no value.
  actions: { depart: () => {}, halt: () => {}, goRound: () => {}, arrive: () => {} } satisfies Record<Deed, () => void>,
}).createMachine({
  id: 'mission',
  context: ({ input }) => input,
  initial: Phase.preparing,
  states: {
    preparing: { on: { tick: { guard: 'agentIsHere', target: Phase.travelling, actions: 'depart' } } },
    travelling: {
      on: {
        tick: [
          { guard: 'roadIsBlocked', target: Phase.halted, actions: 'halt' },
          { guard: 'roadIsDone', target: Phase.arrived, actions: 'arrive' },
        ],
      },
    },
    halted: { on: { tick: { guard: 'nobodyChose', target: Phase.travelling, actions: 'goRound' } } },
    arrived: { type: 'final' },
  },
});

/** The next step that is due by now, or null. A deed may move the deadlines, so the chart is asked after each. */
export function step(phase: Phase, context: Context, now: number): { phase: Phase; deed: Deed } | null {
  const snapshot = machine.resolveState({ value: phase, context });
  const [next, actions] = transition(machine, snapshot, { type: 'tick', now });
  const deed = actions[0]?.type as Deed | undefined;
  return deed ? { phase: next.value as Phase, deed } : null;
}
