#!/usr/bin/env node
// In place of `docker` for the commands of the runbooks: `docker compose exec` reaches the stores of the test, `logs` gives
// the product's log, and services that docker-compose.yml lacks are refused. STAND_IN is JSON of a StandIn.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{services: string[], databaseUrl: string, redisUrl: string, prometheusUrl: string, alertmanagerUrl: string, promtool: string, amtool: string, log: string}} StandIn */

/** @type {StandIn} */
const given = JSON.parse(process.env.STAND_IN ?? '');
const [program, ...words] = process.argv.slice(2);

if (program === 'compose') await compose(words.filter((word) => word !== '-T'));
else if (program === 'stats' || program === 'system') process.stdout.write('\n');
else refuse(`docker ${process.argv.slice(2).join(' ')} is not known to the test`);

/** @param {string[]} args */
async function compose([verb, ...rest]) {
  if (verb === 'ps') return requireServices(rest);
  if (verb === 'logs') return logs(rest);
  if (verb !== 'exec') return refuse(`docker compose ${verb} changes something`);
  const [service = '', ...command] = rest;
  requireServices([service]);
  if (service === 'postgres') return psql(command);
  if (service === 'redis') return redis(command);
  if (service === 'prometheus')
    return pass(given.promtool, command.slice(1), 'http://127.0.0.1:9090', given.prometheusUrl);
  if (service === 'alertmanager')
    return pass(given.amtool, command.slice(1), 'http://127.0.0.1:9093', given.alertmanagerUrl);
  if (service === 'backup' && command[0] === 'ls') return process.stdout.write('frontdesk-20261201.dump\n');
  return refuse(`docker compose exec ${service} ${command.join(' ')} is not known to the test`);
}

/** @param {string[]} args */
function logs(args) {
  const valued = new Set(['--since', '--tail']);
  const services = args.filter((word, index) => !word.startsWith('-') && !valued.has(args[index - 1] ?? ''));
  requireServices(services);
  process.stdout.write(readFileSync(given.log, 'utf8'));
}

/** @param {string[]} services */
function requireServices(services) {
  for (const service of services)
    if (!given.services.includes(service)) refuse(`docker-compose.yml has no service ${service}`);
}

/** @param {string[]} command  psql … -c STATEMENT */
async function psql(command) {
  const statement = command[command.indexOf('-c') + 1] ?? '';
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: given.databaseUrl });
  await client.connect();
  try {
    // The test changes nothing, whatever a page says.
    await client.query('BEGIN READ ONLY');
    const { rows } = await client.query(statement);
    process.stdout.write(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  } catch (error) {
    refuse(String(error));
  } finally {
    await client.end();
  }
}

/** @param {string[]} command  sh -c SCRIPT redis ARGUMENTS */
function redis(command) {
  const args = command.slice(command.indexOf('redis') + 1);
  process.stdout.write(execFileSync('redis-cli', ['-u', given.redisUrl, ...args]));
}

/**
 * Runs a tool against the test's server instead of the container's own.
 * @param {string} tool
 * @param {string[]} args
 * @param {string} inside
 * @param {string} here
 */
function pass(tool, args, inside, here) {
  const changed = args.map((arg) => arg.replace(inside, here));
  if (changed.every((arg, index) => arg === args[index])) refuse(`${tool} is not asked at ${inside}`);
  process.stdout.write(execFileSync(tool, changed));
}

/** @param {string} why */
function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exit(64);
}
