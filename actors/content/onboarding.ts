/** The first nine steps of a newcomer: each is taken by a deed, once, and brings something. */
import file from './data/onboarding.json' with { type: 'json' };
import type { Goods } from './goods.ts';
import type { OnboardingRow } from './schemas.ts';

export type StepKey = keyof typeof file.onboarding;

export interface Step extends OnboardingRow {
  readonly goods: Goods & Record<string, number>;
}

const steps = file.onboarding as unknown as Readonly<Record<StepKey, Step>>;
export const stepKeys = Object.keys(steps) as readonly StepKey[];

/** What every newcomer is given. */
export const starter = steps.welcome;

export function stepOf(key: StepKey): Step {
  return steps[key];
}

/** The step that this deed takes. */
export function stepBy(deed: OnboardingRow['deed']): StepKey | undefined {
  return stepKeys.find((key) => steps[key].deed === deed);
}
