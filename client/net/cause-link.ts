/** The link to a cause: how far it has come, how one stands oneself, and who leads. Whatever is given goes by one's own trader. */
import type { CauseParts, MemberPart } from '../../actors/cause/state.ts';
import type { CauseKey } from '../../actors/content/causes.ts';
import { addressOf } from '../../actors/kit/address.ts';
import type { Doors } from './face.ts';
import { Face } from './face.ts';
import { Mirror, type PartsMessage } from './mirror.ts';
import type { Room } from './rooms.ts';

/** Null for who takes no part; of so many. */
export interface Rank {
  readonly rank: number | null;
  readonly of: number;
}

export interface Leader extends Pick<MemberPart, 'name' | 'score' | 'tier'> {
  readonly rank: number;
}

export interface CauseLinkOptions {
  readonly cause: CauseKey;
  readonly doors: Doors;
  /** Something of it has changed. */
  readonly onCause?: () => void;
}

export class CauseLink {
  readonly cause: CauseKey;
  readonly #face: Face;
  readonly #mirror = new Mirror();
  #room: Room | null = null;
  #rank: Rank | null = null;

  constructor({ cause, doors, onCause }: CauseLinkOptions) {
    this.cause = cause;
    this.#face = new Face({
      address: addressOf('cause', cause),
      doors,
      onRoom: (room) => this.#listen(room, onCause),
      onPresence: () => {},
    });
  }

  part<Key extends keyof CauseParts & string>(key: Key): CauseParts[Key] | undefined {
    return this.#mirror.parts.get(key) as CauseParts[Key] | undefined;
  }

  /** As last told; null until then. */
  get rank(): Rank | null {
    return this.#rank;
  }

  /** Those who lead, from a place on; none while the room is away. */
  async leaders(from: number): Promise<readonly Leader[]> {
    const page = (await this.#room?.request('leaders', { from })) as { leaders: readonly Leader[] } | undefined;
    return page?.leaders ?? [];
  }

  hurry(): void {
    this.#face.hurry();
  }

  close(): void {
    this.#face.close();
  }

  #listen(room: Room, onCause: CauseLinkOptions['onCause']): () => void {
    this.#room = room;
    room.onMessage('parts', (message) => {
      if (this.#mirror.hear(message as PartsMessage)) onCause?.();
    });
    room.onMessage('rank', (message) => {
      this.#rank = message as Rank;
      onCause?.();
    });
    return () => {
      this.#room = null;
    };
  }
}
