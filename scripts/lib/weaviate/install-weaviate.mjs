import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goInstall } from '../system/go-install.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { withLock } from '../system/lock.mjs';
import { say } from '../system/terminal.mjs';

/** The same as the image in docker-compose.yml. */
export const WEAVIATE_VERSION = 'v1.35.2';
const MODULE = `github.com/weaviate/weaviate/cmd/weaviate-server@${WEAVIATE_VERSION}`;

/**
 * The program of the pinned version: the one in the data directory, else one that is compiled now, which takes minutes.
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export function installWeaviate() {
  const dir = join(dataLayout(defaultDataDir()).weaviate, 'bin');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return withLock(
    join(dir, 'lock'),
    () => installIn(dir),
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that is compiling Weaviate`),
  );
}

/**
 * @param {string} dir
 * @returns {Promise<string>}
 */
async function installIn(dir) {
  const program = join(dir, 'weaviate-server');
  const mark = join(dir, 'version');
  if (existsSync(program) && existsSync(mark) && readFileSync(mark, 'utf8') === WEAVIATE_VERSION)
    return program;
  await goInstall('Weaviate', MODULE, dir, '1.24');
  writeFileSync(mark, WEAVIATE_VERSION);
  return program;
}
