/** What a member tells his guild of himself: what he has learned since, and that he is there. */
import { addressOf } from '../../kit/address.ts';
import type { ToGuild } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { levelOf } from '../belongings.ts';
import { isReportDue } from '../rules/guilds.ts';
import { dayOf } from '../rules/progress.ts';
import { GuildStatus } from '../state.ts';

/** After each deed, once it is counted. */
export function reportToGuild(turn: TraderTurn): void {
  const guild = turn.get('guild');
  if (guild?.status !== GuildStatus.member) return;
  const xp = turn.get('progress')?.xp ?? 0;
  const day = dayOf(turn.now);
  if (!isReportDue(guild.told, xp, day, turn.tuning.trader.guildReportXp)) return;
  turn.put('guild', { ...guild, told: { xp, day } });
  const report = { name: turn.get('profile')?.name ?? '', level: levelOf(turn), xp: Math.max(0, xp - guild.told.xp) };
  turn.send(addressOf('guild', guild.guild), { type: 'serve', ...report } satisfies ToGuild);
}
