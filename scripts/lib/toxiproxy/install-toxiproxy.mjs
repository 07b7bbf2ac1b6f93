import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, mustRun } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { PlainError, say, step } from '../system/terminal.mjs';

export const TOXIPROXY_VERSION = 'v2.12.0';
const MODULE = `github.com/Shopify/toxiproxy/v2/cmd/server@${TOXIPROXY_VERSION}`;

/**
 * The program of the pinned version: the one in the data directory, else one that is compiled now, which takes about a
 * minute.
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export function installToxiproxy() {
  const dir = join(dataLayout(defaultDataDir()).toxiproxy, 'bin');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return withLock(
    join(dir, 'lock'),
    () => installIn(dir),
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that is compiling Toxiproxy`),
  );
}

/**
 * @param {string} dir
 * @returns {Promise<string>}
 */
async function installIn(dir) {
  const program = join(dir, 'server');
  const mark = join(dir, 'version');
  if (existsSync(program) && existsSync(mark) && readFileSync(mark, 'utf8') === TOXIPROXY_VERSION)
    return program;
  const go = findProgram('go') ?? findProgram('../go/bin/go');
  if (!go) throw new PlainError('Toxiproxy is compiled with Go, which is missing. Install Go 1.23 or newer.');
  // It needs no revision of ours, and without git Go would look for one in vain.
  const env = { ...process.env, GOBIN: dir, GOFLAGS: '-buildvcs=false' };
  await step('Compiling Toxiproxy, once', () => mustRun('go install', go, ['install', MODULE], { env }));
  writeFileSync(mark, TOXIPROXY_VERSION);
  return program;
}
