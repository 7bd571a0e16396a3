/** The link to one's guild: a mirror of what one may see of its committed parts. Whatever is asked of it goes to one's own trader. */
import type { GuildParts } from '../../actors/guild/state.ts';
import { addressOf } from '../../actors/kit/address.ts';
import type { Doors } from './face.ts';
import { Face } from './face.ts';
import { Mirror, type PartsMessage } from './mirror.ts';
import type { Room } from './rooms.ts';

export interface GuildLinkOptions {
  readonly guild: string;
  readonly doors: Doors;
  /** With the keys that changed. */
  readonly onGuild?: (changed: readonly string[]) => void;
}

export class GuildLink {
  readonly guild: string;
  readonly #face: Face;
  readonly #mirror = new Mirror();

  constructor({ guild, doors, onGuild }: GuildLinkOptions) {
    this.guild = guild;
    this.#face = new Face({
      address: addressOf('guild', guild),
      doors,
      onRoom: (room) => this.#listen(room, onGuild),
      onPresence: () => {},
    });
  }

  get parts(): ReadonlyMap<string, unknown> {
    return this.#mirror.parts;
  }

  part<Key extends keyof GuildParts & string>(key: Key): GuildParts[Key] | undefined {
    return this.parts.get(key) as GuildParts[Key] | undefined;
  }

  hurry(): void {
    this.#face.hurry();
  }

  close(): void {
    this.#face.close();
  }

  #listen(room: Room, onGuild: GuildLinkOptions['onGuild']): () => void {
    room.onMessage('parts', (message) => {
      const changed = this.#mirror.hear(message as PartsMessage);
      if (changed) onGuild?.(changed);
    });
    return () => {};
  }
}
