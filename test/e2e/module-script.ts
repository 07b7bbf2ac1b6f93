import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const LIB = join(__dirname, '..', '..', 'scripts', 'lib');

/**
 * Runs an ES module's text in a separate process, so that tests use the same scripts as `npm start`. `input` is the
 * given value, `lib(name)` imports a script.
 */
export async function runModule(source: string, input: unknown): Promise<void> {
  const prelude = `
    const input = JSON.parse(process.env.SCRIPT_INPUT);
    const lib = (name) => import(${JSON.stringify(`file://${LIB}/`)} + name);
  `;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', prelude + source], {
    env: { ...process.env, SCRIPT_INPUT: JSON.stringify(input) },
  });
}
