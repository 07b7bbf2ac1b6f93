import { existsSync, globSync, writeFileSync } from 'node:fs';
import { installSystemPackage } from '../build/system-packages.mjs';
import { messageOf, PlainError, say } from '../system/terminal.mjs';

const PLACES = [
  '/usr/lib/*/faketime/libfaketimeMT.so.1',
  '/usr/lib64/faketime/libfaketimeMT.so.1',
  '/usr/lib/faketime/libfaketimeMT.so.1',
];
const PACKAGES = { 'apt-get': 'libfaketime', dnf: 'libfaketime', apk: 'libfaketime' };

/**
 * The library that moves the clock of a process, installed where this user may.
 * @returns {Promise<string | undefined>} undefined, with a line that says why, where it cannot be had
 */
export async function findFakeClock() {
  if (process.platform !== 'linux') return undefined;
  try {
    return findInstalled() ?? (await install());
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(`  ! Clocks are not moved: ${messageOf(error).split('\n')[0]}`);
    return undefined;
  }
}

async function install() {
  await installSystemPackage('libfaketime', PACKAGES, 'or leave clocks alone');
  return findInstalled();
}

function findInstalled() {
  return PLACES.flatMap((place) => globSync(place))[0];
}

/**
 * @param {string | undefined} library
 * @param {string} file  says how far the clock is from the true time; read again each second
 * @returns {NodeJS.ProcessEnv}
 */
export function clockEnvironment(library, file) {
  if (library === undefined) return {};
  if (!existsSync(file)) writeFileSync(file, '+0s\n');
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    // Timers run by this clock, which no administrator can move.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  };
}
