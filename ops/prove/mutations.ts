/** Every guard that is taken away in turn by `npm run prove`, with the tests that must notice. */
import type { Mutation } from './mutation.ts';
import { clusterMutations } from './mutations/cluster.ts';
import { doorMutations } from './mutations/doors.ts';
import { kitMutations } from './mutations/kit.ts';
import { logMutations } from './mutations/log.ts';
import { roadMutations } from './mutations/road.ts';
import { rulesMutations } from './mutations/rules.ts';
import { storeMutations } from './mutations/store.ts';

export const mutations: readonly Mutation[] = [
  ...logMutations,
  ...storeMutations,
  ...kitMutations,
  ...rulesMutations,
  ...roadMutations,
  ...doorMutations,
  ...clusterMutations,
];
