/** One of the people in a picture: a guest with a name, who walks where he is sent, talks, and trades by the client's own library. */
import { type ItemKey, itemOf } from '../../../actors/content/items.ts';
import type { Side } from '../../../actors/content/terms.ts';
import type { Point } from '../../../actors/hub/walking.ts';
import type { Reply } from '../../../actors/kit/actor.ts';
import { Account } from '../../../client/net/account.ts';
import { fetchWithCookies } from '../../../client/net/cookie-jar.ts';
import { Game } from '../../../client/net/game.ts';
import { makeHttp } from '../../../client/net/http.ts';
import { sdkJoin } from '../../../client/net/rooms.ts';
import { memoryStorage } from '../../../client/net/storage.ts';
import { Steering } from '../../../client/scenes/steering.ts';
import { Crowd, stepMs } from '../../../client/store/crowd.ts';
import { until } from '../../testing/player.ts';

export class Puppet {
  readonly #game: Game;
  readonly #crowd: Crowd;
  readonly #steering = new Steering();
  readonly #beat: ReturnType<typeof setInterval>;

  private constructor(game: Game, crowd: Crowd) {
    this.#game = game;
    this.#crowd = crowd;
    this.#beat = setInterval(() => this.#step(), stepMs);
  }

  static async enter(origin: string, name: string): Promise<Puppet> {
    const fetch = fetchWithCookies();
    const account = new Account({ http: makeHttp({ origin, fetch }) });
    await account.guest(name);
    const crowd = new Crowd();
    const game = new Game({
      account,
      join: sdkJoin(origin, fetch),
      storage: memoryStorage(),
      sessionKey: 'puppet',
      onArrive: () => crowd.arrive(),
      onPeople: (people) => crowd.hearPeople(people, performance.now()),
      onFrame: (frame) => crowd.hearFrame(frame, performance.now()),
    });
    await until(() => crowd.ahead !== null && game.trader.part('purse') !== undefined, 30_000);
    return new Puppet(game, crowd);
  }

  walkTo(place: Point): void {
    this.#steering.walkTo(place);
  }

  get isWalking(): boolean {
    return this.#steering.target !== null;
  }

  say(text: string): Promise<Reply> {
    return this.#game.command({ type: 'say', text });
  }

  offer(side: Side, item: ItemKey, price: number, quantity: number): Promise<Reply> {
    return this.#game.command({ type: 'placeOrder', hub: 'capital_city', side, item, price, quantity, hours: 24 });
  }

  /** Some of a good straight from the merchant, whatever he asks. */
  buyFromMerchant(item: ItemKey, quantity: number): Promise<Reply> {
    return this.offer('buy', item, Math.ceil(itemOf(item).basePrice * 1.4), quantity);
  }

  leave(): void {
    clearInterval(this.#beat);
    this.#game.close();
  }

  #step(): void {
    const me = this.#crowd.ahead;
    if (!me) return;
    const walk = this.#crowd.push(this.#steering.push(me), performance.now());
    if (walk) this.#game.hub?.walk(walk.input, walk.dx, walk.dy);
  }
}
