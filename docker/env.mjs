// node docker/env.mjs [--domain NAME] [--file PATH]: writes .env for docker-compose.yml, once, with random secrets.
// node docker/env.mjs --check [--file PATH]: refuses placeholders and what is missing in one that is there.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { generateAdminKey, randomSecret, writePrivate } from '../scripts/lib/system/private-files.mjs';
import { ROOT } from '../scripts/lib/system/paths.mjs';
import { PlainError, runProgram, say } from '../scripts/lib/system/terminal.mjs';

const PASSWORDS = [
  'POSTGRES_PASSWORD',
  'OWNER_PASSWORD',
  'APP_PASSWORD',
  'PLATFORM_PASSWORD',
  'BACKUP_PASSWORD',
  'REDIS_PASSWORD',
  'APP_SECRET',
  'CHAT_SHARED_SECRET',
];
const LEAST_LENGTH = 16;
/** The app itself asks for 32 characters of these. */
const LONG = new Set(['APP_SECRET', 'CHAT_SHARED_SECRET']);
const PLACEHOLDER = /replace|change-?me|example|password|secret|^(.)\1*$/i;
/** They stand in URLs of PostgreSQL and Redis, which docker-compose.yml puts together. */
const URL_SAFE = /^[A-Za-z0-9._~-]+$/;
const DOMAIN = /^(?=.{1,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/i;

await runProgram(() => {
  const { domain, check, file } = readArguments();
  if (check) refuseWeak(file);
  else writeOnce(file, domain);
});

function readArguments() {
  const { values } = parseArgs({
    options: { domain: { type: 'string' }, check: { type: 'boolean' }, file: { type: 'string' } },
  });
  if (values.domain !== undefined && !DOMAIN.test(values.domain))
    throw new PlainError('--domain must be a host name such as frontdesk.example.com.');
  return { ...values, file: values.file ?? join(ROOT, '.env') };
}

/**
 * @param {string} file
 * @param {string} [domain]
 */
function writeOnce(file, domain) {
  const shown = relative(process.cwd(), file) || file;
  if (existsSync(file))
    throw new PlainError(
      `${shown} is there already. What it holds opens the data: keep it, and change it by hand.`,
    );
  writePrivate(file, textOf(domain));
  say(
    `Wrote ${shown} (mode 0600). Keep a copy apart from the backups: without APP_SECRET they are not complete.`,
  );
}

/** @param {string} [domain] */
function textOf(domain) {
  const secrets = PASSWORDS.map((name) => `${name}=${randomSecret()}`);
  return `${[...secrets, `ADMIN_API_KEY=${generateAdminKey()}`, ...served(domain)].join('\n')}\n`;
}

/**
 * Behind the proxy of the profile `tls` only this machine reaches the app itself, so that nobody else can claim an
 * address by X-Forwarded-For.
 * @param {string} [domain]
 */
function served(domain) {
  if (domain === undefined) return [];
  return [
    `DOMAIN=${domain}`,
    'COMPOSE_PROFILES=tls,backup',
    'PORT=127.0.0.1:3000',
    'TRUSTED_PROXIES=uniquelocal',
    `PUBLIC_URL=https://${domain}`,
    `PROBE_URL=https://${domain}`,
  ];
}

/** @param {string} file */
function refuseWeak(file) {
  const values = parseEnv(readFileSync(file, 'utf8'));
  const faults = [
    ...PASSWORDS.flatMap((name) => faultOf(name, values[name] ?? '')),
    ...(/^fd_admin_[\w-]{49}$/.test(values.ADMIN_API_KEY ?? '')
      ? []
      : ['ADMIN_API_KEY is no admin key: node scripts/admin-key.mjs prints one']),
  ];
  if (faults.length > 0) throw new PlainError(`${file} cannot be used:\n  ${faults.join('\n  ')}`);
  say('Every secret is there, and none is a placeholder.');
}

/**
 * @param {string} name
 * @param {string} value
 */
function faultOf(name, value) {
  if (value === '') return [`${name} is missing`];
  if (PLACEHOLDER.test(value)) return [`${name} is a placeholder`];
  if (value.length < (LONG.has(name) ? 32 : LEAST_LENGTH)) return [`${name} is too short`];
  return URL_SAFE.test(value) ? [] : [`${name} has characters other than letters, digits and . _ ~ -`];
}
