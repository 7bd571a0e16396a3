/** The mail of guilds and of their register: a chapter of `letters.ts`. Whoever asks is the trader whose letter it is. */
import type { Goods } from './content/goods.ts';
import type { Emblem, EmblemColour, GuildRole } from './content/guilds.ts';
import type { HubKey } from './content/hubs.ts';
import type { LineLink } from './talk-letters.ts';

/** A guild as it is thought of before it is there. */
export type Founding = {
  readonly name: string;
  readonly tag: string;
  readonly emblem: Emblem;
  readonly colour: EmblemColour;
  readonly description: string;
  /** Where its hall is: goods of the guild lie there. */
  readonly hub: HubKey;
};

/** Who joins, as his trader says; levels and names change, and come anew with each report. */
export type Newcomer = { readonly name: string; readonly level: number };

export type ToRegister =
  /** From the founder. Carries what founding costs. */
  | ({ readonly type: 'enrol'; readonly founding: number; readonly founder: Newcomer } & Founding)
  /** From the guild: it is no more. */
  | { readonly type: 'strike'; readonly name: string; readonly tag: string };

/** To the founder, with what he paid. */
export type FromRegister = { readonly type: 'enrolRefused'; readonly hub: HubKey; readonly why: string };

/** What is asked of a guild by those who have the right. */
export type GuildDeed =
  | { readonly type: 'inviteToGuild'; readonly player: string }
  | { readonly type: 'recallInvite'; readonly player: string }
  | { readonly type: 'answerRequest'; readonly player: string; readonly admits: boolean }
  | { readonly type: 'setGuildRole'; readonly player: string; readonly role: Exclude<GuildRole, 'leader'> }
  | { readonly type: 'expelFromGuild'; readonly player: string }
  | { readonly type: 'expelAbsent'; readonly days: number }
  | { readonly type: 'transferGuild'; readonly player: string }
  | {
      readonly type: 'editGuild';
      readonly description?: string | undefined;
      readonly emblem?: Emblem | undefined;
      readonly colour?: EmblemColour | undefined;
      /** Whether anybody may join without being asked. */
      readonly isOpen?: boolean | undefined;
    }
  | { readonly type: 'openChannel'; readonly channel: string; readonly role: GuildRole }
  | { readonly type: 'closeChannel'; readonly channel: string }
  | { readonly type: 'disbandGuild' };

export type ToGuild =
  /** From the register, which has its names by now. Carries what founding costs. */
  | ({ readonly type: 'found'; readonly founder: Newcomer & { readonly player: string } } & Founding)
  | ({ readonly type: 'join' } & Newcomer)
  | ({ readonly type: 'askIn'; readonly message: string } & Newcomer)
  | { readonly type: 'takeBackRequest' }
  | { readonly type: 'declineInvite' }
  /** Of a member who is forgotten: his name is another, and what he said is, too. */
  | { readonly type: 'forget'; readonly name: string }
  /** A member has done so much since his last report; at least one a day on which he does anything. */
  | ({ readonly type: 'serve'; readonly xp: number } & Newcomer)
  /** Each of these has a number, and one answer. */
  | (Ask & { readonly type: 'leave' })
  /** Carries gold or goods. */
  | (Ask & { readonly type: 'deposit' })
  | (Ask & { readonly type: 'withdraw'; readonly gold: number; readonly goods: Goods })
  | (Ask & { readonly type: 'speak'; readonly channel: string; readonly text: string; readonly link?: LineLink })
  | (Ask & { readonly type: 'lead'; readonly deed: GuildDeed });

/** What came along with a refusal belongs into the hub. */
export type Ask = { readonly ask: number; readonly hub: HubKey };

export const partings = ['left', 'expelled', 'absent', 'disbanded'] as const;
export type Parting = (typeof partings)[number];

/** To traders; which guild it is says the address it comes from. */
export type FromGuild =
  | {
      readonly type: 'invited';
      readonly name: string;
      readonly tag: string;
      readonly by: string;
      /** Who that is; letters of earlier builds do not name him. */
      readonly byPlayer?: string;
      readonly endsAt: number;
    }
  | { readonly type: 'inviteGone' }
  /** Who asked to be let in may come. */
  | { readonly type: 'called' }
  | { readonly type: 'requestRefused'; readonly why: string }
  | {
      readonly type: 'admitted';
      readonly name: string;
      readonly tag: string;
      readonly role: GuildRole;
      readonly hall: HubKey;
    }
  | { readonly type: 'notAdmitted'; readonly why: string }
  | { readonly type: 'roleChanged'; readonly role: GuildRole }
  | { readonly type: 'parted'; readonly why: Parting }
  /** Done, if there is no reason against it. Carries back what was refused, or what was asked for. */
  | (Ask & { readonly type: 'answered'; readonly why: string | null });
