/** The numbers of a guild that a designer may turn. */
import type { z } from 'zod';
import type { GuildRole } from '../content/guilds.ts';
import { sparedPercentMax } from '../content/realm.ts';
import type { Settled } from '../knobs.ts';
import { group, whole } from '../knobs.ts';

const takesEffect = 'at next entry' as const;

const daily = (shipped: number, role: GuildRole) =>
  whole(shipped, {
    ...{ min: 0, max: 1_000_000_000, step: 100, unit: 'gold a day', title: `Gold a ${role} may take` },
    description: 'A treasury must not be one bad friend away from empty.',
  });

const dailyUnits = (shipped: number, role: GuildRole) =>
  whole(shipped, {
    ...{ min: 0, max: 1_000_000, step: 10, unit: 'units a day', title: `Goods a ${role} may take` },
    description: 'A store must not be one bad friend away from empty.',
  });

const members = {
  membersFirst: whole(20, {
    ...{ min: 1, max: 500, unit: 'members', title: 'Members of a new guild' },
    description: 'More than a circle of friends, few enough to know each other.',
  }),
  membersMore: whole(5, {
    ...{ min: 0, max: 100, unit: 'members', title: 'Members more with each level' },
    description: 'Growing is worth the work.',
  }),
  membersMax: whole(50, {
    ...{ min: 1, max: 500, unit: 'members', title: 'Members at most' },
    description: 'Many guilds of some size, not one of everybody.',
  }),
  inviteDays: whole(7, {
    ...{ min: 1, max: 365, unit: 'days', title: 'Life of an invitation', takesEffect },
    description: 'Time to think it over.',
  }),
  invitesMax: whole(20, {
    ...{ min: 1, max: 200, unit: 'invitations', title: 'Invitations at a time' },
    description: 'Nobody is pestered by a guild that asks everybody.',
  }),
  requestDays: whole(30, {
    ...{ min: 1, max: 365, unit: 'days', title: 'Life of a request', takesEffect },
    description: 'Officers need not look in every day.',
  }),
  requestsMax: whole(50, {
    ...{ min: 1, max: 500, unit: 'requests', title: 'Requests at a time' },
    description: 'A page of them.',
  }),
  turnedDownHours: whole(24, {
    ...{ min: 0, max: 8_760, unit: 'hours', title: 'Who was turned down', takesEffect },
    description: 'Asks again when tempers have cooled.',
  }),
  absentDays: whole(60, {
    ...{ min: 1, max: 3_650, unit: 'days', title: 'Absent' },
    description: 'Who did nothing for so long may be expelled as absent; less is no reason.',
  }),
  leaderAbsentDays: whole(30, {
    ...{ min: 1, max: 3_650, unit: 'days', title: 'Absent leader' },
    description: 'After so long the highest of those who are there leads.',
  }),
};

const store = {
  goldPerPoint: whole(10, {
    ...{ min: 1, max: 10_000, unit: 'gold a point', title: 'Points' },
    description: 'For what a member brought beyond what he took; goods count at base prices.',
  }),
  goldPerDay: group({
    leader: daily(1_000_000_000, 'leader'),
    officer: daily(5_000, 'officer'),
    trader: daily(500, 'trader'),
    member: daily(0, 'member'),
  } satisfies Record<GuildRole, unknown>),
  unitsPerDay: group({
    leader: dailyUnits(1_000_000, 'leader'),
    officer: dailyUnits(500, 'officer'),
    trader: dailyUnits(100, 'trader'),
    member: dailyUnits(20, 'member'),
  } satisfies Record<GuildRole, unknown>),
  unitsFirst: whole(1_000, {
    ...{ min: 10, max: 100_000, step: 100, unit: 'units', title: 'Store of a new guild' },
    description: 'As much as one of its members has.',
  }),
  unitsMore: whole(500, {
    ...{ min: 0, max: 100_000, step: 100, unit: 'units', title: 'Store more with each level' },
    description: 'Growing is worth the work.',
  }),
  treasuryGoldMax: whole(1_000_000_000, {
    ...{ min: 1_000, max: 1_000_000_000_000, step: 1_000, unit: 'gold', title: 'Treasury' },
    description: 'As much as the fullest purse.',
  }),
};

const growth = {
  foundingGold: whole(500, {
    ...{ min: 0, max: 1_000_000, step: 50, unit: 'gold', title: 'Founding' },
    description: 'A guild is meant to stay; what it costs goes out of the world.',
  }),
  levelXp: whole(1_000, {
    ...{ min: 1, max: 1_000_000, step: 50, unit: 'experience', title: 'First level' },
    description: 'Each further one takes as much more.',
  }),
  levelMax: whole(20, {
    ...{ min: 1, max: 100, unit: 'levels', title: 'Levels' },
    description: 'Something to work for over months.',
  }),
  loyalDays: whole(7, {
    ...{ min: 0, max: 365, unit: 'days', title: 'Loyal' },
    description: 'Only members who are here so long count for an achievement: it is not to be had by borrowing people.',
  }),
};

const talk = {
  channelsFirst: whole(3, {
    ...{ min: 1, max: 20, unit: 'channels', title: 'Channels of a new guild' },
    description: 'One for all, one for officers, one of its own.',
  }),
  channelsMax: whole(10, {
    ...{ min: 1, max: 50, unit: 'channels', title: 'Channels at most' },
    description: 'One more with each level up to so many: more are not read.',
  }),
  logDays: whole(30, {
    ...{ min: 1, max: 3_650, unit: 'days', title: 'Log' },
    description: 'What everybody does is forgotten after a month; what matters stays.',
  }),
};

const alliances = {
  allyTollPercent: whole(35, {
    ...{ min: 0, max: sparedPercentMax, unit: '%', title: 'Toll allies are spared', takesEffect },
    description: 'In hubs of the other, unless two guilds agree on something else.',
  }),
  allyFeePercent: whole(12, {
    ...{ min: 0, max: sparedPercentMax, unit: '%', title: 'Fee allies are spared', takesEffect },
    description: 'Of what they sell in hubs of the other, unless two guilds agree on something else.',
  }),
  allianceDays: whole(7, {
    ...{ min: 1, max: 365, unit: 'days', title: 'Life of a proposal', takesEffect },
    description: 'Time to talk it over.',
  }),
  alliesMax: whole(5, {
    ...{ min: 1, max: 50, unit: 'alliances', title: 'Allies of a guild' },
    description: 'Who is allied with everybody is allied with nobody.',
  }),
  offersMax: whole(10, {
    ...{ min: 1, max: 100, unit: 'proposals', title: 'Proposals that wait' },
    description: 'A page of them.',
  }),
};

const missions = {
  missionsMax: whole(2, {
    ...{ min: 1, max: 20, unit: 'missions', title: 'Guild missions at a time' },
    description: 'Who does everything at once does nothing together.',
  }),
  participantsMax: whole(20, {
    ...{ min: 3, max: 500, unit: 'members', title: 'Members in a guild mission' },
    description: 'What others do besides is welcome, and does not count.',
  }),
};

const realm = {
  contendLevel: whole(2, {
    ...{ min: 1, max: 100, unit: 'level', title: 'Level to contend for a hub' },
    description: 'Who has done something together.',
  }),
  hubsMax: whole(3, {
    ...{ min: 1, max: 18, unit: 'hubs', title: 'Hubs of a guild' },
    description: 'Those it contends for among them: a world of many, not an empire.',
  }),
};

export const tuning = group({ ...members, ...store, ...growth, ...talk, ...alliances, ...missions, ...realm });

export type GuildTuning = Settled<z.infer<typeof tuning>>;
