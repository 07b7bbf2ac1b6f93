import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { PlainError } from '../system/terminal.mjs';

/** Days that a backup in a folder is kept. */
const DAYS = 14;
/** Days for which nobody, whoever's keys they have, can delete or change a backup in a bucket. */
const LOCK_DAYS = 14;

/**
 * What the environment says of backups.
 * @typedef {object} BackupSettings
 * @property {string} to  a folder, or `s3://bucket/prefix`
 * @property {string | undefined} key  opens and seals: `AGE-SECRET-KEY-1…`
 * @property {string | undefined} recipient  only seals: `age1…`
 * @property {number | undefined} days  undefined: nothing is removed
 * @property {number} lockDays  0: objects are not locked
 */

/**
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {BackupSettings}
 * @throws PlainError naming the variable that is wrong
 */
export function backupSettings(layout, env = process.env) {
  const given = env.BACKUP_TO || layout.backups;
  const isBucket = given.startsWith('s3://');
  const to = isBucket || isAbsolute(given) ? given : resolve(given);
  const key = env.BACKUP_KEY || (env.BACKUP_KEY_FILE && readKey(env.BACKUP_KEY_FILE)) || undefined;
  const recipient = env.BACKUP_RECIPIENT || undefined;
  if (key && !/^AGE-SECRET-KEY-1[0-9A-Z]+$/.test(key))
    throw new PlainError('BACKUP_KEY is no key: node scripts/backup-key.mjs makes one.');
  if (recipient && !/^age1[0-9a-z]+$/.test(recipient))
    throw new PlainError('BACKUP_RECIPIENT is no recipient: node scripts/backup-key.mjs prints one.');
  return {
    ...{ to, key, recipient },
    // A bucket has a rule of its own for what is old, and the keys of this machine had better not delete there.
    days: number(env, 'BACKUP_DAYS', isBucket ? undefined : DAYS),
    lockDays: isBucket ? (number(env, 'BACKUP_LOCK_DAYS', LOCK_DAYS, 0) ?? 0) : 0,
  };
}

/** @param {string} path */
function readKey(path) {
  if (!existsSync(path)) throw new PlainError(`BACKUP_KEY_FILE names ${path}, which is not there.`);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.map((line) => line.trim()).find((line) => line.startsWith('AGE-SECRET-KEY-1')) ?? 'none';
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @param {number | undefined} otherwise
 * @param {number} [least]
 */
function number(env, name, otherwise, least = 1) {
  const text = env[name];
  if (!text) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= 36_500) return value;
  throw new PlainError(`${name} must be a whole number of days from ${least} on.`);
}
