/** A hub's room: people walk by the server's steps and hear what is said. Walking is volatile; talk comes committed. */
import type { Line, Rewards } from '../../actors/hub/state.ts';
import type { Notice } from '../../actors/kit/actor.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Claim } from '../auth/tickets.ts';
import { HubView, PersonView } from '../views/HubView.ts';
import { Square, STEP_MS } from '../views/Square.ts';
import { ActorRoom, type RoomClient } from './ActorRoom.ts';
import { walk } from './messages.ts';
import { canTake } from './slow-readers.ts';

/** In a crowd every second step is shown: ten frames a second are enough to the eye, and half the bytes. */
const CROWD = 60;

export class HubRoom extends ActorRoom<HubView> {
  override state = new HubView();
  override autoDispose = false;
  override patchRate = 100;
  override maxMessagesPerSecond = 60;

  readonly #square = new Square<RoomClient>();
  #odd = false;
  #isBoardStale = false;

  override messages = {
    walk: (client: RoomClient, message: unknown) => {
      const parsed = walk.safeParse(message);
      if (parsed.success) this.#square.push(client, parsed.data);
      else this.deps.messageRefused('hub', 'walk');
    },
  };

  override async onCreate(options: { address: string; roomId: string }): Promise<void> {
    await super.onCreate(options);
    // The hub itself stays awake; a further layer goes with its last walker.
    this.autoDispose = this.layer > 1;
    this.setTimestep(() => this.#step(), STEP_MS);
  }

  override onLeave(client: RoomClient): void {
    this.#vanish(client);
  }

  /** Who sets out for another town is seen no more; while he stays here he still hears what is said. */
  #vanish(client: RoomClient): void {
    this.#square.leave(client);
    this.state.people.delete(client.sessionId);
    this.state.count = this.#square.size;
  }

  protected override entered(client: RoomClient, { player, name }: Claim): void {
    const person = new PersonView();
    Object.assign(person, { player, name, tag: this.#square.enter(client) });
    this.state.people.set(client.sessionId, person);
    this.state.count = this.#square.size;
    for (const line of this.#lines('line/')) client.send('said', { ...line, past: true });
    for (const line of this.#lines('trade/')) client.send('cried', { ...line, past: true });
    client.send('board', this.#board());
  }

  protected override painted(puts: ActorRecord['puts']): void {
    if (puts.some(([key]) => /^(events|rewards)$|^(errand|lot|convoy)\//.test(key)) && !this.#isBoardStale) {
      this.#isBoardStale = true;
      // Told once all of the record is in.
      queueMicrotask(() => this.#tellBoard());
    }
  }

  #tellBoard(): void {
    this.#isBoardStale = false;
    this.broadcast('board', this.#board());
  }

  /** What goes on in this market, the errands of its merchant, the lots under the hammer, the convoys at the gate, and what is given of rewards. */
  #board(): Record<'events' | 'errands' | 'lots' | 'convoys' | 'rewardPercent', unknown> {
    const under = (prefix: string) => [...this.parts].filter(([key]) => key.startsWith(prefix)).map(([, part]) => part);
    return {
      events: this.parts.get('events') ?? [],
      errands: under('errand/'),
      lots: under('lot/'),
      convoys: under('convoy/'),
      rewardPercent: (this.parts.get('rewards') as Rewards | undefined)?.percent ?? 100,
    };
  }

  protected override noticed(notice: Notice): void {
    if (notice.type === 'said' || notice.type === 'cried') this.broadcast(notice.type, notice);
    if (notice.type !== 'left') return;
    for (const client of this.clients) if (client.auth?.player === notice['player']) this.#vanish(client);
  }

  /** Without those of people who are forgotten. */
  #lines(prefix: 'line/' | 'trade/'): Line[] {
    const lines = [...this.parts].filter(([key]) => key.startsWith(prefix)).map(([, line]) => line as Line);
    return lines.filter(({ text }) => text !== '').sort((a, b) => a.id - b.id);
  }

  #step(): void {
    const startedAt = performance.now();
    this.#square.step();
    this.#odd = !this.#odd;
    if (this.#square.size <= CROWD || this.#odd) {
      for (const [client, frame] of this.#square.frames()) {
        if (canTake(client)) client.sendBytes('frame', frame);
        else this.#square.resync(client);
      }
    }
    this.deps.ticked('hub', performance.now() - startedAt);
  }
}
