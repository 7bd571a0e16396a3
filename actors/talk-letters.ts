/** The mail of talk, between traders and to their squares: a chapter of `letters.ts`. Who speaks says the address it comes from. */
import type { Goods } from './content/goods.ts';
import type { HubKey } from './content/hubs.ts';
import type { ItemKey } from './content/items.ts';
import type { Side } from './content/terms.ts';

/** What a line points to, as the speaker's trader has looked it up: never as the speaker says. */
export type LineLink =
  | { readonly type: 'item'; readonly item: ItemKey }
  | {
      readonly type: 'order';
      readonly hub: HubKey;
      readonly side: Side;
      readonly item: ItemKey;
      readonly price: number;
      /** What was left of it when the line was said. */
      readonly quantity: number;
    };

/** What is said aloud. */
export type Utterance = { readonly name: string; readonly text: string; readonly link?: LineLink };

/** A line that all squares of a nation hear; the one that keeps its channel has numbered it. */
export type TradeLine = Utterance & { readonly id: number; readonly player: string; readonly at: number };

export type TalkToHub =
  | ({ readonly type: 'say'; readonly player: string } & Utterance)
  /** To the square that keeps the trade channel of a nation, and from there to the others. */
  | ({ readonly type: 'cry'; readonly cry: number } & Utterance)
  | { readonly type: 'cried'; readonly line: TradeLine }
  /** Of one who is forgotten: what he said is, too. */
  | { readonly type: 'forget'; readonly player: string; readonly name: string };

export type TalkFromHub = { readonly type: 'cryRefused'; readonly cry: number; readonly waitMs: number };

export const mailPriorities = ['low', 'normal', 'high', 'urgent'] as const;
export type MailPriority = (typeof mailPriorities)[number];

/** Gold and goods that lie in a letter until they are claimed; goods of the hub where they were put in. */
export type Enclosed = { readonly gold: number; readonly goods: Goods; readonly hub: HubKey };

/** From trader to trader. */
export type FromTrader =
  | ({ readonly type: 'whispered'; readonly whisper: number } & Utterance)
  | { readonly type: 'unheard'; readonly whisper: number }
  /** Carries what is enclosed. */
  | {
      readonly type: 'posted';
      readonly mail: string;
      /** The first letter of the exchange it belongs to. */
      readonly thread: string;
      readonly name: string;
      readonly subject: string;
      readonly text: string;
      readonly priority: MailPriority;
      readonly enclosed: Enclosed | null;
    }
  | { readonly type: 'mailClaimed'; readonly mail: string }
  /** Carries what was enclosed, which belongs into the hub. */
  | { readonly type: 'mailBack'; readonly mail: string; readonly hub: HubKey; readonly why: string }
  | { readonly type: 'befriended'; readonly name: string }
  /** He who wrote is forgotten: his name and his words are, too. */
  | { readonly type: 'forget'; readonly name: string };
