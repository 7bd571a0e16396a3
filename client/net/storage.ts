/** Where the client keeps what must outlive a page: the part of the browser's `Storage` that is used. */
export interface KeyStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** For Node and for tests. */
export function memoryStorage(): KeyStorage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  };
}

/** A storage that may be full or forbidden, with memory behind it: a command is kept for as long as can be. */
export function steadyStorage(storage: KeyStorage): KeyStorage {
  const spare = new Map<string, string>();
  return {
    getItem(key) {
      try {
        return spare.get(key) ?? storage.getItem(key);
      } catch {
        return null;
      }
    },
    setItem(key, value) {
      try {
        storage.setItem(key, value);
        spare.delete(key);
      } catch {
        spare.set(key, value);
      }
    },
  };
}
