/**
 * What belongs to this tab alone, though all tabs share the storage and the cookie. A command session must have one
 * writer, so each tab takes a free slot and holds it until it is closed; a slot left behind, with commands in it
 * that were never answered, is taken over by the next tab.
 */
import type { KeyStorage } from '../net/storage.ts';
import { steadyStorage } from '../net/storage.ts';

/** As many command sessions as a trader keeps. */
const slotCount = 8;

const claimed = new Map<string, Promise<string>>();

/** The place of this tab's command session in the storage; the same for the same player while the page lives. */
export function claimSessionKey(player: string): Promise<string> {
  const key = claimed.get(player) ?? claimFreeKey(player);
  claimed.set(player, key);
  return key;
}

async function claimFreeKey(player: string): Promise<string> {
  for (let slot = 0; slot < slotCount; slot++) {
    const key = `aurelian/commands/${player}/${slot}`;
    if (await hold(key)) return key;
  }
  return `aurelian/commands/${player}/tab/${Math.random().toString(36).slice(2)}`;
}

/** Takes the lock for as long as the page lives; false when another tab has it, or when there are no locks. */
function hold(name: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const forever = new Promise<never>(() => {});
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? forever : undefined;
    });
  });
}

/** Runs the task while no other tab of this site does. */
export function alone<T>(task: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('aurelian/refresh', task) as Promise<T>) : task();
}

/** The browser's storage, or memory where it is forbidden: even to name it may throw. */
export function pageStorage(): KeyStorage {
  return steadyStorage({
    getItem: (key) => window.localStorage.getItem(key),
    setItem: (key, value) => window.localStorage.setItem(key, value),
  });
}
