import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError, requireSpace } from './terminal.mjs';

/**
 * @typedef {object} CommandResult
 * @property {number} code  exit code; 128 when a signal ended it
 * @property {string} output  stdout and stderr, in the order they came
 */

/**
 * Runs a program to its end and keeps what it wrote.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {input?: string, onStart?: (pid: number) => void}} [options]
 * @returns {Promise<CommandResult>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const { input, onStart, ...rest } = options;
    const stdin = input === undefined ? 'ignore' : 'pipe';
    const child = spawn(program, args, { ...rest, stdio: [stdin, 'pipe', 'pipe'] });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.stdin?.end(input);
    if (child.pid !== undefined) onStart?.(child.pid);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, output }));
  });
}

/**
 * Runs a program that must succeed.
 * @param {string} what  names it in the failure
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {input?: string}} [options]
 * @returns {Promise<string>} its output
 */
export async function mustRun(what, program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code === 0) return output;
  requireSpace(output, what);
  throw new PlainError(`${what} failed (exit code ${code}):\n${lastLines(output, 40)}`);
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * The full path of a program on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  // Package managers put services in sbin, which ordinary users often lack.
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
    '/opt/homebrew/bin',
  ];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
