import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { installSystemPackage } from '../build/system-packages.mjs';
import { findProgram } from '../system/commands.mjs';
import { PlainError } from '../system/terminal.mjs';

const PACKAGES = { 'apt-get': 'haproxy', dnf: 'haproxy', apk: 'haproxy', brew: 'haproxy' };

/**
 * Starts HAProxy in the foreground with a configuration of ours, installing it when there is none.
 * @param {string} config  a file
 * @param {(child: import('node:child_process').ChildProcess) => void} note  told of its process
 * @returns {Promise<{stop: () => Promise<void>}>}
 */
export async function startHaproxy(config, note) {
  if (!findProgram('haproxy'))
    await installSystemPackage('HAProxy', PACKAGES, 'or put a program named haproxy on the PATH');
  const program = findProgram('haproxy');
  if (!program) throw new PlainError('HAProxy was installed, but no program named haproxy is on the PATH.');
  const child = spawn(program, ['-db', '-f', config], { stdio: 'ignore' });
  child.on('error', () => {});
  note(child);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { stop };
}
