/** The thread behind ThreadFolder: folds what it is handed, through a store of its own for the same incarnation. It never appends. */
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../actors/kit/assert.ts';
import { StoreFolder } from '../host/Folder.ts';
import { PrismaStore } from '../persistence/PrismaStore.ts';
import { makePrisma } from '../persistence/prisma.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { FoldAnswer, FoldOrder, FoldQuestion } from './ThreadFolder.ts';

/** One for what is being played, one for what the dead left. */
const CONNECTIONS = 2;

const { databaseUrl, inc } = workerData as FoldOrder;
const work = makePrisma(databaseUrl, { poolMax: CONNECTIONS, applicationName: inc });
const folder = new StoreFolder(new PrismaStore(inc, { log: work, work }));
const port = must(parentPort, 'a thread to answer to');

async function answer(question: FoldQuestion): Promise<FoldAnswer> {
  const { id } = question;
  try {
    return question.type === 'fold'
      ? { id, type: 'folded', reached: await folder.fold(question.segments) }
      : { id, type: 'projected', segments: await folder.projectFolded() };
  } catch (error) {
    const type = error instanceof StoreUnavailable ? 'unavailable' : 'broke';
    return {
      id,
      type,
      error: error instanceof Error ? new Error(error.message, { cause: String(error.cause) }) : error,
    };
  }
}

port.on('message', (question: FoldQuestion) => void answer(question).then((said) => port.postMessage(said)));
