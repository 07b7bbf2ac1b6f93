// node ops/monitoring/alertmanager.mjs [--env FILE] [--out FILE]: Alertmanager's configuration from the variables of .env
// (or of the environment), to a file or to the screen. Ends with code 1, and writes nothing, when an alert would reach
// nobody. Docker Compose runs it before Alertmanager starts.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { alertmanagerConfig, UnheardError } from './alertmanager-config.mjs';

const TEMPLATE = join(import.meta.dirname, 'alertmanager.yml');

const { values } = parseArgs({ options: { env: { type: 'string' }, out: { type: 'string' } } });
const env = values.env === undefined ? process.env : parseEnv(readFileSync(values.env, 'utf8'));
try {
  const text = alertmanagerConfig(readFileSync(TEMPLATE, 'utf8'), env);
  if (values.out === undefined) process.stdout.write(text);
  else writeWhole(values.out, text);
} catch (error) {
  if (!(error instanceof UnheardError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} file  read by Alertmanager, which runs as another user of its container
 * @param {string} text
 */
function writeWhole(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o644 });
  renameSync(`${file}.new`, file);
}
