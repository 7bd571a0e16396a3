/**
 * A plausible trader for the simulator, the swarm and the demo. He sees what a client sees, breaks no rule, and has every command
 * of the wire in mind; each file of `bot/` is one side of his life.
 */
import type { Chance } from '../kit/chance.ts';
import { dismissAgent, equip, hireAgent, repairGear, unequip } from './bot/agents.ts';
import { cancelJob, craft, gather, hastenJob, stopGathering } from './bot/bench.ts';
import { claimReward, contribute, joinCause, showWealth } from './bot/causes.ts';
import { guildWishes, together } from './bot/guilds.ts';
import { bid, openLot } from './bot/hammer.ts';
import { cancelOrder, dropAlert, placeOrder, setAlert, watch } from './bot/market.ts';
import { claimAchievement, claimDay, claimStep, collectShelf, readFeed, setAvatar, wearTitle } from './bot/person.ts';
import { choose, formConvoy, joinConvoy, sendCaravan, sendHaul, takeErrand, travel } from './bot/road.ts';
import { sociable, talkWishes } from './bot/talk.ts';
import type { BotView, Wish } from './bot/view.ts';
import { pick } from './bot/view.ts';
import type { PlayerCommand } from './messages.ts';

type CommandType = PlayerCommand['type'];

/** What he would ask by each command there is; one that is forgotten does not compile. */
export const wishes: { readonly [Type in CommandType]: Wish<Type> } = {
  ...{ placeOrder, cancelOrder, collectShelf, travel },
  ...{ hireAgent, equip, unequip, repairGear, dismissAgent, sendHaul, sendCaravan, takeErrand, choose },
  ...{ formConvoy, joinConvoy },
  ...{ craft, cancelJob, hastenJob, gather, stopGathering },
  ...{ claimStep, claimAchievement, claimDay, readFeed, openLot, bid, watch, setAlert, dropAlert },
  ...{ setAvatar, wearTitle, ...guildWishes, ...talkWishes },
  ...{ joinCause, contribute, claimReward, showWealth },
};

/** How often each comes to his mind, against the others. */
export type Mood = Readonly<Partial<Record<CommandType, number>>>;

/** All that is neither a trade nor a word. */
export const life: Required<Omit<Mood, 'placeOrder' | 'cancelOrder' | 'say'>> = {
  ...{ sendHaul: 20, sendCaravan: 40, hireAgent: 25, takeErrand: 20, choose: 60, travel: 2 },
  ...{ formConvoy: 5, joinConvoy: 20 },
  ...{ equip: 12, unequip: 1, repairGear: 10, dismissAgent: 0.5 },
  ...{ gather: 20, stopGathering: 3, craft: 20, hastenJob: 10, cancelJob: 1 },
  ...{ openLot: 20, bid: 20, watch: 2, setAlert: 4, dropAlert: 1 },
  ...{ claimStep: 20, claimAchievement: 20, claimDay: 10, collectShelf: 20, readFeed: 2 },
  ...{ setAvatar: 1, wearTitle: 1, ...together, ...sociable },
  ...{ joinCause: 10, contribute: 20, claimReward: 20, showWealth: 1 },
};

const everything: Mood = { placeOrder: 1_500, cancelOrder: 600, say: 80, ...life };
const THOUGHTS_MAX = 12;

/** What the bot does next, or null to wait. */
export function decide(view: BotView, rng: Chance, mood: Mood = everything): PlayerCommand | null {
  for (let thought = 0; thought < THOUGHTS_MAX; thought++) {
    const command = wishes[think(mood, rng)](view, rng);
    if (command) return command;
  }
  return null;
}

function think(mood: Mood, rng: Chance): CommandType {
  const thoughts = Object.entries(mood) as [CommandType, number][];
  let left = rng() * thoughts.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [type, weight] of thoughts) {
    left -= weight;
    if (left < 0) return type;
  }
  return pick(thoughts, rng)[0];
}
