/** The workshop: what can be made, what that takes and brings, and what is being made. */
import { bench, xpToNext } from '../../store/bench.ts';
import { words } from '../../words/en.ts';
import { Window } from '../Window.tsx';
import { BenchTable } from './BenchTable.tsx';
import { BlueprintList } from './BlueprintList.tsx';
import { JobForm } from './JobForm.tsx';

export function WorkshopWindow() {
  const { level, xp } = bench.value;
  return (
    <Window title={words.workshop.title} wide>
      <p class="level">
        {words.workshop.skill(level)}{' '}
        <progress max={xpToNext.value} value={xp} aria-label={words.workshop.skill(level)} />{' '}
        <small class="quiet">{words.workshop.xp(xp, xpToNext.value)}</small>
      </p>
      <div class="halves">
        <BlueprintList />
        <div>
          <JobForm />
          <BenchTable />
        </div>
      </div>
    </Window>
  );
}
