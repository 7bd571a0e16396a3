// The thread that folds, on a real database: what it writes, and how it ends.
import { afterEach, describe, expect, test } from 'vitest';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { freshDatabase, withClient } from '../../ops/testing/postgres.ts';
import type { CommittedSegment } from '../host/Folder.ts';
import { packCascade } from '../host/logged.ts';
import { packSegment } from '../host/segment.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import { incarnate, type Life } from './incarnate.ts';

const lives: Life[] = [];
afterEach(async () => {
  await Promise.all(lives.splice(0).map((life) => life.end()));
});

async function begin(): Promise<{ url: string; life: Life }> {
  const url = await freshDatabase();
  const life = await incarnate(url, { address: 'test', build: 'test' });
  lives.push(life);
  await life.store.claim(['trader:ana']);
  return { url, life };
}

/** A record of the trader, as a segment of its own. */
function aSegment(inc: string, seq: number): CommittedSegment {
  const record: ActorRecord = {
    ...{ address: 'trader:ana', epoch: 1, ver: seq, stateVersion: 1, at: 5, wakeAt: null, facts: [] },
    puts: [['purse', { gold: seq }]],
    movements: [{ asset: 'gold', amount: 1, debit: 'faucet:starter', credit: 'trader:ana', reason: 'starter' }],
  };
  return { seq, ...packSegment(inc, seq, [packCascade([record])]) };
}

describe('the thread that folds', () => {
  test('[D7] writes what was committed, once, whatever it is handed again', async () => {
    const { url, life } = await begin();
    const [first, second] = [aSegment(life.inc, 1), aSegment(life.inc, 2)];
    expect(await life.folder.fold([first])).toEqual([{ address: 'trader:ana', ver: 1 }]);
    expect(await life.folder.fold([first, second])).toEqual([{ address: 'trader:ana', ver: 2 }]);
    const { rows } = await withClient(url, (client) =>
      client.query(`SELECT value, ver::int, (SELECT count(*)::int FROM ledger) AS ledger FROM actor_part`),
    );
    expect(rows).toEqual([{ value: { gold: 2 }, ver: 2, ledger: 2 }]);
  });

  test('[D4] of a retired incarnation writes nothing, and says so', async () => {
    const { url, life } = await begin();
    await life.folder.fold([aSegment(life.inc, 1)]);
    await withClient(url, (client) => client.query(`UPDATE node SET state = 'retired'`));
    expect(await life.folder.fold([aSegment(life.inc, 2)])).toBe('fenced');
  });

  test('[D7] is not handed a segment of another place without saying so, and goes on', async () => {
    const { life } = await begin();
    await expect(life.folder.fold([aSegment('another', 1)])).rejects.toThrow('stale');
    expect(await life.folder.fold([aSegment(life.inc, 1)])).toHaveLength(1);
  });

  test('[D1] once ended it answers nothing more, and nobody waits for it', async () => {
    const { life } = await begin();
    const asked = life.folder.fold([aSegment(life.inc, 1)]);
    await Promise.all([expect(asked).rejects.toBeInstanceOf(StoreUnavailable), life.end()]);
    await expect(life.folder.projectFolded()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
