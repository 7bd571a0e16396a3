/** A line of what happened, as a sentence. */
import { achievementOf } from '../../actors/content/achievements.ts';
import { causeOf } from '../../actors/content/causes.ts';
import type { Goods } from '../../actors/content/goods.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import { hubs } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { itemKeys, itemOf } from '../../actors/content/items.ts';
import { missionOf } from '../../actors/content/missions.ts';
import { stepOf } from '../../actors/content/onboarding.ts';
import type { KeptNotice } from '../../actors/trader/notices.ts';
import { caravan } from './caravan.ts';
import { number } from './format.ts';
import { talkRefusals } from './talk.ts';

const nameOf = (item: ItemKey): string => itemOf(item).name;
const place = (hub: HubKey): string => hubs[hub].name;

export function listOf(goods: Goods): string {
  return itemKeys
    .filter((item) => (goods[item] ?? 0) > 0)
    .map((item) => `${number(goods[item] ?? 0)} ${nameOf(item)}`)
    .join(', ');
}

type Sentences = { readonly [Type in KeptNotice['type']]: (notice: KeptNotice & { readonly type: Type }) => string };

const sentences: Sentences = {
  caravanArrived: ({ mission, to, tier, gold, goods, finds, lost }) => {
    const brought = [gold > 0 ? `${number(gold)} gold` : '', listOf(goods), listOf(finds)].filter(
      (part) => part !== '',
    );
    const what = mission ? missionOf(mission).name : `Haul to ${place(to)}`;
    const gone = listOf(lost);
    return `${what}: ${caravan.tiers[tier].toLowerCase()}. Brought ${brought.join(', ') || 'nothing'}${gone && `; lost ${gone}`}.`;
  },
  caravanTurnedBack: ({ to }) => `The caravan to ${place(to)} could not set out.`,
  caravanHalted: ({ toll }) => `A caravan was halted on the road; they asked ${number(toll)} gold.`,
  caravanResumed: ({ choice, won }) =>
    ({
      toll: 'The caravan paid and went on.',
      detour: 'The caravan went round.',
      fight: won ? 'The caravan fought its way through.' : 'The caravan was beaten, and went on with less.',
    })[choice],
  crafted: ({ hub, made }) => `Made in ${place(hub)}: ${listOf(made) || 'nothing'}.`,
  gearBroke: ({ item }) => `${nameOf(item)} fell apart.`,
  levelReached: ({ level }) => `You reached level ${number(level)}.`,
  stepDone: ({ step }) => `First step taken: ${stepOf(step).name}.`,
  achieved: ({ achievement }) => `Achieved: ${achievementOf(achievement).name}.`,
  storagePaid: ({ gold }) => `Storage cost ${number(gold)} gold.`,
  priceReached: ({ item, hub, when, price }) => `${nameOf(item)} in ${place(hub)} went ${when} ${number(price)}.`,
  outbid: ({ hub }) => `You were outbid in ${place(hub)}.`,
  lotWon: ({ quantity, item, price }) => `You won ${number(quantity)} ${nameOf(item)} for ${number(price)} gold.`,
  lotSold: ({ quantity, item, price }) =>
    `Your lot of ${number(quantity)} ${nameOf(item)} sold for ${number(price ?? 0)} gold.`,
  lotUnsold: ({ quantity, item }) => `Nobody took your lot of ${number(quantity)} ${nameOf(item)}.`,
  mailCame: ({ name, subject }) => `A letter from ${name}: ${subject}.`,
  mailBack: ({ why }) => `A letter of yours came back. ${talkRefusals[why as keyof typeof talkRefusals] ?? ''}`,
  befriended: ({ name }) => `${name} has you for a friend.`,
  guildInvited: ({ by, name }) => `${by} invites you into ${name}.`,
  guildJoined: ({ name }) => `You are a member of ${name}.`,
  guildRole: ({ role }) => `Your role in the guild is ${role} now.`,
  guildParted: ({ name }) => `You are no longer in ${name}.`,
  causeRewarded: ({ cause, gold, goods }) =>
    `${causeOf(cause).name}: your reward is ${[`${number(gold)} gold`, listOf(goods)].filter((part) => part !== '').join(', ')}.`,
};

/** Null for what this client is too old to know. */
export function feedSentence(line: { readonly type: string }): string | null {
  const sentence = (sentences as Readonly<Record<string, (notice: never) => string>>)[line.type];
  return sentence ? sentence(line as never) : null;
}
