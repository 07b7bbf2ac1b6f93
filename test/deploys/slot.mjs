// node slot.mjs start|stop FOLDER SLOT: what systemd does on a real machine. FOLDER has `environment.json`, `slots/` and the
// logs.
import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesIn } from '../../scripts/lib/stores/test-stores.mjs';
import { ALLOCATOR, NODE_FLAGS } from '../../scripts/lib/system/app-process.mjs';
import { readJson, writePrivateJson } from '../../scripts/lib/system/private-files.mjs';
import { identityOf, isAlive, stopProcess } from '../../scripts/lib/system/process-identity.mjs';

const GRACE_MS = 30_000;
const [what, folder = '', slot = ''] = process.argv.slice(2);
const noted = join(folder, `${slot}.json`);
/** @typedef {{environment: NodeJS.ProcessEnv & {TEST_DIR: string}, ports: Record<string, number>}} Given */

if (what === 'start') {
  const { environment, ports } = /** @type {Given} */ (
    JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8'))
  );
  const log = openSync(join(folder, `${slot}.log`), 'a');
  const child = spawn(process.execPath, [...NODE_FLAGS, join(folder, 'slots', slot, 'dist', 'main.js')], {
    env: { ...ALLOCATOR, ...environment, PORT: String(ports[slot]) },
    stdio: ['ignore', log, log],
    detached: true,
  });
  const identity = identityOf(child.pid ?? 0);
  writePrivateJson(noted, identity);
  // The test run ends it when the test cannot.
  writePrivateJson(join(processesIn(environment.TEST_DIR), `${child.pid}.json`), identity);
  child.unref();
} else if (existsSync(noted)) {
  const identity = readJson(
    noted,
    /** @type {import('../../scripts/lib/system/process-identity.mjs').ProcessIdentity | undefined} */ (
      undefined
    ),
  );
  if (identity && isAlive(identity)) await stopProcess(identity, GRACE_MS);
}
