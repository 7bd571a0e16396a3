/** What is counted and measured, for Prometheus. Labels come from small closed sets: a kind, never an address or a player. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Values that others hold; asked for when somebody reads /metrics. */
export interface Gauges {
  outputsHeld(): number;
  tailBytes(): number;
  actorsLoaded(): number;
  sockets(): number;
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export type Metrics = ReturnType<typeof makeMetrics>;

export function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Counter<L>({ name: `aurelian_${name}`, help, labelNames, registers });
  const histogram = <L extends string = never>(name: string, help: string, labelNames: L[] = [], buckets = SECONDS) =>
    new Histogram<L>({ name: `aurelian_${name}`, help, labelNames, buckets, registers });
  collectDefaultMetrics({ register: registry });

  return {
    registry,
    commands: counter('commands_total', 'Commands answered, by kind of actor and result (ok or the refusal).', [
      'kind',
      'result',
    ]),
    appendSeconds: histogram('append_seconds', 'From sending a segment to its being on disk.'),
    appendBytes: counter('append_bytes_total', 'Bytes of segments on disk.'),
    cascades: counter('cascades_total', 'Cascades in segments on disk.'),
    checkpointSeconds: histogram('checkpoint_seconds', 'From the cut of a checkpoint to its being on disk.'),
    checkpointedActors: counter('checkpointed_actors_total', 'Actors written by checkpoints.'),
    mailboxBusy: counter('mailbox_busy_total', 'Commands refused as busy, by kind.', ['kind']),
    faults: counter('faults_total', 'What went wrong, by kind of fault. Zero is right.', ['kind']),
    tickSeconds: histogram('tick_seconds', 'Work in one tick of a room, by kind.', ['kind']),
    messagesRefused: counter('messages_refused_total', 'Malformed or unwanted messages, by kind of room.', ['kind']),
    httpSeconds: histogram('http_seconds', 'Answers over HTTP, by route and status.', ['route', 'status']),
    httpLimited: counter('http_limited_total', 'Requests refused for their rate, by rule.', ['rule']),
    tuningVersion: new Gauge({ name: 'aurelian_tuning_version', help: 'Tuning in force; 0 as shipped.', registers }),
    signIns: counter('sign_ins_total', 'Sign-ins, by way and result.', ['way', 'result']),
    nodes: new Gauge({ name: 'aurelian_nodes', help: 'Live nodes, as this one sees them.', registers }),
    nodesRetired: counter('nodes_retired_total', 'Nodes this one took for dead, by evidence.', ['evidence']),
    framesForged: counter('frames_forged_total', 'Frames between nodes without a sound seal. Zero is right.'),

    /** Lets /metrics ask the host and the rooms. Once. */
    watch(gauges: Gauges): void {
      const gauge = (name: string, help: string, read: () => number) =>
        new Gauge({
          name: `aurelian_${name}`,
          help,
          registers,
          collect() {
            this.set(read());
          },
        });
      gauge('gate_held_outputs', 'Replies and notices that wait for their segment to be on disk.', () =>
        gauges.outputsHeld(),
      );
      gauge('log_tail_bytes', 'Bytes of the log that no checkpoint has folded yet.', () => gauges.tailBytes());
      gauge('actors_loaded', 'Actors in memory.', () => gauges.actorsLoaded());
      gauge('sockets', 'Players connected.', () => gauges.sockets());
    },
  };
}
