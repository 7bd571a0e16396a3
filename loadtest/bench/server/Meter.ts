/** The meter inside a bench server: hears the events of the host and the rooms, and tells what happened between two marks. */
import { performance } from 'node:perf_hooks';
import type { Host } from '../../../server/host/Host.ts';
import type { Events } from '../../../server/telemetry/events.ts';
import { quantile } from '../figures.ts';
import type { Marks } from './talk.ts';

declare const gc: (() => void) | undefined;

const nothing = () => ({
  appends: 0,
  appendedBytes: 0,
  cascades: 0,
  checkpointedActors: 0,
  faults: 0,
  ticks: [] as number[],
});

export class Meter {
  readonly events: Events;
  #counts = nothing();
  #loop = performance.eventLoopUtilization();
  #cpu = process.cpuUsage();
  #ownCpu = process.threadCpuUsage();
  #at = performance.now();

  constructor(events: Events) {
    const fault =
      <Args extends unknown[]>(say: (...args: Args) => void) =>
      (...args: Args): void => {
        this.#counts.faults++;
        say(...args);
      };
    this.events = {
      ...events,
      appended: (tookMs, bytes, cascades) => {
        this.#counts.appends++;
        this.#counts.appendedBytes += bytes;
        this.#counts.cascades += cascades;
        events.appended(tookMs, bytes, cascades);
      },
      checkpointed: (tookMs, actors) => {
        this.#counts.checkpointedActors += actors;
        events.checkpointed(tookMs, actors);
      },
      ticked: (kind, tookMs) => {
        this.#counts.ticks.push(tookMs);
        events.ticked(kind, tookMs);
      },
      fault: fault(events.fault),
      storeFailed: fault(events.storeFailed),
      outputFailed: fault(events.outputFailed),
      roomFailed: fault(events.roomFailed),
      broke: fault(events.broke),
    };
  }

  mark(host: Host, collect: boolean): Marks {
    const { ticks, ...counts } = this.#counts;
    const now = performance.now();
    const loop = performance.eventLoopUtilization();
    const [cpu, ownCpu] = [process.cpuUsage(this.#cpu), process.threadCpuUsage(this.#ownCpu)];
    const seconds = (now - this.#at) / 1_000;
    const elu = performance.eventLoopUtilization(loop, this.#loop).utilization;
    if (collect) gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const { tailBytes, actors } = host.vitals;
    ticks.sort((left, right) => left - right);
    this.#counts = nothing();
    this.#at = performance.now();
    this.#loop = performance.eventLoopUtilization();
    this.#cpu = process.cpuUsage();
    this.#ownCpu = process.threadCpuUsage();
    return {
      ...{ ...counts, elu, seconds, tailBytes, actors, heapBytes: heapUsed, rssBytes: rss },
      cores: coresOf(cpu, seconds),
      ownCores: coresOf(ownCpu, seconds),
      ticks: {
        count: ticks.length,
        p50: quantile(ticks, 0.5),
        p99: quantile(ticks, 0.99),
        max: ticks.at(-1) ?? 0,
      },
    };
  }
}

function coresOf({ user, system }: NodeJS.CpuUsage, seconds: number): number {
  return (user + system) / 1e6 / seconds;
}
