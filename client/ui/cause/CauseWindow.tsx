/** Causes: what the world works for, how far it has come, what one gives and has earned, and who leads. */
import { useEffect } from 'preact/hooks';
import { causeOf } from '../../../actors/content/causes.ts';
import type { BuffRow } from '../../../actors/content/schemas.ts';
import type { CauseShown } from '../../../actors/letters.ts';
import { causes, chosen, isCauseKey, shown } from '../../store/cause.ts';
import { lookAt } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { useNow } from '../use-now.ts';
import { Window } from '../Window.tsx';
import { BestLists } from './BestLists.tsx';
import { GiveForm } from './GiveForm.tsx';
import { LeaderTable } from './LeaderTable.tsx';
import { NeedTable } from './NeedTable.tsx';
import { StandingPanel } from './StandingPanel.tsx';
import { TierTable } from './TierTable.tsx';

const say = words.cause;

export function CauseWindow() {
  const cause = shown.value;
  const key = cause?.cause ?? null;
  useEffect(() => {
    lookAt(key);
    return () => lookAt(null);
  }, [key]);
  return (
    <Window title={say.title} wide>
      <div class="cause">
        {cause ? <OneCause cause={cause} /> : <p>{say.waiting}</p>}
        <BestLists />
      </div>
    </Window>
  );
}

function OneCause({ cause }: { readonly cause: CauseShown }) {
  const { name } = causeOf(cause.cause);
  return (
    <>
      <CauseChoice cause={cause} />
      <h3>{name}</h3>
      <StateLine cause={cause} />
      {cause.run > 0 && (
        <>
          <NeedTable cause={cause} />
          <StandingPanel cause={cause} />
          {cause.phase === 'running' && <GiveForm cause={cause} />}
          <TierTable cause={cause} />
          <LeaderTable cause={cause} />
        </>
      )}
    </>
  );
}

function CauseChoice({ cause }: { readonly cause: CauseShown }) {
  const choose = (key: string) => {
    if (isCauseKey(key)) chosen.value = key;
  };
  return (
    <label>
      {say.choose}
      <select value={cause.cause} onChange={(event) => choose(event.currentTarget.value)}>
        {causes.value.map((each) => (
          <option key={each.cause} value={each.cause}>
            {causeOf(each.cause).name}
          </option>
        ))}
      </select>
    </label>
  );
}

function StateLine({ cause }: { readonly cause: CauseShown }) {
  const now = useNow();
  const { phase, nextAt, endsAt, claimsUntil, reached, buff } = cause;
  const promised = causeOf(cause.cause).buff;
  const until = Math.min(claimsUntil, nextAt);
  const state = {
    resting: () => say.states.resting(nextAt),
    running: () => say.states.running(endsAt - now),
    paused: () => say.states.paused(),
    completed: () => say.states.completed(until),
    failed: () => say.states.failed(until, reached),
  }[phase]();
  return (
    <>
      <p class="quiet">{state}</p>
      {buff && buff.endsAt > now && <p>{say.buff(buffWords(buff), buff.endsAt)}</p>}
      {promised && phase === 'running' && <p class="quiet">{say.promised(buffWords(promised), promised.hours)}</p>}
    </>
  );
}

function buffWords(buff: Omit<BuffRow, 'hours'>): string {
  const kinds = ['tradePercent', 'xpPercent', 'discoveryPercent'] as const;
  return kinds.flatMap((kind) => (buff[kind] ? say.buffs[kind](buff[kind]) : [])).join(', ');
}
