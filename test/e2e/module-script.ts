import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const LIB = join(__dirname, '..', '..', 'scripts', 'lib');

/**
 * Runs a few lines as an ES module in a process of its own, so that tests use the very scripts that `npm start`
 * uses. `input` is what was passed, `lib(name)` imports a script.
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
