import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';

/** Run before the process's own modules: it prints the stack of each call by which a thread is started. */
const PRINT_STACK = `import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';
threads.Worker = class extends threads.Worker {
  constructor(...given) {
    super(...given);
    console.log(JSON.stringify({ stack: new Error().stack }));
  }
};
syncBuiltinESMExports();`;
const NODE_OPTIONS = `--import data:text/javascript;base64,${Buffer.from(PRINT_STACK).toString('base64')}`;

describe('the stack of an error', () => {
  it.each([
    ['main.js', FrontdeskProcess.start],
    ['main.worker.js', FrontdeskProcess.startWorker],
  ])('names lines of our sources in %s', async (_, start) => {
    const frontdesk = await start(newSecrets(), { NODE_OPTIONS });
    const line = await eventually(async () => frontdesk.log.find((each) => each.includes('loop-watchdog')));
    await frontdesk.stop();
    expect(line).toMatch(/\(\S*src\/platform\/watchdog\/loop-watchdog\.ts:\d+:\d+\)/);
  });
});
