// node --import: writes the environment of the process, and what a new thread inherits of it, into ENVIRONMENT_DUMP when
// it gets SIGUSR2.
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const file = process.env.ENVIRONMENT_DUMP ?? '';
process.on('SIGUSR2', () => {
  const source = "require('node:worker_threads').parentPort.postMessage({ ...process.env })";
  new Worker(source, { eval: true }).on('message', (inherited) =>
    writeFileSync(file, JSON.stringify({ own: { ...process.env }, inherited })),
  );
});
