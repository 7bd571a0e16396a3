/**
 * The link to one's own trader: a mirror of his committed parts, his notices, and the way of every command.
 * Nothing is guessed here: a balance changes when the trader's parts say so.
 */
import type { Reply } from '../../actors/kit/actor.ts';
import { addressOf } from '../../actors/kit/address.ts';
import type { TuningInForce } from '../../actors/kit/surroundings.ts';
import type { CauseShown } from '../../actors/letters.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import type { TraderParts } from '../../actors/trader/state.ts';
import type { Tuning } from '../../actors/tuning.ts';
import { CommandSession } from './commands.ts';
import type { Doors, Presence } from './face.ts';
import { Face } from './face.ts';
import { Mirror, type PartsMessage } from './mirror.ts';
import type { Room } from './rooms.ts';
import type { KeyStorage } from './storage.ts';

export interface Notice {
  readonly type: string;
  readonly [detail: string]: unknown;
}

export interface TraderLinkOptions {
  readonly player: string;
  readonly doors: Doors;
  readonly storage: KeyStorage;
  /** Place of the command session in the storage; two tabs must never share one. */
  readonly sessionKey: string;
  /** With the keys that changed. */
  readonly onParts?: (changed: readonly string[]) => void;
  readonly onNotice?: (notice: Notice) => void;
  /** The numbers of the game are these from now on. */
  readonly onTuning?: (tuning: Tuning) => void;
  /** What the world works for is this from now on. */
  readonly onCauses?: (causes: readonly CauseShown[]) => void;
  /** A command was asked for or answered. */
  readonly onCommands?: () => void;
  /** The answer to a command of an earlier life of this page. */
  readonly onLateReply?: (command: PlayerCommand, reply: Reply) => void;
  readonly onPresence?: (presence: Presence) => void;
  readonly onLatency?: (ms: number) => void;
}

export class TraderLink {
  readonly #options: TraderLinkOptions;
  readonly #face: Face;
  readonly #commands: CommandSession<PlayerCommand>;
  readonly #mirror = new Mirror();
  #tuning: Tuning | null = null;
  #causes: readonly CauseShown[] = [];

  constructor(options: TraderLinkOptions) {
    this.#options = options;
    const { doors, storage, sessionKey, player } = options;
    this.#commands = new CommandSession({
      storage,
      key: sessionKey,
      clock: doors.clock,
      onChange: () => options.onCommands?.(),
      onLate: (command, reply) => options.onLateReply?.(command, reply),
    });
    this.#face = new Face({
      address: addressOf('trader', player),
      isOwn: true,
      doors,
      onRoom: (room) => this.#listen(room),
      onPresence: (presence) => options.onPresence?.(presence),
      onLatency: (ms) => options.onLatency?.(ms),
    });
  }

  /** The trader's parts by key, as last committed. */
  get parts(): ReadonlyMap<string, unknown> {
    return this.#mirror.parts;
  }

  /** As the server goes by; null until it has spoken. */
  get tuning(): Tuning | null {
    return this.#tuning;
  }

  get causes(): readonly CauseShown[] {
    return this.#causes;
  }

  get unanswered(): readonly PlayerCommand[] {
    return this.#commands.unanswered;
  }

  part<Key extends keyof TraderParts & string>(key: Key): TraderParts[Key] | undefined {
    return this.parts.get(key) as TraderParts[Key] | undefined;
  }

  /** Asks the trader; ends exactly once, across reconnects. */
  command(command: PlayerCommand): Promise<Reply> {
    return this.#commands.send(command);
  }

  hurry(): void {
    this.#face.hurry();
  }

  close(): void {
    this.#commands.close();
    this.#face.close();
  }

  #listen(room: Room): () => void {
    room.onMessage('parts', (message) => this.#hearParts(message as PartsMessage));
    room.onMessage('notice', (message) => this.#options.onNotice?.(message as Notice));
    room.onMessage('tuning', (message) => this.#hearTuning(message as TuningInForce<Tuning>));
    room.onMessage('causes', (message) => this.#hearCauses(message as readonly CauseShown[]));
    this.#commands.attach(room);
    return () => this.#commands.detach();
  }

  #hearTuning({ values }: TuningInForce<Tuning>): void {
    this.#tuning = values;
    this.#options.onTuning?.(values);
  }

  #hearCauses(causes: readonly CauseShown[]): void {
    this.#causes = causes;
    this.#options.onCauses?.(causes);
  }

  #hearParts(message: PartsMessage): void {
    const changed = this.#mirror.hear(message);
    if (changed) this.#options.onParts?.(changed);
  }
}
