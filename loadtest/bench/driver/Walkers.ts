/** People who walk in one square: each sends twenty inputs a second, and counts the frames that come. */
import { setTimeout as pause } from 'node:timers/promises';
import { homeHub } from '../../../actors/content/hubs.ts';
import { addressOf } from '../../../actors/kit/address.ts';
import { makeRng } from '../../schedule.ts';
import { encodeWalk } from './frames.ts';
import { Seat, signIn } from './Seat.ts';
import type { WalkResult } from './talk.ts';

const ENTER_AT_ONCE = 16;
const STEP_MS = 50;
/** The crowd's steps are spread over this many moments, so that they do not come all at once. */
const SLOTS = 10;

export class Walkers {
  readonly #seats: Seat[] = [];
  readonly #rng = makeRng(5);
  #input = 0;

  static async enter(url: string, count: number): Promise<Walkers> {
    const walkers = new Walkers();
    let next = 0;
    const usher = async (): Promise<void> => {
      for (let n = next++; n < count; n = next++) {
        const guest = await signIn(url);
        // His trader must be welcomed before any square lets him in.
        const door = await Seat.take(url, guest, addressOf('trader', guest.player));
        walkers.#seats.push(await Seat.take(url, guest, addressOf('hub', homeHub)));
        await door.leave();
      }
    };
    await Promise.all(Array.from({ length: ENTER_AT_ONCE }, usher));
    return walkers;
  }

  async walk(warmupMs: number, windowMs: number, window: (is: 'open' | 'over') => void): Promise<WalkResult> {
    const startedAt = performance.now();
    const opensAt = startedAt + warmupMs;
    const endsAt = opensAt + windowMs;
    let [inputsSent, bytes, frames] = [0, 0, 0];
    let cpu: NodeJS.CpuUsage | null = null;
    for (let slot = 0; performance.now() < endsAt; slot++) {
      const dueAt = startedAt + (slot * STEP_MS) / SLOTS;
      await pause(Math.max(0, dueAt - performance.now()));
      if (cpu === null && performance.now() >= opensAt) {
        window('open');
        cpu = process.cpuUsage();
        [inputsSent, bytes, frames] = [0, ...this.#received()];
      }
      inputsSent += this.#step(slot % SLOTS);
    }
    window('over');
    const seconds = (performance.now() - opensAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu ?? process.cpuUsage());
    const [bytesAfter, framesAfter] = this.#received();
    return {
      ...{ seconds, walkers: this.#seats.length, inputsSent },
      framesIn: framesAfter - frames,
      bytesIn: bytesAfter - bytes,
      cores: (user + system) / 1e6 / seconds,
      dropped: this.#seats.filter(({ isOpen }) => !isOpen).length,
    };
  }

  async leave(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.leave()));
  }

  #step(slot: number): number {
    if (slot === 0) this.#input++;
    let sent = 0;
    for (let n = slot; n < this.#seats.length; n += SLOTS) {
      const [dx, dy] = [Math.floor(this.#rng() * 3) - 1, Math.floor(this.#rng() * 3) - 1];
      this.#seats[n]?.send(encodeWalk(this.#input, dx, dy));
      sent++;
    }
    return sent;
  }

  #received(): [bytes: number, frames: number] {
    return this.#seats.reduce<[number, number]>(
      ([bytes, frames], seat) => [bytes + seat.bytesIn, frames + seat.framesIn],
      [0, 0],
    );
  }
}
