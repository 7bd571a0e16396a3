/** A ban closes sockets, wherever it came from: who is connected is compared with the accounts every few seconds. */
import type { AccountStore } from '../auth/AccountStore.ts';
import type { Clock } from '../host/clock.ts';
import { ActorRoom } from '../rooms/ActorRoom.ts';

const EVERY_MS = 2_000;

/** Returns a function that stops watching. */
export function watchBans(
  store: Pick<AccountStore, 'bannedAmong'>,
  clock: Clock,
  failed: (error: unknown) => void,
): () => void {
  let cancel = () => {};
  const look = async (): Promise<void> => {
    try {
      const connected = new Set([...ActorRoom.open].flatMap((room) => room.players()));
      const banned = connected.size > 0 ? await store.bannedAmong([...connected], clock.now()) : [];
      for (const player of banned) for (const room of ActorRoom.open) room.expel(player);
    } catch (error) {
      failed(error);
    }
    cancel = clock.after(EVERY_MS, () => void look());
  };
  void look();
  return () => cancel();
}
