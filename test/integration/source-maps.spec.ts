import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';

const CONTEXT = join(__dirname, '..', '..', 'dist', 'platform', 'context', 'request-context.js');

/** Run before the process's own modules: at a signal it prints the stack of an error of one of them. */
const PRINT_STACK = `process.on('SIGUSR2', async () => {
  const { currentTenantId } = await import(${JSON.stringify(pathToFileURL(CONTEXT).href)});
  try { currentTenantId(); } catch ({ stack }) { console.log(JSON.stringify({ stack })); }
});`;
const NODE_OPTIONS = `--import data:text/javascript;base64,${Buffer.from(PRINT_STACK).toString('base64')}`;

describe('the stack of an error', () => {
  it.each([
    ['main.js', FrontdeskProcess.start],
    ['main.worker.js', FrontdeskProcess.startWorker],
  ])('names lines of our sources in %s', async (_, start) => {
    const frontdesk = await start(newSecrets(), { NODE_OPTIONS });
    frontdesk.child.kill('SIGUSR2');
    const line = await eventually(async () => frontdesk.log.find((each) => each.includes('"stack"')));
    await frontdesk.stop();
    expect(line).toMatch(/\(\S*src\/platform\/context\/request-context\.ts:\d+:\d+\)/);
  });
});
