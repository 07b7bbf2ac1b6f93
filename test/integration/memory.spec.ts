import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { NODE_FLAGS } from '../../scripts/lib/system/app-process.mjs';
import { call } from '../e2e/mcp-rig.js';
import { createBusiness } from '../support/businesses.js';
import { until } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';

/** As "What a machine needs" in docs/operations.md says; 205 to 217 are used. */
const MOST_MB = 220;

/** What the first call by MCP loads, on top; 15 to 20 are used. */
const MOST_MB_OF_MCP = 40;

/** Tells in the log which files of the SDK of MCP are loaded. */
const TELLER = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) {
  if (url.includes('@modelcontextprotocol')) console.log('loads ' + url);
  return next(url, context);
} });`;

/** Like the launcher's: without the compiled code that Node caches for the tests' processes and keeps, 20 MB. */
const LAUNCHED = { NODE_COMPILE_CACHE: undefined };

/** Resident memory of a process in MB. */
function residentMb({ child }: FrontdeskProcess): number {
  const pid = String(child.pid);
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

describe('a process that has started', () => {
  it('holds little', async () => {
    const frontdesk = await FrontdeskProcess.start(newSecrets(), LAUNCHED, NODE_FLAGS);
    const held = residentMb(frontdesk);
    await frontdesk.stop();
    expect(held).toBeGreaterThan(50);
    expect(held).toBeLessThan(MOST_MB);
  });

  it('loads the SDK of MCP with the first message by it, and holds little more', async () => {
    const secrets = newSecrets();
    const telling = ['--import', `data:text/javascript,${encodeURIComponent(TELLER)}`];
    const frontdesk = await FrontdeskProcess.start(secrets, LAUNCHED, [...telling, ...NODE_FLAGS]);
    const { api } = await createBusiness(frontdesk, secrets);
    const loads = () => frontdesk.log.some((line) => line.startsWith('loads '));
    expect((await api.post('/mcp', 'no message')).status).toBe(400);
    const before = residentMb(frontdesk);
    expect(loads()).toBe(false);
    expect((await api.post('/mcp', call('opening_hours', { aspect: 'hours' }))).status).toBe(200);
    const held = residentMb(frontdesk) - before;
    await until('the SDK is loaded', loads);
    await frontdesk.stop();
    expect(held).toBeLessThan(MOST_MB_OF_MCP);
  });
});
