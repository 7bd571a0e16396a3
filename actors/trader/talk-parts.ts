/** What a trader keeps of talk: whispers, his post, and whom he knows. A chapter of `state.ts`. */
import { goodsValue } from '../content/goods.ts';
import type { Value } from '../kit/value.ts';
import { gold, nothing, plus } from '../kit/value.ts';
import type { Enclosed, LineLink, MailPriority } from '../letters.ts';

/** A line of a whisper, at either end. */
export interface WhisperLine {
  /** Counts up from 1, over all he whispers with. */
  readonly id: number;
  readonly player: string;
  /** The other's name, as it was. */
  readonly name: string;
  readonly isOwn: boolean;
  readonly text: string;
  readonly at: number;
  readonly link?: LineLink;
  /** The other did not hear it. */
  readonly isUnheard?: true;
}

export const EnclosureStatus = {
  /** It lies with the letter. */
  waiting: 'waiting',
  claimed: 'claimed',
  /** It went back to its sender. */
  returned: 'returned',
} as const;
export type EnclosureStatus = (typeof EnclosureStatus)[keyof typeof EnclosureStatus];

export interface Enclosure extends Enclosed {
  readonly status: EnclosureStatus;
}

interface Mail {
  readonly id: string;
  readonly thread: string;
  readonly subject: string;
  readonly text: string;
  readonly priority: MailPriority;
  readonly at: number;
  readonly enclosure?: Enclosure;
}

/** A letter that came; what is enclosed lies in it until it is claimed. */
export interface ReceivedPart extends Mail {
  readonly from: string;
  readonly name: string;
  readonly isRead: boolean;
  readonly isStarred: boolean;
  /** Null for those that are not put away. */
  readonly folder: string | null;
  /** When what is enclosed goes back. */
  readonly endsAt?: number;
}

/** His own copy of a letter that he sent. */
export interface SentPart extends Mail {
  readonly to: string;
  /** Why it was not taken. */
  readonly refused?: string;
}

export interface KnownPart {
  readonly player: string;
  readonly as: 'friend' | 'blocked';
  readonly since: number;
}

export interface TalkParts {
  /** Lines there ever were, and those that he said. */
  readonly whispers: { readonly last: number; readonly said: number };
  readonly [whisper: `whisper/${number}`]: WhisperLine;
  /** How often he ever cried in a trade channel. */
  readonly cries: { readonly made: number };
  /** How many letters he ever sent, and the folders he made. */
  readonly post: { readonly sent: number; readonly folders: readonly string[] };
  /** When the next enclosure goes back. */
  readonly postDue: { readonly dueAt: number };
  readonly [received: `mail/${string}`]: ReceivedPart;
  readonly [sent: `sent/${string}`]: SentPart;
  readonly [known: `known/${string}`]: KnownPart;
}

export function enclosedValue({ gold: coins, goods }: Pick<Enclosed, 'gold' | 'goods'>): Value {
  return plus(gold(coins), goodsValue(goods));
}

/** What lies in a letter. */
export function letterValue({ enclosure }: ReceivedPart): Value {
  return enclosure?.status === EnclosureStatus.waiting ? enclosedValue(enclosure) : nothing;
}
