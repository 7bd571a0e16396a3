/** What a member tells his guild of himself: what he has learned since, and that he is there. */
import type { HubKey } from '../../content/hubs.ts';
import { addressOf } from '../../kit/address.ts';
import type { Feat, ToGuild } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { guildOf, levelOf } from '../belongings.ts';
import { isReportDue } from '../rules/guilds.ts';
import { dayOf } from '../rules/progress.ts';
import { GuildStatus } from '../state.ts';

/** After each deed, once it is counted. */
export function reportToGuild(turn: TraderTurn): void {
  const guild = turn.get('guild');
  if (guild?.status !== GuildStatus.member) return;
  const xp = turn.get('progress')?.xp ?? 0;
  const now = { xp, day: dayOf(turn.now), traded: turn.get('progress')?.figures.traded ?? 0 };
  if (!isReportDue(guild.told, now, turn.tuning.trader)) return;
  turn.put('guild', { ...guild, told: now });
  const { told } = guild;
  const report = {
    ...{ name: turn.get('profile')?.name ?? '', level: levelOf(turn) },
    ...{ xp: Math.max(0, xp - told.xp), traded: now.traded - (told.traded ?? now.traded) },
  };
  turn.send(addressOf('guild', guild.guild), { type: 'serve', ...report } satisfies ToGuild);
}

/** What counts for his guild is told at once, with the hub where it was done. */
export function tellFeat(turn: TraderTurn, hub: HubKey, feat: Feat): void {
  const guild = guildOf(turn);
  if (guild !== null) turn.send(addressOf('guild', guild), { type: 'did', hub, feat } satisfies ToGuild);
}
