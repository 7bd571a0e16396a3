/** Guards in the SQL itself, and of durability; asked of a real Postgres. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const store = 'server/persistence/PrismaStore.ts';
const contract = 'server/persistence/PrismaStore.db.test.ts';
const durability = 'server/persistence/durability.db.test.ts';
const prune = 'server/host/prune.db.test.ts';
const live = "WHERE n.inc = ${this.inc}::text AND n.state = 'live' AND (";

const restore = 'ops/tools/admin/restore.ts';
const backups = 'ops/tools/admin/backup-file.db.test.ts';

export const storeMutations: readonly Mutation[] = [
  without(
    'a backup that was cut short is taken for whole',
    'backup',
    backups,
    restore,
    "if (!end) throw new StartError('The backup has no end: it was cut short, and nothing of it can be trusted.'); await loader.finish(end); return end;",
    'await loader.finish(end ?? {}); return end ?? {};',
  ),
  without(
    'rows of a backup are not added up',
    'backup',
    backups,
    restore,
    'if (wanted?.rows === got?.rows && wanted?.sha256 === got?.sha256) continue;',
    'if (Object.keys(expected).length > 0) continue;',
  ),
  without('no incarnation check in the append', 'D4', contract, store, live, 'WHERE n.inc = ${this.inc}::text AND ('),
  {
    ...without(
      'fence read without a lock',
      'D4',
      'server/persistence/races.db.test.ts',
      store,
      'FOR SHARE OF n ON CONFLICT',
      'ON CONFLICT',
    ),
    asked: 'acknowledged segment',
  },
  without(
    'gap in the log accepted',
    'D1',
    contract,
    store,
    'AND (${seq}::bigint = 1 OR EXISTS (SELECT 1 FROM segment WHERE inc = ${this.inc}::text AND seq = ${seq}::bigint - 1))',
  ),
  without(
    'another payload counts as committed',
    'D4',
    contract,
    store,
    'AND crc = ${crc}::bigint`',
    'AND ${crc}::bigint IS NOT NULL`',
  ),
  without(
    'actors of a node that is not folded given away',
    'D4',
    contract,
    store,
    "a.owner = ${this.inc}::text OR EXISTS (SELECT 1 FROM node n WHERE n.inc = a.owner AND n.state = 'folded')",
    "a.owner = ${this.inc}::text OR EXISTS (SELECT 1 FROM node n WHERE n.inc = a.owner AND n.state <> 'live')",
  ),
  without(
    'checkpoint whoever the owner',
    'D4',
    contract,
    store,
    'AND a.owner = fence.inc AND a.own_epoch = h.epoch AND a.ver < h.ver',
    'AND a.ver < h.ver',
  ),
  without(
    'older checkpoint over a newer one',
    'D7',
    contract,
    store,
    'AND a.own_epoch = h.epoch AND a.ver < h.ver',
    'AND a.own_epoch = h.epoch',
  ),
  without(
    'what passed left out over a row that holds it',
    'D7',
    contract,
    store,
    'AND (h.since IS NULL OR a.ver = h.since)',
  ),
  without(
    'release whatever the version',
    'D4',
    contract,
    store,
    'AND own_epoch = ${epoch}::bigint AND ver = ${ver}::bigint`',
    'AND own_epoch = ${epoch}::bigint AND ${ver}::bigint IS NOT NULL`',
  ),
  without(
    'sleepers of a dead node never due',
    'D8',
    contract,
    store,
    "AND (a.owner IS NULL OR EXISTS (SELECT 1 FROM node n WHERE n.inc = a.owner AND n.state = 'folded')) ORDER BY a.wake_at",
    'AND a.owner IS NULL ORDER BY a.wake_at',
  ),
  without(
    'fsync may be off',
    'D1',
    durability,
    'server/persistence/durability.ts',
    "if (value === 'off')",
    "if (value === 'never')",
  ),
  without(
    'nobody asks about fsync at the start',
    'D1',
    durability,
    'server/world/incarnate.ts',
    'await assertDurable(log);',
  ),
  without(
    'pruned before it is projected',
    'D7',
    prune,
    'server/persistence/archive.ts',
    'least(p.projected_through, (SELECT max(seq)',
    'least((SELECT max(seq)',
  ),
  without(
    'newest segment of a live node pruned',
    'D1',
    prune,
    'server/persistence/archive.ts',
    "CASE WHEN n.state = 'live' THEN 1 ELSE 0 END",
    '0',
  ),
];
