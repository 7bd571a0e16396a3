/** A mirror of an actor's committed parts, as its room sends them: all at first, then what changed. */
export interface PartsMessage {
  readonly ver: number;
  readonly all: boolean;
  readonly puts: readonly (readonly [key: string, part: unknown])[];
}

export class Mirror {
  #parts = new Map<string, unknown>();
  #ver = -1;

  get parts(): ReadonlyMap<string, unknown> {
    return this.#parts;
  }

  /** Takes a message in; the keys that changed, or null when it is older than what is known. */
  hear({ ver, all, puts }: PartsMessage): readonly string[] | null {
    if (!all && ver <= this.#ver) return null;
    const before = this.#parts;
    const parts = all ? new Map<string, unknown>() : before;
    for (const [key, part] of puts) {
      if (part === null || part === undefined) parts.delete(key);
      else parts.set(key, part);
    }
    this.#parts = parts;
    this.#ver = ver;
    const changed = new Set(puts.map(([key]) => key));
    if (all) for (const key of before.keys()) changed.add(key);
    return [...changed];
  }
}
