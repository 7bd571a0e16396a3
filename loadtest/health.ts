/**
 * How the generator itself fares. A bot that is late measures himself and not the server: when this says so, the
 * latencies of the run are not the server's.
 */
import { cpus } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

export interface Health {
  /** Part of the time in which the worker was not idle, 0 to 1. */
  readonly busy: number;
  /** Cores' worth of CPU time. */
  readonly cores: number;
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
}

/** A worker this busy, or this late, spoils what it measures. */
const BUSY_MAX = 0.85;
const LOOP_DELAY_P99_MAX_MS = 30;
/** A machine this busy lets nobody run on time. */
const MACHINE_BUSY_MAX = 0.85;
const RESOLUTION_MS = 5;

/** Begins to watch this process; the answer tells how it fared until then. */
export function watchHealth(): () => Health {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const loopBefore = performance.eventLoopUtilization();
  return () => {
    delay.disable();
    const { user, system } = process.cpuUsage(cpuBefore);
    const beyond = (ns: number) => Math.max(0, ns / 1e6 - RESOLUTION_MS);
    return {
      busy: performance.eventLoopUtilization(loopBefore).utilization,
      cores: (user + system) / 1_000 / (performance.now() - startedAt),
      loopDelayP99Ms: beyond(delay.percentile(99)),
      loopDelayMaxMs: beyond(delay.max),
    };
  };
}

/** What to make of the figures of a run, in one sentence; null when they are the server's own. */
export function doubtOf(workers: readonly Health[], machineBusy: number): string | null {
  if (workers.some(({ busy }) => busy > BUSY_MAX))
    return 'The generator was the bottleneck: these latencies are its own.';
  if (machineBusy > MACHINE_BUSY_MAX) {
    return 'This machine had no core to spare: all that ran on it waited for each other, and latencies show it.';
  }
  const isLate = workers.some(({ loopDelayP99Ms }) => loopDelayP99Ms > LOOP_DELAY_P99_MAX_MS);
  return isLate ? 'The generator ran late: these latencies are in part its own.' : null;
}

/** Part of all cores of this machine in use from now until the answer is asked, 0 to 1: everybody's work. */
export function watchMachine(): () => number {
  const before = coreTimes();
  return () => {
    const after = coreTimes();
    const total = after.total - before.total;
    return total === 0 ? 0 : 1 - (after.idle - before.idle) / total;
  };
}

function coreTimes(): { total: number; idle: number } {
  const times = cpus().map((core) => core.times);
  const sum = (of: (time: (typeof times)[number]) => number) => times.reduce((all, time) => all + of(time), 0);
  return {
    total: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
    idle: sum(({ idle }) => idle),
  };
}
