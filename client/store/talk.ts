/** Talk as the windows show it: the lines of each channel, letters, and the people one knows. What is heard of those one blocks is left out. */
import { computed, signal } from '@preact/signals';
import type { LineLink } from '../../actors/letters.ts';
import type { KnownPart, ReceivedPart, SentPart, TalkParts, WhisperLine } from '../../actors/trader/talk-parts.ts';
import type { Said } from '../net/hub-link.ts';
import type { Notice } from '../net/trader-link.ts';
import { refusal, words } from '../words/en.ts';
import { guildLines } from './guild.ts';
import { lines, linesMax, parts } from './signals.ts';
import { tell } from './toasts.ts';

export const channelNames = ['hub', 'trade', 'guild', 'whisper'] as const;
export type ChannelName = (typeof channelNames)[number];
export const shownChannel = signal<ChannelName>('hub');

/** Lines of the nation's trade channel. */
export const tradeLines = signal<readonly Said[]>([]);

/** Whom the next whisper is for. */
export const whisperTo = signal<{ readonly player: string; readonly name: string } | null>(null);

const under = <Part>(prefix: string) =>
  [...parts.value].flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));

export const known = computed(() => under<KnownPart>('known/'));
export const friends = computed(() => known.value.filter(({ as }) => as === 'friend'));
export const blocked = computed(() => known.value.filter(({ as }) => as === 'blocked'));
export const whispers = computed(() => under<WhisperLine>('whisper/').sort((a, b) => a.id - b.id));

export interface ShownLine {
  readonly id: number | string;
  readonly player: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly link?: LineLink | undefined;
  /** Said by oneself to the one who is named. */
  readonly isOwn?: boolean;
  readonly isUnheard?: boolean | undefined;
}

const linesOf: Readonly<Record<ChannelName, () => readonly ShownLine[]>> = {
  hub: () => lines.value,
  trade: () => tradeLines.value,
  guild: () => guildLines.value,
  whisper: () => whispers.value,
};

/** A line without words was said by somebody who is forgotten. */
export const shownLines = computed(() => {
  const deaf = new Set(blocked.value.map(({ player }) => player));
  return linesOf[shownChannel.value]().filter(({ player, text }) => text !== '' && !deaf.has(player));
});

/** A line may be heard twice, for a new room tells the last ones again. */
export function withLine(known: readonly Said[], said: Said): readonly Said[] {
  if (known.some(({ id }) => id === said.id)) return known;
  return [...known, said].sort((a, b) => a.at - b.at).slice(-linesMax);
}

// ---- letters --------------------------------------------------------------------------------------------------------

export const received = computed(() => under<ReceivedPart>('mail/').sort((a, b) => b.at - a.at));
export const sent = computed(() => under<SentPart>('sent/').sort((a, b) => b.at - a.at));
export const unread = computed(() => received.value.filter(({ isRead }) => !isRead).length);
export const ownFolders = computed(() => (parts.value.get('post') as TalkParts['post'] | undefined)?.folders ?? []);

/** The box that is open: null for what is not put away, `sent`, `starred`, or a folder. */
export const box = signal<string | null>(null);
/** The letter that is open, or the one that is being written. */
export const openLetter = signal<string | null>(null);
export const draft = signal<{ readonly to: string; readonly name: string; readonly answers?: ReceivedPart } | null>(
  null,
);

/** News of talk as messages; true when it was one. */
export function tellTalkNotice(notice: Notice): boolean {
  const { name, text, subject, why } = notice as Record<string, unknown>;
  const toasts = words.talk.toasts;
  switch (notice.type) {
    case 'whispered': {
      const isDeaf = blocked.value.some(({ player }) => player === notice['player']);
      if (shownChannel.value !== 'whisper' && !isDeaf) tell(toasts.whispered(String(name), String(text)));
      return true;
    }
    case 'unheard':
      tell(refusal('notHeard'), 'refusal');
      return true;
    case 'cryRefused':
      tell(refusal(String(why)), 'refusal');
      return true;
    case 'mailCame':
      tell(toasts.mail(String(name), String(subject)));
      return true;
    case 'mailBack':
      tell(toasts.back(refusal(String(why))), 'refusal');
      return true;
    case 'befriended':
      tell(toasts.befriended(String(name)));
      return true;
    default:
      return false;
  }
}
