/** How far one has come, what waits to be claimed, and what happened. */
import { useEffect } from 'preact/hooks';
import { timesUnlocked, type Unlock } from '../../../actors/content/levels.ts';
import { dayGift, experience, feed } from '../../store/deeds.ts';
import { ask } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { feedSentence } from '../../words/feed.ts';
import { dateTime } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { Window } from '../Window.tsx';
import { AchievementTable } from './AchievementTable.tsx';
import { StepList } from './StepList.tsx';

export function DeedsWindow() {
  return (
    <Window title={words.deeds.title} wide>
      <Experience />
      <div class="halves">
        <div class="stack">
          <StepList />
          <DayGift />
          <Feed />
        </div>
        <AchievementTable />
      </div>
    </Window>
  );
}

function Experience() {
  const { level, xp, from, next } = experience.value;
  const brings = next === null ? [] : unlocksOf(level + 1);
  return (
    <section>
      <p class="level">
        <strong>{words.deeds.level(level)}</strong>{' '}
        <progress
          max={next === null ? 1 : next - from}
          value={next === null ? 1 : xp - from}
          aria-label={words.deeds.level(level)}
        />{' '}
        <small class="quiet">{words.deeds.xp(xp, next)}</small>
      </p>
      {brings.length > 0 && <p class="quiet">{words.deeds.unlocks(level + 1, brings.join(', '))}</p>}
    </section>
  );
}

function unlocksOf(level: number): string[] {
  const all = Object.keys(words.deeds.unlockOf) as Unlock[];
  return all
    .filter((unlock) => timesUnlocked(unlock, level) > timesUnlocked(unlock, level - 1))
    .map((unlock) => words.deeds.unlockOf[unlock]);
}

function DayGift() {
  const gift = dayGift();
  return (
    <section>
      <h3>{words.deeds.today}</h3>
      {!gift && <p class="quiet">{words.deeds.todayNone}</p>}
      {gift && <p>{words.deeds.todayHint(gift.days)}</p>}
      {gift?.isClaimed && <p class="quiet">{words.deeds.todayDone}</p>}
      {gift && !gift.isClaimed && (
        <CommandButton command={{ type: 'claimDay' }} isMain>
          {words.deeds.todayClaim(gift.gold)}
        </CommandButton>
      )}
    </section>
  );
}

/** What is shown is read. */
function Feed() {
  const lines = feed.value;
  const newest = lines[0];
  useEffect(() => {
    if (newest?.isNew) void ask({ type: 'readFeed', through: newest.line.id });
  }, [newest?.line.id]);
  return (
    <section>
      <h3>{words.deeds.feed}</h3>
      {lines.length === 0 && <p class="quiet">{words.deeds.feedNone}</p>}
      <ol class="feed">
        {lines.map(({ line, isNew }) => {
          const sentence = feedSentence(line);
          return (
            sentence && (
              <li key={line.id}>
                <time class="quiet">{dateTime(line.at)}</time> {sentence} {isNew && <small>{words.deeds.isNew}</small>}
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}
