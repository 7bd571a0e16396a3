/**
 * A newcomer at his client: he looks, thinks, clicks, and writes into his diary what of it was of use. What he did counts only when
 * the server has shown that it did.
 */
import { addGoods, worthOf } from '../../../actors/content/goods.ts';
import { type HubKey, hubs } from '../../../actors/content/hubs.ts';
import { type ItemKey, itemOf } from '../../../actors/content/items.ts';
import { levelAt } from '../../../actors/content/levels.ts';
import { stepKeys } from '../../../actors/content/onboarding.ts';
import { noProgress } from '../../../actors/trader/rules/progress.ts';
import type { CaravanPart, OrderPart, TraderParts } from '../../../actors/trader/state.ts';
import type { Board } from '../../../client/net/hub-link.ts';
import type { Notice } from '../../../client/net/trader-link.ts';
import { refusalOf } from '../../../client/words/en.ts';
import { makePlayer, type Player } from '../../testing/player.ts';
import type { Diary } from './Diary.ts';
import { type Idea, nextIdea, type View } from './mind.ts';

/** Reading, choosing, clicking. */
const THINKS_MS = 15_000;
/** What was refused is left alone for a while. */
const SULKS_MS = 60_000;

export class Newcomer implements View {
  readonly #diary: Diary;
  readonly #refused = new Map<string, number>();
  /** What he waits to see come true. */
  readonly #hoped = new Map<string, Idea>();
  #player: Player | null = null;
  #thinksAt = 0;
  board: Board | null = null;

  private constructor(diary: Diary) {
    this.#diary = diary;
  }

  static async arrive(origin: string, diary: Diary): Promise<Newcomer> {
    const newcomer = new Newcomer(diary);
    newcomer.#player = await makePlayer(origin, {
      onBoard: (board) => newcomer.#read(board),
      onHub: () => newcomer.#read(null),
      onNotice: (notice) => newcomer.#hear(notice),
      onParts: () => newcomer.#seeProofs(),
    });
    newcomer.#write('came through the gate, and was given something to begin with', false);
    return newcomer;
  }

  get now(): number {
    return Date.now();
  }

  get tuning() {
    return this.#player?.game.trader.tuning ?? null;
  }

  part<Key extends keyof TraderParts & string>(key: Key): TraderParts[Key] | undefined {
    return this.#player?.game.trader.part(key);
  }

  all<Part>(prefix: string): readonly Part[] {
    const parts = [...(this.#player?.game.trader.parts ?? [])];
    return parts.filter(([key]) => key.startsWith(prefix)).map(([, part]) => part as Part);
  }

  book(item: ItemKey) {
    return this.#player?.game.auction?.book(item) ?? null;
  }

  /** Does the next thing, if he has thought long enough. */
  async look(): Promise<void> {
    if (this.now < this.#thinksAt) return;
    const idea = nextIdea(this, (each) => (this.#refused.get(nameOf(each)) ?? 0) > this.now);
    if (!idea) return;
    this.#thinksAt = this.now + THINKS_MS;
    const reply = await this.#player?.game.command(idea.command);
    if (!reply) return;
    if (!reply.ok) {
      this.#refused.set(nameOf(idea), this.now + SULKS_MS);
      this.#write(`wanted to, and could not: ${idea.says}. ${refusalOf(reply)}`, false);
      return;
    }
    const result = reply.result as Readonly<Record<string, unknown>>;
    if (idea.proof === 'fill') this.#hoped.set(String(result['order']), idea);
    else if (idea.proof === 'errand') this.#hoped.set(String(result['errand']), idea);
    else this.#write(idea.says, idea.proof === 'answer');
    this.#seeProofs();
  }

  /** What he has, in a line. */
  standing(): string {
    const { xp, steps } = this.part('progress') ?? noProgress;
    const goods = Object.keys(hubs).map((hub) => this.part(`goods/${hub as HubKey}`) ?? {});
    const taken = stepKeys.filter((step) => steps[step] === 'claimed').length;
    const worth = worthOf(goods.reduce(addGoods, {}));
    return `${this.part('purse')?.gold ?? 0} gold, goods worth ${worth}, ${this.all('agent/').length} agents, level ${levelAt(xp)}, ${taken} of ${stepKeys.length} first steps`;
  }

  leave(): void {
    this.#player?.leave();
  }

  #read(board: Board | null): void {
    this.board = board;
  }

  #hear(notice: Notice): void {
    const { type } = notice;
    if (type === 'errandRefused') {
      const idea = this.#hoped.get(String(notice['errand']));
      if (idea) this.#refused.set(nameOf(idea), this.now + SULKS_MS);
      this.#hoped.delete(String(notice['errand']));
    }
    const says = this.#words(notice);
    if (says) this.#write(says, false);
  }

  /** The parts say what has come true, be it before the answer or after. */
  #seeProofs(): void {
    if (this.#hoped.size === 0) return;
    for (const { errand } of this.all<CaravanPart>('caravan/')) if (errand) this.#prove(errand.id);
    for (const { id, filled } of this.all<OrderPart>('order/')) if (filled > 0) this.#prove(id);
  }

  #prove(id: string): void {
    const idea = this.#hoped.get(id);
    this.#hoped.delete(id);
    if (idea) this.#write(idea.says, true);
  }

  /** What befell him; null for what the diary has already. */
  #words(notice: Notice): string | null {
    switch (notice.type) {
      case 'caravanArrived':
        return `the caravan has arrived in ${hubs[notice['to'] as HubKey].name} and brought ${notice['gold']} gold`;
      case 'caravanRefused':
        return 'the caravan did not set out: others were quicker';
      case 'crafted':
        return 'the work on the bench is done';
      case 'gathered':
        return `came back with ${notice['units']} ${itemOf(notice['item'] as ItemKey).name.toLowerCase()}`;
      case 'travelled':
        return `is in ${hubs[notice['hub'] as HubKey].name}`;
      case 'levelReached':
        return `reached level ${notice['level']}`;
      default:
        return null;
    }
  }

  #write(says: string, isUseful: boolean): void {
    this.#diary.write({ at: this.now, says, isUseful });
  }
}

const nameOf = ({ command }: Idea): string => JSON.stringify(command);
