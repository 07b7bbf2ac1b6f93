import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { writePrivateJson } from '../../scripts/lib/system/private-files.mjs';
import { identityOf } from '../../scripts/lib/system/process-identity.mjs';
import { processesIn } from '../../scripts/lib/stores/test-stores.mjs';

/** The folder of this run. @throws when the tests were not started by `npm test`. */
export function runDir(): string {
  const dir = process.env['TEST_DIR'];
  if (!dir) throw new Error('TEST_DIR is not set: run this file with npm test.');
  return dir;
}

/** The test run stops this process at its end, also when the test that started it could not. */
export function noteProcess({ pid = 0 }: ChildProcess): void {
  writePrivateJson(join(processesIn(runDir()), `${pid}.json`), identityOf(pid));
}
