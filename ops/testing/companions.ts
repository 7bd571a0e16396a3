/** People of guilds, for tests on a real server: with accounts and some standing, so that nothing of theirs is bound. */
import { foldGuildName } from '../../actors/content/guilds.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import { makePlayer, type Player, until } from './player.ts';

const hub = 'capital_city';
let people = 0;

export interface Companion extends Player {
  /** Asks his guild, by any command: the reason in the one answer, `done`, or what his own trader said. */
  ask(command: PlayerCommand): Promise<string>;
  /** Invited or not, he comes: whether he is in. */
  enter(guild: string): Promise<boolean>;
}

/** At level 3 by honest work, with more gold than founding costs. */
export async function makeCompanion(origin: string, name = `Companion ${++people}`): Promise<Companion> {
  const answers = new Map<number, string>();
  const closed = new Set<string>();
  const person = await makePlayer(
    origin,
    {
      onNotice: (notice) => {
        if (notice.type === 'guildAnswered') answers.set(notice['ask'] as number, String(notice['why'] ?? 'done'));
        if (notice.type === 'guildClosed') closed.add(String(notice['guild']));
      },
    },
    (account) => account.register(`${foldGuildName(name)}@example.org`, 'correct horse', name),
  );
  const { game } = person;
  for (const command of [
    { type: 'joinGuild', guild: 'wayfarers' },
    { type: 'claimStep', step: 'join_guild' },
    { type: 'hireAgent', kind: 'scout' },
    { type: 'claimStep', step: 'hire_agent' },
  ] as const)
    await must(game.command(command));
  await until(() => game.auction?.book('herb')?.asks[0] !== undefined);
  const price = (game.auction?.book('herb')?.asks[0]?.price ?? 0) + 2;
  await must(game.command({ type: 'placeOrder', hub, side: 'buy', item: 'herb', price, quantity: 1, hours: 6 }));
  await until(() => (game.trader.part('progress')?.xp ?? 0) >= 200);
  return {
    ...person,
    async ask(command) {
      const reply = await game.command(command);
      if (!reply.ok) return reply.refused;
      const { ask } = reply.result as { ask: number };
      await until(() => answers.has(ask));
      return answers.get(ask) ?? '';
    },
    async enter(guild) {
      closed.delete(guild);
      const reply = await game.command({ type: 'joinGuild', guild });
      if (!reply.ok) return false;
      const isIn = () => game.trader.part('guild')?.status === 'member';
      await until(() => isIn() || closed.has(guild));
      return isIn();
    },
  };
}

async function must(replied: Promise<Reply>): Promise<void> {
  const reply = await replied;
  if (!reply.ok) throw new Error(`refused: ${reply.refused}`);
}

export const aWish = { type: 'foundGuild', emblem: 'anvil', colour: 'sea', description: 'We carry.' } as const;

/** He founds it: its key, or null when another was first with the name. */
export async function found({ game }: Companion, name: string, tag: string): Promise<string | null> {
  const reply = await game.command({ ...aWish, name, tag });
  if (!reply.ok) return null;
  await until(() => game.trader.part('guild')?.status !== 'founding');
  return game.trader.part('guild')?.guild ?? null;
}
