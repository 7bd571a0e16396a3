/** One's own part in a cause: what one has done, where one stands, and what that has earned. */
import { refuseClaim } from '../../../actors/cause/rules.ts';
import { causeOf } from '../../../actors/content/causes.ts';
import type { CauseShown } from '../../../actors/letters.ts';
import { view } from '../../store/cause.ts';
import { ask } from '../../store/play.ts';
import { words } from '../../words/en.ts';

const say = words.cause.standing;

export function StandingPanel({ cause }: { readonly cause: CauseShown }) {
  const own = view.value?.own ?? null;
  const rank = view.value?.rank ?? null;
  const { tiers } = causeOf(cause.cause);
  if (!own)
    return (
      <section>
        <h4>{say.title}</h4>
        <p class="quiet">{say.none}</p>
        {cause.phase === 'running' && (
          <button type="button" onClick={() => void ask({ type: 'joinCause', cause: cause.cause })}>
            {say.join}
          </button>
        )}
      </section>
    );
  const tier = own.tier === null ? undefined : tiers[own.tier];
  return (
    <section>
      <h4>{say.title}</h4>
      <p>
        {rank?.rank && say.rank(rank.rank, rank.of)} {say.score(own.score)} {tier ? say.tier(tier.name) : say.noTier}
      </p>
      {own.claimed && <p class="quiet">{say.claimed}</p>}
      {refuseClaim(cause, own) === null && (
        <button type="button" class="primary" onClick={() => void ask({ type: 'claimReward', cause: cause.cause })}>
          {say.claim}
        </button>
      )}
    </section>
  );
}
