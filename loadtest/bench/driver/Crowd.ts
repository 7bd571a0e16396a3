/** The traders of a run: closed or open loop, uniform or Zipf, one by one or pipelined; latencies from when each was due. */
import { setTimeout as pause } from 'node:timers/promises';
import { makeRng } from '../../schedule.ts';
import { quantile } from '../figures.ts';
import { Pace } from './pace.ts';
import { makePicker } from './picker.ts';
import { signIn } from './Seat.ts';
import { Trader } from './Trader.ts';
import type { Load, RunResult } from './talk.ts';

const ENTER_AT_ONCE = 16;
/** Whatever is under way at the end is waited for, so that one run is never the burden of the next. */
const PATIENCE_MS = 30_000;
const TICK_MS = 1;

export class Crowd {
  readonly #traders: Trader[] = [];
  #hear: (n: number, dueAt: number, refused: string | null) => void = () => {};

  static async enter(url: string, count: number): Promise<Crowd> {
    const crowd = new Crowd();
    let next = 0;
    const usher = async (): Promise<void> => {
      for (let n = next++; n < count; n = next++) {
        const guest = await signIn(url);
        crowd.#traders[n] = await Trader.enter(url, guest, n, (dueAt, refused) => crowd.#hear(n, dueAt, refused));
      }
    };
    await Promise.all(Array.from({ length: ENTER_AT_ONCE }, usher));
    return crowd;
  }

  async leave(): Promise<void> {
    await Promise.all(this.#traders.map(({ seat }) => seat.leave()));
  }

  async run(load: Load, window: (is: 'open' | 'over') => void): Promise<RunResult> {
    const traders = this.#traders.slice(0, load.actors);
    const pick = makePicker(traders.length, load.exponent, makeRng(11));
    const startedAt = performance.now();
    const opensAt = startedAt + load.warmupMs;
    const endsAt = opensAt + load.windowMs;
    const times: number[] = [];
    const late: number[] = [];
    const refused: Record<string, number> = {};
    let answered = 0;
    let isRunning = true;
    let again: (n: number) => void = () => {};
    this.#hear = (n, dueAt, why) => {
      const now = performance.now();
      if (now >= opensAt && now < endsAt) {
        if (why) refused[why] = (refused[why] ?? 0) + 1;
        else answered++;
      }
      if (dueAt >= opensAt && dueAt < endsAt && !why) times.push(now - dueAt);
      if (isRunning) again(n);
    };

    if ('closed' in load.shape) again = this.#closed(traders, load, load.shape.closed, pick);
    const pacing =
      'openPerSecond' in load.shape ? this.#open(traders, load.shape.openPerSecond, pick, late, endsAt) : null;

    await pause(opensAt - performance.now());
    window('open');
    const cpu = process.cpuUsage();
    const before = this.#counted();
    const openedAt = performance.now();
    await pause(endsAt - performance.now());
    const seconds = (performance.now() - openedAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const after = this.#counted();
    window('over');
    isRunning = false;
    await pacing;
    const unsent = traders.reduce((sum, trader) => sum + trader.giveUp(), 0);
    await this.#settled(traders);
    times.sort((left, right) => left - right);
    late.sort((left, right) => left - right);
    return {
      ...{ seconds, answered, refused, unsent, unanswered: unansweredBy(traders) },
      turnedAway: after.turnedAway - before.turnedAway,
      ms: {
        p50: quantile(times, 0.5),
        p99: quantile(times, 0.99),
        p999: quantile(times, 0.999),
        max: times.at(-1) ?? 0,
      },
      cores: (user + system) / 1e6 / seconds,
      lateP99Ms: quantile(late, 0.99),
      bytesIn: after.bytes - before.bytes,
      framesIn: after.frames - before.frames,
    };
  }

  /** Fills the loop; the answer says who goes on when one is answered. */
  #closed(traders: readonly Trader[], { pipelined }: Load, underWay: number, pick: () => number): (n: number) => void {
    const act = (): void => traders[pick()]?.act(performance.now());
    if (pipelined === 1) {
      for (let n = 0; n < underWay; n++) act();
      return act;
    }
    const loaded = traders.slice(0, Math.max(1, Math.floor(underWay / pipelined)));
    for (const trader of loaded) trader.actTogether(performance.now(), pipelined);
    return (n) => {
      if (traders[n]?.unanswered === 0) traders[n]?.actTogether(performance.now(), pipelined);
    };
  }

  async #open(
    traders: readonly Trader[],
    perSecond: number,
    pick: () => number,
    late: number[],
    endsAt: number,
  ): Promise<void> {
    const pace = new Pace(perSecond);
    const startedAt = performance.now();
    for (let now = startedAt; now < endsAt; now = performance.now()) {
      for (const at of pace.due(now - startedAt)) {
        late.push(performance.now() - startedAt - at);
        traders[pick()]?.act(startedAt + at);
      }
      await pause(TICK_MS);
    }
  }

  async #settled(traders: readonly Trader[]): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (unansweredBy(traders) > 0 && performance.now() < until) await pause(10);
  }

  #counted(): { bytes: number; frames: number; turnedAway: number } {
    const sum = { bytes: 0, frames: 0, turnedAway: 0 };
    for (const { seat, turnedAway } of this.#traders) {
      sum.bytes += seat.bytesIn;
      sum.frames += seat.framesIn;
      sum.turnedAway += turnedAway;
    }
    return sum;
  }
}

function unansweredBy(traders: readonly Trader[]): number {
  return traders.reduce((sum, trader) => sum + trader.unanswered, 0);
}
