/**
 * The phases of a mission, as a chart. It says what may follow what; when, and how much, is said by rules. No clock runs
 * in it: deadlines are instants in the trip, and the chart is asked anew each time the mission is woken.
 */
import { setup, transition } from 'xstate';
import * as rules from './rules.ts';
import type { Trip } from './state.ts';
import { Phase } from './state.ts';

/** What a step of the chart asks of the actor. Each may be switched off by tuning. */
export type Deed = 'depart' | 'arrive';

interface Context extends Pick<Trip, 'departsAt' | 'arrivesAt'> {
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
    roadIsDone: ({ context, event }) => context.open.arrive && rules.isDue(context.arrivesAt, event.now),
  },
  // Named here, done by the actor: a chart holds no value.
  actions: { depart: () => {}, arrive: () => {} } satisfies Record<Deed, () => void>,
}).createMachine({
  id: 'mission',
  context: ({ input }) => input,
  initial: Phase.preparing,
  states: {
    preparing: { on: { tick: { guard: 'agentIsHere', target: Phase.travelling, actions: 'depart' } } },
    travelling: { on: { tick: { guard: 'roadIsDone', target: Phase.arrived, actions: 'arrive' } } },
    arrived: { type: 'final' },
  },
});

/** As far as the chart goes by now. More than one phase may lie behind a mission that slept. */
export function follow(phase: Phase, context: Context, now: number): { phase: Phase; deeds: Deed[] } {
  const deeds: Deed[] = [];
  let snapshot = machine.resolveState({ value: phase, context });
  for (;;) {
    const [next, actions] = transition(machine, snapshot, { type: 'tick', now });
    if (next.value === snapshot.value) return { phase: snapshot.value as Phase, deeds };
    deeds.push(...actions.map(({ type }) => type as Deed));
    snapshot = next;
  }
}
