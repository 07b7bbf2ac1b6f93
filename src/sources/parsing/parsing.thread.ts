import { parentPort } from 'node:worker_threads';
import { UnreadableDocument, type DocumentTask } from './document.types.js';
import { readDocument } from './read-document.js';

parentPort?.on('message', (task: DocumentTask) => {
  readDocument(task).then(
    (read) => parentPort?.postMessage({ read }),
    (error: unknown) => {
      const problem = error instanceof UnreadableDocument ? error.problem : 'unreadable';
      parentPort?.postMessage({ problem, detail: String(error).slice(0, 500) });
    },
  );
});
