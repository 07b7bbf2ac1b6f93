import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPythonPackages } from '../build/python-packages.mjs';
import { findPython } from '../embeddings/python.mjs';
import { withLock } from '../system/lock.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

const OLDEST_PYTHON = [3, 11];
const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));
const HOOKS = fileURLToPath(new URL('./hooks.py', import.meta.url));
/** Seconds; an answer of the assistant is waited for up to 30. */
const REQUEST_TIMEOUT = '40';

/**
 * Schemathesis in a Python environment of its own, installed once.
 * @returns {Promise<string>} the program
 * @throws PlainError without a Python that is new enough
 */
export async function findSchemathesis() {
  const python = await findPython(OLDEST_PYTHON);
  if ('missing' in python) throw new PlainError(`To fuzz the API ${python.missing}.`);
  const dir = join(dataLayout(defaultDataDir()).dir, 'fuzz');
  const wanted = { what: 'Schemathesis', program: python.program, dir, requirements: REQUIREMENTS };
  const installed = await withLock(`${dir}.lock`, () => installPythonPackages(wanted));
  return join(dirname(installed), 'schemathesis');
}

/**
 * Writes the settings of a run: credentials by the document's schemes, and which checks there are.
 * @param {string} dir
 * @param {Stage} stage
 * @returns {string} the file
 */
export function writeConfig(dir, { credentials }) {
  const file = join(dir, 'schemathesis.toml');
  const keys = Object.entries(credentials).map(
    ([scheme, key]) => `[auth.openapi.${scheme}]\nbearer = ${JSON.stringify(key)}\n`,
  );
  const lines = [
    `hooks = ${JSON.stringify(HOOKS)}`,
    // 503 is documented: a platform that cannot be reached, a store that is busy.
    '[checks.not_a_server_error]',
    'expected-statuses = ["2xx", "3xx", "4xx", "503"]',
    ...keys,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return file;
}

/**
 * @param {string} program
 * @param {object} run
 * @param {string} run.config
 * @param {Stage} run.stage
 * @param {string} run.document
 * @param {string[]} run.operations  ids
 * @param {number} run.examples  at most, for each operation
 * @param {number} run.seed
 * @param {AbortSignal} closing
 * @returns {Promise<boolean>} whether nothing was found
 */
export async function runSchemathesis(
  program,
  { config, stage, document, operations, examples, seed },
  closing,
) {
  const args = [
    ...['--config-file', config, 'run', stage.url + document],
    ...operations.flatMap((id) => ['--include-operation-id', id]),
    ...['--checks', 'all', '--continue-on-failure', '--phases', 'examples,coverage,fuzzing'],
    ...['--max-examples', String(examples), '--seed', String(seed), '--request-timeout', REQUEST_TIMEOUT],
    ...['--generation-database', 'none', '--no-color', '--warnings', 'off'],
  ];
  const env = { ...process.env, FUZZ_OWN_KEY: stage.ownKey };
  const child = spawn(program, args, { cwd: dirname(config), env, stdio: 'inherit', signal: closing });
  child.on('error', () => undefined);
  const [code] = await once(child, 'close');
  return code === 0;
}
