/** How the trip may end: a bar for each tier, counted out by the rule that will decide it. */
import type { End } from '../../store/trip.ts';
import { tripPreview } from '../../store/trip.ts';
import { words } from '../../words/en.ts';
import { percent } from '../../words/format.ts';

export function OddsTable() {
  const planned = tripPreview.value;
  if (!planned) return null;
  const most = Math.max(...planned.ends.map(({ chance }) => chance));
  return (
    <table class="odds">
      <caption>{words.caravan.odds}</caption>
      <thead>
        <tr>
          <th scope="col">{words.caravan.end}</th>
          <th scope="col" class="figure">
            {words.caravan.chance}
          </th>
          {planned.units > 0 && (
            <th scope="col" class="figure">
              {words.caravan.arrives}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {planned.ends.map((end) => (
          <Row key={end.tier} end={end} most={most} units={planned.units} />
        ))}
      </tbody>
      {planned.plan.mission && (
        <tfoot>
          <tr>
            <td colSpan={3}>{words.caravan.expected(planned.expectedGold, planned.paid)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface RowProps {
  readonly end: End;
  readonly most: number;
  readonly units: number;
}

function Row({ end, most, units }: RowProps) {
  return (
    <tr class={end.tier}>
      <th scope="row">{words.caravan.tiers[end.tier]}</th>
      <td class="figure bar-of" style={{ '--share': String(end.chance / most) }}>
        {percent(end.chance)}
      </td>
      {units > 0 && <td class="figure">{words.caravan.unitsOf(end.units, units)}</td>}
    </tr>
  );
}
