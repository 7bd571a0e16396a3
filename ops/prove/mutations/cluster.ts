/** Guards of many nodes that are one world: each is missed by the simulator, under the promise that is broken without it. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const simulator = 'server/sim/cluster.sim.test.ts';
const committer = 'server/host/Committer.ts';
const mailroom = 'server/host/Mailroom.ts';
const host = 'server/host/Host.ts';
const activation = 'actors/kit/activation.ts';
const draft = 'actors/kit/draft.ts';
const fold = 'server/host/fold.ts';
/** The simulator's database, which keeps the contract of the one on Postgres. */
const database = 'server/persistence/MemoryStore.ts';

const append = "if (stored || state !== 'live' || seq !== segments.length + 1)";
const isLive = "return this.#node(this.inc).state === 'live';";
const sendLetters = "this.#host.afterCommit(() => this.#wire.send(inc, { type: 'letters', to, from, letters: some }));";

export const clusterMutations: readonly Mutation[] = [
  without('cluster: no fence', 'D4', simulator, database, append, 'if (stored || seq !== segments.length + 1)'),
  {
    name: 'cluster: the lease is trusted, not the incarnation',
    promise: 'D4',
    tests: [simulator],
    edits: [
      { file: database, find: append, replace: 'if (stored || this.#isOver || seq !== segments.length + 1)' },
      {
        file: database,
        find: `get #isLive(): boolean { ${isLive} }`,
        replace:
          'get #isLive(): boolean { return !this.#isOver; }\nget #isOver(): boolean { return this.#node(this.inc).leaseUntil < this.#db.now(); }',
      },
      { file: database, find: "if (node.state !== 'live') return false; node.leaseUntil", replace: 'node.leaseUntil' },
    ],
  },
  without(
    'cluster: claim before the fold',
    'D7',
    simulator,
    database,
    "return owner === null || this.#node(owner).state === 'folded';",
    "return owner === null || this.#node(owner).state !== 'live';",
  ),
  {
    name: 'cluster: ack before commit',
    promise: 'D1',
    tests: [simulator],
    edits: [
      {
        file: committer,
        find: 'const committed = packed.length > 0 ?',
        replace: 'for (const { say } of batch) say?.();\nconst committed = packed.length > 0 ?',
      },
      {
        file: committer,
        find: 'for (const { say } of batch) { try',
        replace: 'for (const { say } of [] as Held[]) { try',
      },
    ],
  },
  without(
    'cluster: outbox not sent again',
    'D6',
    simulator,
    mailroom,
    'for (const [from] of sent) if (this.#host.here(from)?.lettersTo(to).length) this.post(to, from);',
  ),
  without(
    'cluster: mail cursor not persisted',
    'D6',
    simulator,
    activation,
    'turn.write(cursorKey, seq); turn.receive(mail.type, value); if (mail.type === BOUNCE) this.kind',
    'this.parts.set(cursorKey, seq);\nturn.receive(mail.type, value);\nif (mail.type === BOUNCE) this.kind',
  ),
  without(
    'cluster: command memory forgotten on fail-over',
    'D5',
    simulator,
    activation,
    'this.parts = restored.parts;',
    "this.parts = restored.parts;\nfor (const key of [...this.parts.keys()]) if (key.startsWith('~session/')) this.parts.delete(key);",
  ),
  without(
    'cluster: who is asked in vain goes on believing who had it',
    'D6',
    simulator,
    'server/host/Directory.ts',
    'if (this.#owners.get(address) !== this.inc) this.forget(address); return',
    'return',
  ),
  without(
    'cluster: wake time lost in the fold',
    'D8',
    simulator,
    fold,
    'return { address, epoch, ver, stateVersion, at, wakeAt, since:',
    'return { address, epoch, ver, stateVersion, at, wakeAt: wakeAt === null ? wakeAt : undefined, since:',
  ),
  without(
    'cluster: wake time lost on fail-over',
    'D8',
    simulator,
    host,
    'this.#checkpointer.restored(actor.address, actor.ver); this.#noteWake(actor);',
    'this.#checkpointer.restored(actor.address, actor.ver);',
  ),
  without(
    'cluster: the clock of the new owner is believed',
    'D8',
    simulator,
    activation,
    'this.at = restored.at;',
    'this.at = 0;',
  ),
  {
    name: 'cluster: unknown outcome taken for a failure',
    promise: 'D2',
    tests: [simulator],
    edits: [
      {
        file: committer,
        find: 'this.#events.storeFailed(error);',
        replace: 'this.#events.storeFailed(error);\nif (attempt >= 0) return false;',
      },
      {
        file: committer,
        find: "if (outcome !== 'committed' || this.#finished) return false;",
        replace:
          "if (outcome === false) {\nfor (const held of this.#underWay) held.say = null;\nreturn true;\n}\nif (outcome !== 'committed' || this.#finished) return false;",
      },
    ],
  },
  {
    name: 'cluster: stale snapshot',
    promise: 'D7',
    tests: [simulator],
    edits: [
      {
        file: host,
        find: 'this.#residence.sweep(({ address, ver }) => this.#checkpointer.hasReached(address, ver)),',
        replace: 'this.#residence.sweep(() => true),',
      },
      {
        file: database,
        find: '|| actor.epoch !== epoch || actor.ver !== ver) return false;',
        replace: '|| actor.epoch !== epoch || actor.ver > ver) return false;',
      },
    ],
  },
  without(
    'cluster: mail reordered',
    'D6',
    simulator,
    activation,
    'if (seq !== cursor + 1) return this.#silent();',
    'if (seq < cursor + 1) return this.#silent();',
  ),
  without(
    'cluster: mail overtakes what waits in the outbox',
    'D6',
    simulator,
    draft,
    'const queued = out.taken !== seq - 1 || !this.#reach(to);',
    'const queued = !this.#reach(to);',
  ),
  without(
    'cluster: letters leave before the commit',
    'D6',
    simulator,
    mailroom,
    sendLetters,
    "this.#wire.send(inc, { type: 'letters', to, from, letters: some });",
  ),
  without(
    'cluster: letters wait for what is held, not for what is under way',
    'D6',
    simulator,
    committer,
    'const last = this.#held.at(-1) ?? this.#underWay.at(-1);',
    'const last = this.#held.at(-1);',
  ),
  without(
    'cluster: a letter is said to be taken before it is committed',
    'D6',
    simulator,
    mailroom,
    "this.#host.deliver(to, { type: 'mail', from, seq, mail, value }, ({ took }) => { if (took) this.#acknowledge(inc, { type: 'taken', to: from, by: to, through: took.through }); });",
    "this.#host.deliver(to, { type: 'mail', from, seq, mail, value });\nthis.#acknowledge(inc, { type: 'taken', to: from, by: to, through: seq });",
  ),
  without(
    'cluster: who drains still hears that letters were taken',
    'D9',
    simulator,
    mailroom,
    'if (!this.#host.isOpen || !this.#host.here(sender)) return;',
    'if (!this.#host.here(sender)) return;',
  ),
  without(
    'cluster: a late release is taken for that of the last claim',
    'D2',
    simulator,
    database,
    '|| actor?.owner !== this.inc || actor.epoch !== epoch ||',
    '|| actor?.owner !== this.inc ||',
  ),
];
