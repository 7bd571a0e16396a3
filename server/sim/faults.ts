/** What may befall a cluster. A seed chooses which of it does: much is found only where the rest is quiet. */
import { below, type Chance } from '../../actors/kit/chance.ts';
import type { StoreCall } from '../persistence/MemoryStore.ts';
import type { Cluster } from './Cluster.ts';
import type { Process } from './Process.ts';
import { makeWeather } from './weather.ts';

type Fault = (cluster: Cluster, victim: Process, chance: Chance) => string;

const FAILING: readonly StoreCall[] = [
  'append',
  'claim',
  'release',
  'checkpoint',
  'writeHistory',
  'due',
  'owners',
  'nodes',
  'retire',
  'unfolded',
  'segments',
  'markFolded',
];

const faults: Readonly<Record<string, Fault>> = {
  crash(_cluster, victim) {
    victim.exit();
    return victim.inc;
  },
  crashInSpeech(_cluster, victim, chance) {
    const words = below(30, chance);
    victim.exitAfter(words);
    return `${victim.inc} after ${words}`;
  },
  stall(cluster, victim, chance) {
    const ms = Math.floor(chance() * 9_000);
    cluster.trouble(ms);
    victim.stall(ms, true);
    return `${victim.inc} for ${ms}`;
  },
  stallOfLoop(cluster, victim, chance) {
    const ms = Math.floor(chance() * 6_000);
    cluster.trouble(ms);
    victim.stall(ms, false);
    return `${victim.inc} for ${ms}`;
  },
  drain(cluster, victim) {
    cluster.trouble(5_000);
    victim.drain();
    return victim.inc;
  },
  partition(cluster, victim, chance) {
    const ms = Math.floor(chance() * 8_000);
    const others = cluster.processes.filter((other) => other !== victim);
    const other = others[below(others.length, chance)];
    cluster.trouble(ms);
    if (!other) return 'nobody else is there';
    cluster.network.cut(victim.inc, other.inc, ms);
    // Either may take the other for dead; the database knows better.
    if (chance() < 0.5) victim.suspect(other.inc);
    return `${victim.inc} and ${other.inc} for ${ms}`;
  },
  cutOff(cluster, victim, chance) {
    const ms = Math.floor(chance() * 8_000);
    cluster.trouble(ms);
    victim.cutOffUntil = cluster.time.now + ms;
    return `${victim.inc} from the database for ${ms}`;
  },
  wireAway(cluster, _victim, chance) {
    const ms = Math.floor(chance() * 15_000);
    cluster.trouble(ms);
    cluster.network.awayUntil = cluster.time.now + ms;
    return `for ${ms}`;
  },
  databaseAway(cluster, _victim, chance) {
    const ms = Math.floor(chance() * 8_000);
    cluster.trouble(ms);
    cluster.databaseGoesAway(ms);
    return `for ${ms}`;
  },
  callsFail(cluster, _victim, chance) {
    const ms = Math.floor(chance() * 8_000);
    const call = FAILING[below(FAILING.length, chance)] ?? 'append';
    cluster.trouble(ms);
    cluster.callsFail(call, ms);
    return `${call} for ${ms}`;
  },
  change(cluster, _victim, chance) {
    cluster.weather = makeWeather(chance);
    return 'of the weather';
  },
};

/** Lets things befall the cluster for as long as it wants. */
export function letLoose(cluster: Cluster, isOver: () => boolean): void {
  const { chance, time, journal, tally } = cluster;
  const chosen = Object.entries(faults).filter(() => chance() < 0.5);
  const everyMs = 500 + chance() * 6_000;
  const strike = (): void => {
    if (isOver()) return;
    const [name, fault] = chosen[below(chosen.length, chance)] ?? [];
    const victim = cluster.processes[below(cluster.processes.length, chance)];
    if (name && fault && victim) {
      const about = fault(cluster, victim, chance);
      journal(time.now, 'fault', name, () => about);
      tally.add(`fault: ${name}`);
    }
    time.after(chance() * 2 * everyMs, strike);
  };
  if (chosen.length > 0) time.after(chance() * 2 * everyMs, strike);
}
