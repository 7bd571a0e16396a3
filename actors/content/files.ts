/** The tables as they lie on disk, unread: for the loader alone. Whoever plays takes them from the file named after what is in them. */
import achievements from './data/achievements.json' with { type: 'json' };
import agents from './data/agents.json' with { type: 'json' };
import blueprints from './data/blueprints.json' with { type: 'json' };
import effects from './data/effects.json' with { type: 'json' };
import finds from './data/finds.json' with { type: 'json' };
import gear from './data/gear.json' with { type: 'json' };
import guildAchievements from './data/guild-achievements.json' with { type: 'json' };
import guildMissions from './data/guild-missions.json' with { type: 'json' };
import hubs from './data/hubs.json' with { type: 'json' };
import items from './data/items.json' with { type: 'json' };
import levels from './data/levels.json' with { type: 'json' };
import missions from './data/missions.json' with { type: 'json' };
import nations from './data/nations.json' with { type: 'json' };
import onboarding from './data/onboarding.json' with { type: 'json' };
import qualities from './data/qualities.json' with { type: 'json' };
import routes from './data/routes.json' with { type: 'json' };
import serverMissions from './data/server-missions.json' with { type: 'json' };
import type { Table } from './schemas.ts';

export const files: Readonly<Record<Table, unknown>> = {
  ...nations,
  ...hubs,
  ...routes,
  ...items,
  ...qualities,
  blueprints: { ...blueprints.materials, ...blueprints.finished },
  ...gear,
  ...effects,
  ...agents,
  ...missions,
  ...finds,
  ...onboarding,
  ...achievements,
  ...guildAchievements,
  ...guildMissions,
  ...levels,
  ...serverMissions,
};

/** On disk, names have dashes. */
export function fileNameOf(table: Table): string {
  return `${table.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
}
