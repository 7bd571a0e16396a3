/** What is on the bench: the job under way, and those that wait behind it. */
import { itemOf } from '../../../actors/content/items.ts';
import type { Job } from '../../../actors/trader/state.ts';
import { bench } from '../../store/bench.ts';
import { goodsIn } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { countdown } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { useNow } from '../use-now.ts';

export function BenchTable() {
  const now = useNow();
  const { jobs } = bench.value;
  return (
    <table>
      <caption>{words.workshop.bench}</caption>
      <thead>
        <tr>
          <th scope="col">{words.workshop.job}</th>
          <th scope="col">{words.workshop.left}</th>
          <th scope="col">
            <span class="unseen">{words.workshop.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {jobs.length === 0 && (
          <tr>
            <td class="quiet" colSpan={3}>
              {words.workshop.idle}
            </td>
          </tr>
        )}
        {jobs.map((job) => (
          <Row key={job.id} job={job} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ job, now }: { readonly job: Job; readonly now: number }) {
  const { id, blueprint, quantity, hub, startedAt, endsAt, hastened } = job;
  const name = words.workshop.jobOf(quantity, itemOf(blueprint).name);
  const canHasten = endsAt !== null && !hastened && (goodsIn(hub).speed_elixir ?? 0) > 0;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {startedAt === null || endsAt === null ? (
          <span class="quiet">{words.workshop.queued}</span>
        ) : (
          <>
            <progress
              value={Math.min(1, (now - startedAt) / (endsAt - startedAt))}
              aria-label={words.workshop.progressOf(name)}
            />{' '}
            <time>{countdown(endsAt - now)}</time>
          </>
        )}
      </td>
      <td class="deed">
        {canHasten && (
          <CommandButton command={{ type: 'hastenJob', job: id }} label={words.workshop.hastenOf(name)}>
            {words.workshop.hasten}
          </CommandButton>
        )}
        <CommandButton command={{ type: 'cancelJob', job: id }} label={words.workshop.breakOffOf(name)}>
          {words.workshop.breakOff}
        </CommandButton>
      </td>
    </tr>
  );
}
