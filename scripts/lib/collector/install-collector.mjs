import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from '../system/commands.mjs';
import { goInstall } from '../system/go-install.mjs';
import { withLock } from '../system/lock.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { say, step } from '../system/terminal.mjs';

const BUILDER = 'go.opentelemetry.io/collector/cmd/builder@v0.165.0';
/** Its parts, with their versions. */
const PARTS = fileURLToPath(new URL('builder.yaml', import.meta.url));
/** As `goInstall`: it waits for its compilation, and hardly for itself. */
const QUICKLY = ['--ldflags=-s -w', '--gcflags=all=-N -l -dwarf=false'];

/**
 * The OpenTelemetry collector of these parts: the one in the data directory, else one that is compiled now, which takes
 * two minutes.
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export function installCollector() {
  const dir = join(dataLayout(defaultDataDir()).collector, 'bin');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return withLock(
    join(dir, 'lock'),
    () => installIn(dir),
    ({ pid }) =>
      say(`  … waiting for another Frontdesk command (pid ${pid}) that is compiling the collector`),
  );
}

/**
 * @param {string} dir
 * @returns {Promise<string>}
 */
async function installIn(dir) {
  const program = join(dir, 'collector');
  const mark = join(dir, 'parts');
  const parts = readFileSync(PARTS, 'utf8');
  if (existsSync(program) && existsSync(mark) && readFileSync(mark, 'utf8') === parts) return program;
  await goInstall('the builder of the collector', BUILDER, dir, '1.26');
  const settings = join(dir, 'builder.yaml');
  writeFileSync(settings, parts.replace('dist:\n', `dist:\n  output_path: ${JSON.stringify(dir)}\n`));
  await step('Compiling the OpenTelemetry collector, once', () =>
    mustRun('the builder', join(dir, 'builder'), ['--config', settings, ...QUICKLY]),
  );
  writeFileSync(mark, parts);
  return program;
}
