/** With people: he cries his wares, whispers, writes letters with a little in them, keeps his box in order, and makes friends. */
import { hasGoods } from '../../content/goods.ts';
import type { Chance } from '../../kit/chance.ts';
import { mailPriorities } from '../../letters.ts';
import type { CommandOf, PlayerCommand } from '../messages.ts';
import { isBound } from '../rules/progress.ts';
import { readLine } from '../rules/talk.ts';
import type { ReceivedPart } from '../talk-parts.ts';
import { topic } from './market.ts';
import type { BotView, Wish } from './view.ts';
import { itemsOf, pick, pickAny } from './view.ts';

export const talkHabits = {
  // A small thing among acquaintances.
  goldMax: 15,
  lettersKept: 20,
  friendChance: 0.8,
  // What he does not want he sends back by throwing it away.
  refuseChance: 0.1,
} as const;

/** Somebody he has heard of and would speak to. */
function acquaintance({ people, known }: BotView, rng: Chance): string | null {
  const blocked = known.filter(({ as }) => as === 'blocked').map(({ player }) => player);
  return pickAny(
    people.filter((player) => !blocked.includes(player)),
    rng,
  );
}

const isWaiting = ({ enclosure }: ReceivedPart) => enclosure?.status === 'waiting';

export const say: Wish<'say'> = (view, rng) => {
  const { name, price } = topic(view, rng);
  const lines = [
    `Selling ${name.toLowerCase()} around ${price}, look at my asks.`,
    `Anyone with ${name.toLowerCase()}? I pay up to ${price}.`,
    `${name} at ${price}? It was cheaper this morning.`,
    'Good trading, everyone.',
    'Meet me at the fountain.',
  ] as const;
  return { type: 'say', text: pick(lines, rng) };
};

/** As a player would type it. */
const sayInTrade: Wish<'sayInTrade'> = (view, rng) => {
  const { name, price } = topic(view, rng);
  const spoken = readLine(`/${rng() < 0.5 ? 'wtb' : 'wts'} ${name} ${1 + Math.floor(rng() * 9)} ${price}`);
  if (spoken.type !== 'offer') return null;
  const order = pickAny(
    view.orders.filter(({ status }) => status === 'open'),
    rng,
  );
  const link = order ? { type: 'order' as const, order: order.id } : { type: 'item' as const, item: spoken.item };
  return { type: 'sayInTrade', text: spoken.text, link };
};

const whisper: Wish<'whisper'> = (view, rng) => {
  const to = acquaintance(view, rng);
  return to === null ? null : { type: 'whisper', to, text: 'Between the two of us: the road is safe today.' };
};

const sendMail: Wish<'sendMail'> = (view, rng) => {
  const to = acquaintance(view, rng);
  if (!to) return null;
  const mayGive = !isBound(view.profile, view.level);
  const item = mayGive && view.isHere ? pickAny(itemsOf(view.goods), rng) : null;
  const answered = pickAny(view.letters, rng);
  const letter: CommandOf<'sendMail'> = {
    ...{ type: 'sendMail', to: answered?.from ?? to, subject: 'A token', text: 'For the road.\nThink of me.' },
    ...{
      priority: pick(mailPriorities, rng),
      gold: mayGive ? Math.min(view.gold, Math.floor(rng() * talkHabits.goldMax)) : 0,
    },
    goods: item && hasGoods(view.goods, { [item]: 1 }) ? { [item]: 1 } : {},
  };
  const isBlocked = view.known.some(({ player, as }) => player === letter.to && as === 'blocked');
  return isBlocked ? null : answered ? { ...letter, answers: answered.id } : letter;
};

const claimMail: Wish<'claimMail'> = ({ letters }, rng) => {
  const letter = pickAny(letters.filter(isWaiting), rng);
  return letter && { type: 'claimMail', mail: letter.id };
};

const markMail: Wish<'markMail'> = ({ letters, folders }, rng) => {
  const letter = pickAny(letters, rng);
  if (!letter) return null;
  const folder = rng() < 0.3 ? null : pick([...folders, 'archive'], rng);
  return { type: 'markMail', mail: letter.id, isRead: true, isStarred: rng() < 0.2, folder };
};

const deleteMail: Wish<'deleteMail'> = ({ letters, sent }, rng) => {
  const unwanted = letters.filter((letter) => !isWaiting(letter) || rng() < talkHabits.refuseChance);
  const isOver = letters.length + sent.length > talkHabits.lettersKept || rng() < talkHabits.refuseChance;
  const letter = isOver ? pickAny([...unwanted, ...sent], rng) : null;
  return letter && { type: 'deleteMail', mail: letter.id };
};

const setFolders: Wish<'setFolders'> = (_view, rng) => ({
  type: 'setFolders',
  folders: rng() < 0.5 ? ['trade'] : ['trade', 'friends'],
});

/** Nobody stays blocked for long. */
const regard: Wish<'regard'> = ({ people, known }, rng) => {
  const blocked = pickAny(
    known.filter(({ as }) => as === 'blocked'),
    rng,
  );
  if (blocked) return { type: 'regard', player: blocked.player, as: 'stranger' };
  const player = pickAny(people, rng);
  return player === null
    ? null
    : { type: 'regard', player, as: rng() < talkHabits.friendChance ? 'friend' : 'blocked' };
};

export const talkWishes = {
  ...{ say, sayInTrade, whisper, sendMail, claimMail, markMail, deleteMail, setFolders, regard },
} as const satisfies { readonly [Type in PlayerCommand['type']]?: Wish<Type> };

/** How often each comes to his mind, against the others. */
export const sociable: Readonly<Record<Exclude<keyof typeof talkWishes, 'say'>, number>> = {
  ...{ sayInTrade: 3, whisper: 6, sendMail: 6, claimMail: 8, markMail: 3, deleteMail: 3, setFolders: 1, regard: 3 },
};
