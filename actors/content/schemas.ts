/**
 * What a row of each table must be, with titles and units: the types of all content come from here, and so does what an editor
 * knows of a file (`data/schemas`). Schemas know one row at a time; `flaws.ts` knows how rows belong together.
 */
import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-z0-9_]*$/);
const name = z.string().min(1).max(40);
const gold = z.int().min(0).max(1_000_000);
const percent = z.int().min(-100).max(400);
/** How many of which item; what there is none of is not named. */
const goods = z.record(key, z.int().min(1).max(1_000));

const table = <Row extends z.ZodType>(row: Row) => z.record(key, row);

const rarity = z.enum(['common', 'uncommon', 'rare', 'epic', 'legendary']);
const band = z.enum(['low', 'medium', 'high']);
const agentKind = z.enum(['scout', 'trader', 'guard', 'specialist']);

const nation = z.strictObject({
  name,
  people: name.meta({ title: 'Who lives there' }),
  gathers: z.array(key).min(1).meta({ title: 'What anyone may gather in its squares' }),
});

const hub = z.strictObject({
  name,
  nation: z.string().meta({ title: 'A nation of nations.json' }),
  safe: z.boolean().meta({ title: 'Whether it lies on guarded ground' }),
  x: z.int().min(0).max(1_000).meta({ title: 'Place on the map, from the west' }),
  y: z.int().min(0).max(1_000).meta({ title: 'Place on the map, from the north' }),
  safetyPercent: z.int().min(0).max(100).meta({ title: 'How safe it is, percent' }),
  taxPercent: z.int().min(0).max(15).meta({ title: 'What its owner adds to fees, percent of the fee' }),
});

const route = z.strictObject({
  ends: z.tuple([key, key]),
  distance: z.int().min(1).max(1_000),
  risk: z.number().gt(0).lt(1).meta({ title: 'Chance that something happens on it, 0 to 1' }),
});

const item = z.strictObject({
  name,
  rarity,
  basePrice: gold.min(1).meta({ title: 'Gold for one when supply and demand are level' }),
  source: z
    .enum(['gathered', 'crafted', 'merchant', 'mission', 'serverMission'])
    .meta({ title: 'Where it comes from first' }),
  uses: z
    .array(z.enum(['material', 'gear', 'effect', 'title']))
    .min(1)
    .meta({ title: 'What it is good for' }),
  produced: z
    .strictObject({
      in: z.array(key).min(1).meta({ title: 'Hubs whose merchants have it from the neighbourhood' }),
      homePercent: percent.min(10).meta({ title: 'Price there, percent of the base price' }),
      farPercent: percent.min(10).meta({ title: 'Price where it has come farthest, percent of the base price' }),
    })
    .optional(),
});

const quality = z.strictObject({
  name,
  percent: percent.min(100).meta({ title: 'Sale value and gear bonus, percent of the common one' }),
  perMille: z.int().min(0).max(1_000).meta({ title: 'Chance of a job to come out so, per mille' }),
  perMillePerSkill: z.int().min(0).max(100).meta({ title: 'Added for each level above the one required' }),
});

const blueprint = z.strictObject({
  inputs: goods,
  minutes: z.int().min(1).max(600).meta({ title: 'Time for one, minutes' }),
  level: z.int().min(1).max(50).meta({ title: 'Crafting level required' }),
  xp: z.int().min(0).meta({ title: 'Crafting experience for one' }),
  category: z.enum(['materials', 'consumables', 'weapons', 'tools', 'armor', 'mystical']),
  starter: z.literal(true).optional().meta({ title: 'Known to every newcomer' }),
});

const bonus = { success: percent, speed: percent, reward: percent };
const gear = z.strictObject({
  slot: z.enum(['weapon', 'armor', 'tool', 'accessory']),
  ...bonus,
  level: z.int().min(1).max(10).meta({ title: 'Agent level required' }),
  agent: agentKind.optional().meta({ title: 'The one type of agent that can use it' }),
});

const effect = z.strictObject({
  when: z
    .enum(['provision', 'carried', 'job', 'contribution'])
    .meta({ title: 'Used up with a caravan, at work while carried, used up on a job, or given to a common cause' }),
  timePercent: percent.optional().meta({ title: 'Change of the time it takes, percent' }),
  roll: z.int().optional().meta({ title: 'Added to the roll of the outcome' }),
  injuriesHealed: z.int().optional().meta({ title: 'Failed trips that leave the agent unhurt' }),
  speed: percent.optional(),
  success: percent.optional(),
  discoveryPercent: percent.optional().meta({ title: 'Added to the chance of a discovery, percent of it' }),
  holdUnits: z.int().optional().meta({ title: 'Units a hold takes beyond the usual' }),
  contributions: z.int().optional().meta({ title: 'Contributions beyond the limit' }),
});

const agent = z.strictObject({
  name,
  hireCost: gold.meta({ title: 'Gold, once' }),
  base: z.strictObject(bonus),
  perLevel: z.strictObject(bonus).meta({ title: 'Added for each level above the first' }),
});

const mission = z.strictObject({
  name,
  from: key,
  to: key,
  distance: z.int().min(1).meta({ title: 'Counts for the roll; the road itself is the shortest path' }),
  seconds: z.int().min(1).max(86_400).meta({ title: 'Time on the road, seconds' }),
  band: band.meta({ title: 'Risk' }),
  gold,
  goods,
});

const finds = z.strictObject({
  bonus: z.array(key).min(1).optional().meta({ title: 'Common finds' }),
  discovery: z.array(key).min(1).optional().meta({ title: 'Rare finds' }),
});

const onboarding = z.strictObject({
  name,
  deed: z
    .enum(['welcomed', 'gathered', 'hired', 'missionEnded', 'bought', 'crafted', 'sold', 'travelled', 'joinedGuild'])
    .meta({ title: 'What a newcomer does to take this step' }),
  gold,
  goods,
  xp: z.int().min(1).optional().meta({ title: 'Crafting experience' }),
});

const achievement = z.strictObject({
  name,
  counts: z
    .enum([
      ...['missions', 'successPercent', 'successStreak', 'wealth', 'craftLevel', 'crafted', 'sales', 'trades'],
      ...['goldEarned', 'minutes', 'days', 'caravanSlots', 'guilds'],
    ] as const)
    .meta({ title: 'The figure that must be reached' }),
  atLeast: z.int().min(1),
  gold,
  title: name.optional().meta({ title: 'A title to wear' }),
});

const guildAchievement = z.strictObject({
  name,
  counts: z
    .enum(['members', 'treasury', 'store', 'level', 'allies', 'hubs', 'missions'])
    .meta({ title: 'The figure that must be reached' }),
  atLeast: z.int().min(1),
  gold,
  xp: z.int().min(0).meta({ title: 'Experience of the guild' }),
});

const guildMission = z.strictObject({
  name,
  counts: z.enum(['gathered', 'crafted', 'missions', 'traded', 'treasury']).meta({
    title: 'What members do that counts: units, pieces, missions, gold of sales, gold brought less gold taken',
  }),
  target: z.int().min(1).meta({ title: 'As much of it, by all who take part' }),
  level: z.int().min(1).max(100).meta({ title: 'Level of the guild required' }),
  participants: z.int().min(3).max(20).meta({ title: 'Members who must have part in it' }),
  gold,
  xp: z.int().min(0).meta({ title: 'Experience of the guild' }),
});

const level = z.strictObject({
  xp: z.int().min(0).meta({ title: 'Experience with which it begins' }),
  unlocks: z.array(
    z.enum([
      ...['unboundTrade', 'mediumMissions', 'highMissions', 'lots', 'foundGuild', 'caravanSlot'],
      ...['warehouseRoom', 'orderRoom', 'title'],
    ] as const),
  ),
});

const better = percent.min(1).max(100).optional();
const buff = z.strictObject({
  tradePercent: better.meta({ title: 'Fees are this much smaller, percent' }),
  xpPercent: better.meta({ title: 'Deeds teach this much more, percent' }),
  discoveryPercent: better.meta({ title: 'Rare finds are this much likelier, percent of their chance' }),
  hours: z.int().min(1),
});

const serverMission = z.strictObject({
  name,
  hours: z.int().min(1).max(720),
  requires: z.strictObject({
    items: goods.or(z.record(key, z.int().min(1))).optional(),
    gold: z.int().min(1).optional(),
    trades: z.int().min(1).optional(),
    points: z.int().min(1).optional(),
    guilds: z.int().min(1).optional(),
  }),
  pool: gold.optional().meta({ title: 'Gold that all who took part share' }),
  tiers: z
    .array(
      z.strictObject({
        name,
        threshold: z.number().gt(0).max(2).meta({ title: 'The least score' }),
        gold: gold.optional(),
        goods: goods.optional(),
        share: z.number().gt(0).optional().meta({ title: 'Parts of the pool' }),
      }),
    )
    .min(1),
  buff: buff.optional().meta({ title: 'What everybody has of it, once it is completed' }),
});

export const schemas = {
  nations: z.record(z.string(), nation),
  hubs: table(hub),
  routes: z.array(route),
  items: table(item),
  qualities: z.record(rarity, quality),
  blueprints: table(blueprint),
  gear: table(gear),
  effects: table(effect),
  agents: z.record(agentKind, agent),
  missions: table(mission),
  finds: table(finds),
  onboarding: table(onboarding),
  achievements: table(achievement),
  guildAchievements: table(guildAchievement),
  guildMissions: table(guildMission),
  levels: z.array(level).min(1),
  serverMissions: table(serverMission),
} as const;

export type Table = keyof typeof schemas;
export type Content = { readonly [Name in Table]: z.infer<(typeof schemas)[Name]> };

export type Rarity = z.infer<typeof rarity>;
export type Band = z.infer<typeof band>;
export type NationRow = z.infer<typeof nation>;
export type HubRow = z.infer<typeof hub>;
export type RouteRow = z.infer<typeof route>;
export type ItemRow = z.infer<typeof item>;
export type QualityRow = z.infer<typeof quality>;
export type BlueprintRow = z.infer<typeof blueprint>;
export type GearRow = z.infer<typeof gear>;
export type EffectRow = z.infer<typeof effect>;
export type AgentRow = z.infer<typeof agent>;
export type MissionRow = z.infer<typeof mission>;
export type FindsRow = z.infer<typeof finds>;
export type OnboardingRow = z.infer<typeof onboarding>;
export type AchievementRow = z.infer<typeof achievement>;
export type GuildMissionRow = z.infer<typeof guildMission>;
export type GuildAchievementRow = z.infer<typeof guildAchievement>;
export type ServerMissionRow = z.infer<typeof serverMission>;
export type BuffRow = z.infer<typeof buff>;
export type LevelRow = z.infer<typeof level>;
