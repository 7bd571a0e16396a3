/** What may be achieved, how near one is, and what it brings. */
import { achievements } from '../../store/deeds.ts';
import { words } from '../../words/en.ts';
import { CommandButton } from '../CommandButton.tsx';

type Shown = (typeof achievements.value)[number];

export function AchievementTable() {
  return (
    <table class="achievements">
      <caption>{words.deeds.achievements}</caption>
      <tbody>
        {achievements.value.map((shown) => (
          <Row key={shown.key} shown={shown} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ shown }: { readonly shown: Shown }) {
  const { key, name, counts, atLeast, gold, title, standing, come, share } = shown;
  return (
    <tr class={standing}>
      <th scope="row">
        {name} {title && <small class="title">“{title}”</small>}
        <small class="quiet">{words.deeds.counts[counts](atLeast)}</small>
      </th>
      <td>
        {standing === 'open' && (
          <>
            <progress value={share} aria-label={name} />
            <small class="quiet">{words.deeds.come(Math.floor(come), gold)}</small>
          </>
        )}
        {standing === 'claimed' && <small class="quiet">{words.deeds.claimed}</small>}
        {standing === 'done' && (
          <CommandButton
            command={{ type: 'claimAchievement', achievement: key }}
            label={words.deeds.claimGoldOf(gold, name)}
            isMain
          >
            {words.deeds.claimGold(gold)}
          </CommandButton>
        )}
      </td>
    </tr>
  );
}
