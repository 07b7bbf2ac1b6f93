// node nightly.mjs: the service `backup` of docker-compose.yml. A backup and a drill at once and then every day; after a
// failure again in ten minutes. `--check`: ends with 1 when the newest good ones are older than 26 hours.
import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '../stores/bootstrap-database.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { PlainError, printFailure, runProgram, say } from '../system/terminal.mjs';
import { backupCommand, drillCommand } from './commands.mjs';

const EVERY_S = seconds('BACKUP_EVERY_SECONDS', 86_400);
const AGAIN_S = seconds('BACKUP_RETRY_SECONDS', 600);

await runProgram(() => (process.argv.includes('--check') ? check() : everyNight()));

async function everyNight() {
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => stop.abort());
  const layout = dataLayout(defaultDataDir());
  let [isBackedUp, began] = [false, performance.now()];
  while (!stop.signal.aborted) {
    // What has worked today is not done again: backups may be locked for weeks.
    if (!isBackedUp) isBackedUp = await tried(() => backupCommand(layout));
    const isGood = isBackedUp && (await tried(() => drillCommand(layout)));
    const isNextDay = performance.now() - began >= EVERY_S * 1000;
    if (isGood || isNextDay) [isBackedUp, began] = [false, performance.now()];
    if (!isGood) say(`Next try in ${AGAIN_S} s.`);
    const pauseMs = (isGood ? EVERY_S : AGAIN_S) * 1000;
    await delay(pauseMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  return 0;
}

/** @param {() => Promise<number>} command */
async function tried(command) {
  try {
    await command();
    return true;
  } catch (error) {
    printFailure(error);
    return false;
  }
}

async function check() {
  const { DATABASE_BACKUP_URL: url } = process.env;
  if (!url) throw new PlainError('DATABASE_BACKUP_URL is not set.');
  /** @type {{rows: {kinds: number}[]}} */
  const { rows } = await withClient(url, (client) =>
    client.query(`SELECT count(DISTINCT kind)::int AS kinds FROM backup_runs
      WHERE ok AND kind IN ('backup', 'drill') AND finished_at > now() - interval '26 hours' AND taken_at > now() - interval '26 hours'`),
  );
  return rows[0]?.kinds === 2 ? 0 : 1;
}

/**
 * @param {string} name
 * @param {number} otherwise
 */
function seconds(name, otherwise) {
  const value = Number(process.env[name] || otherwise);
  if (Number.isFinite(value) && value > 0) return value;
  throw new PlainError(`${name} must be a number of seconds.`);
}
