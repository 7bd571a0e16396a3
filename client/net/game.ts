/**
 * A player's presence in the game: the link to his trader, and links to the square and the auction house of the hub
 * where his trader says he is. The browser, the bots and the tests all play through this.
 */
import type { CauseKey } from '../../actors/content/causes.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import { GuildStatus } from '../../actors/trader/state.ts';
import type { Account } from './account.ts';
import type { AuctionLinkOptions } from './auction-link.ts';
import { AuctionLink } from './auction-link.ts';
import type { CauseLinkOptions } from './cause-link.ts';
import { CauseLink } from './cause-link.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Doors } from './face.ts';
import { Presence } from './face.ts';
import type { GuildLinkOptions } from './guild-link.ts';
import { GuildLink } from './guild-link.ts';
import type { HubLinkOptions } from './hub-link.ts';
import { HubLink } from './hub-link.ts';
import type { Join } from './rooms.ts';
import type { KeyStorage } from './storage.ts';
import type { TraderLinkOptions } from './trader-link.ts';
import { TraderLink } from './trader-link.ts';

/** What the game may tell; all of it optional. */
export interface Listener
  extends Pick<
      TraderLinkOptions,
      'onParts' | 'onNotice' | 'onTuning' | 'onCauses' | 'onCommands' | 'onLateReply' | 'onLatency'
    >,
    Pick<HubLinkOptions, 'onArrive' | 'onPeople' | 'onFrame' | 'onSaid' | 'onCried' | 'onBoard'>,
    Pick<AuctionLinkOptions, 'onBooks'>,
    Pick<GuildLinkOptions, 'onGuild'>,
    Pick<CauseLinkOptions, 'onCause'> {
  /** The worst of the links to trader, square and auction house. */
  readonly onPresence?: (presence: Presence) => void;
  /** We stand in another hub: whatever was known of people and books is of the old one. */
  readonly onHub?: (hub: string) => void;
}

export interface GameOptions extends Listener {
  /** Signed in. */
  readonly account: Account;
  readonly join: Join;
  readonly storage: KeyStorage;
  readonly sessionKey: string;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** From the worst to the best. */
const ranks = [Presence.gone, Presence.connecting, Presence.reconnecting, Presence.live] as const;

export class Game {
  readonly trader: TraderLink;
  readonly #options: GameOptions;
  readonly #doors: Doors;
  readonly #presences = new Map<'trader' | 'hub' | 'auction', Presence>();
  #hub: HubLink | null = null;
  #auction: AuctionLink | null = null;
  #guild: GuildLink | null = null;
  #cause: CauseLink | null = null;

  constructor(options: GameOptions) {
    const { account, join, storage, sessionKey, clock = systemClock, random = Math.random } = options;
    if (!account.player) throw new Error('Sign in before you play.');
    this.#options = options;
    this.#doors = { enter: (address) => account.enter(address), join, clock, random };
    this.trader = new TraderLink({
      ...options,
      player: account.player.id,
      doors: this.#doors,
      storage,
      sessionKey,
      onParts: (changed) => {
        options.onParts?.(changed);
        this.#follow();
        this.#followGuild();
      },
      onPresence: (presence) => this.#tell('trader', presence),
    });
  }

  /** The square where the trader is, once he has said where that is. */
  get hub(): HubLink | null {
    return this.#hub;
  }

  get auction(): AuctionLink | null {
    return this.#auction;
  }

  /** His guild, while he is a member of one. */
  get guild(): GuildLink | null {
    return this.#guild;
  }

  /** The cause that is looked at, if one is. */
  get cause(): CauseLink | null {
    return this.#cause;
  }

  /** From now on this cause is looked at, and no other. */
  lookAt(cause: CauseKey | null): void {
    if (cause === (this.#cause?.cause ?? null)) return;
    this.#cause?.close();
    this.#cause = cause === null ? null : new CauseLink({ ...this.#options, cause, doors: this.#doors });
    this.#options.onCause?.();
  }

  get presence(): Presence {
    return ranks.find((rank) => [...this.#presences.values()].includes(rank)) ?? Presence.connecting;
  }

  command(command: PlayerCommand): Promise<Reply> {
    return this.trader.command(command);
  }

  /** The network is back: do not wait any longer. */
  hurry(): void {
    for (const link of [this.trader, this.#hub, this.#auction, this.#guild, this.#cause]) link?.hurry();
  }

  close(): void {
    for (const link of [this.trader, this.#hub, this.#auction, this.#guild, this.#cause]) link?.close();
  }

  #follow(): void {
    const hub = this.trader.part('where')?.hub;
    if (!hub || hub === this.#hub?.hub) return;
    this.#hub?.close();
    this.#auction?.close();
    this.#options.onHub?.(hub);
    const shared = { ...this.#options, hub, doors: this.#doors };
    this.#hub = new HubLink({ ...shared, onPresence: (presence) => this.#tell('hub', presence) });
    this.#auction = new AuctionLink({ ...shared, onPresence: (presence) => this.#tell('auction', presence) });
  }

  #followGuild(): void {
    const own = this.trader.part('guild');
    const guild = own?.status === GuildStatus.member ? own.guild : null;
    if (guild === (this.#guild?.guild ?? null)) return;
    this.#guild?.close();
    this.#guild = guild === null ? null : new GuildLink({ ...this.#options, guild, doors: this.#doors });
    // Whatever was known is of the old one.
    this.#options.onGuild?.([]);
  }

  #tell(link: 'trader' | 'hub' | 'auction', presence: Presence): void {
    const before = this.presence;
    this.#presences.set(link, presence);
    if (this.presence !== before) this.#options.onPresence?.(this.presence);
  }
}
