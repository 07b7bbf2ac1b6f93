import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goInstall } from '../system/go-install.mjs';
import { withLock } from '../system/lock.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { say } from '../system/terminal.mjs';

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
  await goInstall('Toxiproxy', MODULE, dir, '1.23');
  writeFileSync(mark, TOXIPROXY_VERSION);
  return program;
}
