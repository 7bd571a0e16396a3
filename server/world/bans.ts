/**
 * Bans and mutes reach those who are here already, wherever they came from: twice a second the accounts are asked.
 * A ban closes sockets. A mute is noted, and goes to the trader with what his player says.
 */
import type { AccountStore } from '../auth/AccountStore.ts';
import type { Clock } from '../host/clock.ts';
import { ActorRoom } from '../rooms/ActorRoom.ts';

const EVERY_MS = 500;

/** Who may not speak, as the accounts said last. */
export class MuteBook {
  #until: ReadonlyMap<string, number> = new Map();

  until(player: string): number | undefined {
    return this.#until.get(player);
  }

  note(until: ReadonlyMap<string, number>): void {
    this.#until = until;
  }
}

/** Resolves after the first look, with a function that stops watching. */
export async function watchBans(
  store: Pick<AccountStore, 'bannedAmong' | 'muted'>,
  mutes: MuteBook,
  clock: Clock,
  failed: (error: unknown) => void,
): Promise<() => void> {
  let cancel = () => {};
  let isOver = false;
  const look = async (): Promise<void> => {
    try {
      mutes.note(await store.muted(clock.now()));
      const connected = new Set([...ActorRoom.open].flatMap((room) => room.players()));
      const banned = connected.size > 0 ? await store.bannedAmong([...connected], clock.now()) : [];
      for (const player of banned) for (const room of ActorRoom.open) room.expel(player);
    } catch (error) {
      failed(error);
    }
    if (!isOver) cancel = clock.after(EVERY_MS, () => void look());
  };
  await look();
  return () => {
    isOver = true;
    cancel();
  };
}
