/** Talk and letters: what a trader may say to whom, and what a line that begins with a stroke means. Pure; clients and bots read by it too. */
import type { Goods } from '../../content/goods.ts';
import { unitsIn } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import { itemKeys, itemOf } from '../../content/items.ts';
import type { Profile } from '../state.ts';
import type { EnclosureStatus, KnownPart } from '../talk-parts.ts';
import { enclosedValue } from '../talk-parts.ts';
import { isMuted } from './orders.ts';
import { isBound } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { refuseDebit } from './store.ts';

export interface Speaker {
  readonly player: string;
  readonly profile: Profile | undefined;
  readonly mutedUntil: number | undefined;
  readonly now: number;
}

/** To say anything at all. */
export function refuseToSpeak({ profile, mutedUntil, now }: Speaker): Refusal | null {
  if (!profile || profile.forgottenAt !== undefined) return Refusal.notWelcomed;
  return isMuted(mutedUntil, now) ? Refusal.muted : null;
}

/** To somebody alone. */
export function refuseToAddress(speaker: Speaker, to: string, known: KnownPart | undefined): Refusal | null {
  const refusal = refuseToSpeak(speaker);
  if (refusal) return refusal;
  if (to === speaker.player) return Refusal.thatIsYou;
  return known?.as === 'blocked' ? Refusal.youBlockedHim : null;
}

/** Gold is enclosed anywhere, goods where one stands; what is bound stays with him. */
export function refuseToEnclose(
  { profile }: Speaker,
  level: number,
  where: HubKey | null | undefined,
  store: Store,
  enclosed: { readonly gold: number; readonly goods: Goods },
): Refusal | null {
  if (enclosed.gold === 0 && unitsIn(enclosed.goods) === 0) return null;
  if (profile && isBound(profile, level)) return Refusal.bound;
  if (unitsIn(enclosed.goods) > 0 && !where) return Refusal.onTheRoad;
  return refuseDebit(store, enclosedValue(enclosed));
}

/** Of an enclosure: whether it may be claimed. */
export function refuseToClaim(status: EnclosureStatus | undefined): Refusal | null {
  if (status === 'waiting') return null;
  return status === 'claimed' ? Refusal.alreadyClaimed : Refusal.nothingEnclosed;
}

// ---- lines with a stroke before them --------------------------------------------------------------------------------

export type Spoken =
  | { readonly type: 'say' | 'trade' | 'guild'; readonly text: string }
  | { readonly type: 'offer'; readonly text: string; readonly item: ItemKey }
  | { readonly type: 'whisper'; readonly name: string; readonly text: string }
  | { readonly type: 'price'; readonly item: ItemKey }
  | { readonly type: 'help' }
  | { readonly type: 'unknown'; readonly word: string };

/** What a player means by a line: text, or one of the commands. */
export function readLine(line: string): Spoken {
  const said = line.trim();
  const [, word = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(said) ?? [];
  if (!said.startsWith('/')) return { type: 'say', text: said };
  switch (word.toLowerCase()) {
    case 'help':
      return { type: 'help' };
    case 'price':
      return priceOf(rest);
    case 'wtb':
      return offerOf('Buying', rest);
    case 'wts':
      return offerOf('Selling', rest);
    case 't':
      return textFor('trade', rest);
    case 'g':
      return textFor('guild', rest);
    case 'w':
      return whisperOf(rest);
    default:
      return { type: 'unknown', word: `/${word}` };
  }
}

function textFor(type: 'trade' | 'guild', text: string): Spoken {
  return text === '' ? { type: 'help' } : { type, text };
}

/** A name with spaces stands in quotes. */
function whisperOf(rest: string): Spoken {
  const [, quoted, plain, text = ''] = /^(?:"([^"]+)"|(\S+))\s+([\s\S]+)$/.exec(rest) ?? [];
  const name = quoted ?? plain;
  return name ? { type: 'whisper', name, text } : { type: 'help' };
}

function priceOf(rest: string): Spoken {
  const item = itemNamed(rest);
  return item ? { type: 'price', item } : { type: 'unknown', word: rest || '/price' };
}

/** `/wts iron ore 5 12`: what, how many if it is said, and for how much each if that is. */
function offerOf(verb: 'Buying' | 'Selling', rest: string): Spoken {
  const [, wanted = '', quantity, price] = /^(.*?)(?:\s+(\d{1,6}))?(?:\s+(\d{1,9}))?$/.exec(rest.trim()) ?? [];
  const item = itemNamed(wanted);
  if (!item) return { type: 'unknown', word: wanted || (verb === 'Buying' ? '/wtb' : '/wts') };
  const name = itemOf(item).name;
  const each = price ? `, ${price} gold each` : '';
  return { type: 'offer', item, text: `${verb} ${quantity ? `${quantity} ${name}` : name}${each}.` };
}

/** By key or by name, however it is spaced. */
export function itemNamed(text: string): ItemKey | null {
  const folded = fold(text);
  return itemKeys.find((key) => key === folded || fold(itemOf(key).name) === folded) ?? null;
}

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll(/[\s-]+/g, '_');
