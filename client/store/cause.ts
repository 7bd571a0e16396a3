/** Causes as the window shows them: those of the world, the one that is looked at, and the lists of the best. */
import { computed, signal } from '@preact/signals';
import type { MemberPart, SumsPart } from '../../actors/cause/state.ts';
import type { CauseKey } from '../../actors/content/causes.ts';
import { causeKeys } from '../../actors/content/causes.ts';
import type { CauseShown } from '../../actors/letters.ts';
import type { PersonPart } from '../../actors/trader/state.ts';
import type { Rank } from '../net/cause-link.ts';
import type { Http } from '../net/http.ts';
import type { Notice } from '../net/trader-link.ts';
import { refusal } from '../words/en.ts';
import { parts } from './signals.ts';
import { tell } from './toasts.ts';

/** What the world works for, as last told. */
export const causes = signal<readonly CauseShown[]>([]);

/** The one that is looked at: by choice, else what is under way, else what has most lately been. */
export const chosen = signal<CauseKey | null>(null);
export const shown = computed<CauseShown | null>(() => {
  const of = (matches: (cause: CauseShown) => boolean) => causes.value.find(matches);
  const latest = [...causes.value].sort((a, b) => b.startedAt - a.startedAt)[0] ?? null;
  return of(({ cause }) => cause === chosen.value) ?? of(({ phase }) => phase === 'running') ?? latest;
});

/** What its room shows of it; null while that is not there. */
export interface CauseView {
  readonly sums: SumsPart | null;
  readonly own: MemberPart | null;
  readonly rank: Rank | null;
}
export const view = signal<CauseView | null>(null);

export const showsWealth = computed(() => (parts.value.get('person') as PersonPart | undefined)?.wealthShown === true);

export function isCauseKey(key: string): key is CauseKey {
  return causeKeys.some((each) => each === key);
}

export const lists = ['missions', 'days', 'wealth', 'guilds'] as const;
export type List = (typeof lists)[number];

export interface BestRow {
  readonly name: string;
  readonly figure: number;
}

export function fetchBest(http: Http, list: List): Promise<readonly BestRow[]> {
  return http<{ leaders: readonly BestRow[] }>('GET', `/api/leaderboards/${list}`).then(({ leaders }) => leaders);
}

/** The answer to what was asked of a cause; true when it was one. Rewards are told as the feed has them. */
export function tellCauseNotice({ type, ...about }: Notice): boolean {
  if (type !== 'causeAnswered') return false;
  const { why } = about as { readonly why?: unknown };
  if (typeof why === 'string') tell(refusal(why), 'refusal');
  return true;
}
