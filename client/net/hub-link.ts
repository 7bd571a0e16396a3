/** The link to a hub's square: who is here, where they walk, what they say. Positions are volatile and never promised. */
import { decodeFrame, type Frame } from '../../actors/hub/frame.ts';
import type { MarketEvent } from '../../actors/hub/state.ts';
import { addressOf } from '../../actors/kit/address.ts';
import type { Convoy, Errand, LineLink, LotShown } from '../../actors/letters.ts';
import type { Choice } from '../sprites/avatar.ts';
import type { Doors, Presence } from './face.ts';
import { Face } from './face.ts';
import type { Room } from './rooms.ts';

export interface Person {
  readonly player: string;
  readonly name: string;
  /** What frames call this person. */
  readonly tag: number;
  /** True for the presence that is ours, in this very room; the same player may be here twice. */
  readonly mine: boolean;
  /** As chosen, where the square tells; else it follows from who it is. */
  readonly avatar?: Choice;
}

export interface Said {
  readonly id: string | number;
  readonly player: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly link?: LineLink;
  /** True for lines that were said before we came. */
  readonly past?: boolean;
}

/** What goes on in a market, and what its merchant pays for. */
export interface Board {
  readonly events: readonly MarketEvent[];
  readonly errands: readonly Errand[];
  readonly lots: readonly LotShown[];
  readonly convoys: readonly Convoy[];
  /** What the hub gives of the rewards of its missions. */
  readonly rewardPercent: number;
}

export interface HubLinkOptions {
  readonly hub: string;
  readonly doors: Doors;
  /** A room is live: pushes sent to an earlier one count for nothing. */
  readonly onArrive?: () => void;
  readonly onPeople?: (people: readonly Person[]) => void;
  readonly onFrame?: (frame: Frame) => void;
  readonly onSaid?: (said: Said) => void;
  /** In the trade channel of the nation. */
  readonly onCried?: (said: Said) => void;
  readonly onBoard?: (board: Board) => void;
  readonly onPresence?: (presence: Presence) => void;
}

/** The shape of the synchronised `HubView`. */
interface HubState {
  readonly people?: { forEach(each: (person: Omit<Person, 'mine'>, sessionId: string) => void): void };
}

export class HubLink {
  readonly hub: string;
  readonly #options: HubLinkOptions;
  readonly #face: Face;
  #room: Room | null = null;

  constructor(options: HubLinkOptions) {
    this.hub = options.hub;
    this.#options = options;
    this.#face = new Face({
      address: addressOf('hub', options.hub),
      doors: options.doors,
      onRoom: (room) => this.#listen(room),
      onPresence: (presence) => options.onPresence?.(presence),
    });
  }

  /** One step; `input` counts up within a room. Lost when no room is live: the next frame says where we are. */
  walk(input: number, dx: number, dy: number): void {
    this.#room?.send('walk', { input, dx, dy });
  }

  hurry(): void {
    this.#face.hurry();
  }

  close(): void {
    this.#face.close();
  }

  #listen(room: Room): () => void {
    const { onArrive, onBoard, onCried, onFrame, onPeople, onSaid } = this.#options;
    room.onMessage('frame', (bytes) => {
      // A bot that does not look need not unpack.
      const frame = onFrame && decodeFrame(bytes as Uint8Array);
      if (frame) onFrame(frame);
    });
    room.onMessage('said', (said) => onSaid?.(said as Said));
    room.onMessage('cried', (said) => onCried?.(said as Said));
    room.onMessage('board', (board) => onBoard?.(board as Board));
    room.onState((state) => onPeople?.(peopleOf(state as HubState, room.sessionId)));
    this.#room = room;
    onArrive?.();
    return () => {
      this.#room = null;
    };
  }
}

function peopleOf({ people }: HubState, own: string): readonly Person[] {
  const found: Person[] = [];
  people?.forEach(({ player, name, tag }, sessionId) => {
    found.push({ player, name, tag, mine: sessionId === own });
  });
  return found;
}
