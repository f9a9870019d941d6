import process from 'node:process';
import { type DocumentJob, type DocumentReply, documentTasks } from './document-tasks.ts';

/**
 * The entry of the process that reads documents from outside. It has no environment, no secrets, no database and a small heap;
 * whatever a document does to it, it does to nothing else.
 */
const send = (reply: DocumentReply) => process.send?.(reply);

process.on('message', ({ task, document }: DocumentJob) => {
  try {
    send({ kind: 'done', result: documentTasks[task](document) });
  } catch (error) {
    if (error instanceof RangeError) send({ kind: 'tooDeep' });
    else
      send({ kind: 'error', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit());
send({ kind: 'ready' });
