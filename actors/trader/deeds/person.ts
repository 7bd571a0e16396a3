/** How a trader looks to others: his figure, his title, the colours he wears. */
import { achievementKeys, achievementOf } from '../../content/achievements.ts';
import type { ItemKey } from '../../content/items.ts';
import { itemOf } from '../../content/items.ts';
import { accepted, refused } from '../../kit/actor.ts';
import type { TraderTurn } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';

export function setAvatar(turn: TraderTurn, { type: _, ...avatar }: CommandOf<'setAvatar'>): ReplyTo<'setAvatar'> {
  if (!turn.get('profile')) return refused(Refusal.notWelcomed);
  turn.put('person', { ...turn.get('person'), avatar });
  return accepted({});
}

/** A title is what an achievement earned him, or the name of a badge he owns; null is none. */
export function wearTitle(turn: TraderTurn, { title }: CommandOf<'wearTitle'>): ReplyTo<'wearTitle'> {
  if (title !== null && !titlesOf(turn).includes(title)) return refused(Refusal.unknownTitle);
  const { title: _, ...person } = turn.get('person') ?? {};
  turn.put('person', title === null ? person : { ...person, title });
  return accepted({});
}

function titlesOf(turn: TraderTurn): readonly string[] {
  const { achievements = {} } = turn.get('progress') ?? {};
  const earned = achievementKeys.filter((key) => achievements[key]).flatMap((key) => achievementOf(key).title ?? []);
  const owned = turn
    .keys('goods/')
    .flatMap((key) => Object.keys(turn.get(key as `goods/${string}`) ?? {}) as ItemKey[]);
  return [...earned, ...owned.map(itemOf).flatMap(({ name, uses }) => (uses.includes('title') ? name : []))];
}
