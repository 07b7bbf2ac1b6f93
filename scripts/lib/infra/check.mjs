import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findPython } from '../embeddings/python.mjs';
import { installPythonPackages } from '../build/python-packages.mjs';
import { startPostgres } from '../stores/embedded-postgres.mjs';
import { createTestDir, sweepTestDirs } from '../stores/test-stores.mjs';
import { NODE_24 } from '../build/install.mjs';
import { lastLines, run } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { randomSecret } from '../system/private-files.mjs';
import { PlainError, say, step } from '../system/terminal.mjs';
import { LocalAws } from './local-aws.mjs';
import { INFRA, packageRotation } from './package-rotation.mjs';
import { PLANTS } from './plants.mjs';
import { Terraform } from './terraform.mjs';

const TEST = join(INFRA, 'test');

/**
 * One run of checks, with all that it needs.
 * @typedef {object} Rig
 * @property {string} terraform  program
 * @property {string} python  with boto3
 * @property {string} dir
 * @property {LocalAws} aws
 * @property {Terraform} production  applied
 */

/**
 * @param {string} terraform  program
 * @returns {Promise<number>} the exit code
 */
export function checkInfra(terraform) {
  return withRig(terraform, checkProduction);
}

/**
 * The same, then a drill of the backups, mistakes that must be found, a second environment in the same account, both
 * destroyed, and what neither of them uses.
 * @param {string} terraform  program
 * @returns {Promise<number>} the exit code
 */
export function checkInfraDeeply(terraform) {
  return withRig(terraform, async (rig) => {
    await checkProduction(rig);
    await step('Backup and drill', () => tryOut(rig, 'backup'));
    await checkPlants(rig);
    await checkStaging(rig);
    await checkRedisPasswords(rig);
    await checkProtection(rig);
    await checkSwitches(rig);
  });
}

/**
 * The Python that has boto3 and moto, or checkov.
 * @param {'test' | 'checkov'} [name]
 * @returns {Promise<string>}
 */
export async function installTestPython(name = 'test') {
  const found = await findPython();
  if ('missing' in found) throw new PlainError(found.missing);
  const all = dataLayout(defaultDataDir()).infra;
  mkdirSync(all, { recursive: true, mode: 0o700 });
  const dir = join(all, name);
  const requirements = join(TEST, name === 'test' ? 'requirements.txt' : `${name}.txt`);
  return withLock(
    `${dir}.lock`,
    () => installPythonPackages({ what: 'infra/', program: found.program, dir, requirements }),
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that is installing`),
  );
}

/**
 * @param {string} program  of Terraform
 * @param {(rig: Rig) => Promise<void>} work
 */
async function withRig(program, work) {
  const python = await step('Python packages', () => installTestPython());
  await sweepTestDirs();
  const dir = createTestDir();
  const postgres = await startPostgres(dataLayout(dir).postgres, { durable: false });
  try {
    const masterPassword = randomSecret();
    await makeMaster(postgres.superuserUrl, masterPassword);
    const size = await step('Rotation function', packageRotation);
    say(`  ${(size / 1024).toFixed(0)} KB`);
    const aws = await LocalAws.start(python, dir, { port: postgres.port, masterPassword });
    try {
      const production = new Terraform(program, join(dir, 'production'), aws.env);
      await work({ terraform: program, python, dir, aws, production });
    } finally {
      await aws.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  return 0;
}

/**
 * RDS's master: it may make roles and databases, and is no superuser.
 * @param {string} url
 * @param {string} password
 */
async function makeMaster(url, password) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const quoted = client.escapeLiteral(password);
  await client.query(`CREATE ROLE frontdesk_master LOGIN CREATEROLE CREATEDB NOSUPERUSER PASSWORD ${quoted}`);
  await client.end();
}

/** @param {Rig} rig */
async function checkProduction(rig) {
  const { production } = rig;
  await step('Format', () => production.checkFormat());
  await step('Init', () => production.init());
  await step('Apply production', () => production.apply('production'));
  await step('Plan again: no changes', () => production.expectNoChanges('production'));
  refuseFailures(rig, 'production');
  await expectAllGood(rig, 'production');
  await step('Plan as a pull request', () => checkPullRequest(rig));
  await step('Rotation', () => tryOut(rig, 'rotation'));
}

/**
 * A pull request is planned without looking at AWS again; the little that is asked even so, its role may ask
 * (infra/test/standing/access.py). Who is asked who it is needs no right.
 * @param {Rig} rig
 */
async function checkPullRequest({ production, aws }) {
  // On a busy machine the state may have been noted before a service had its tags.
  await production.refresh('production');
  const calls = await aws.callsOf(() => production.expectNoChanges('production', ['-refresh=false']));
  const allowed = ['secretsmanager:GetRandomPassword', 'sts:GetCallerIdentity'];
  const more = calls.filter((call) => !allowed.includes(call));
  if (calls.length === 0 || more.length > 0)
    throw new PlainError(`A pull request's plan asks AWS for ${more.join(', ') || 'nothing'}.`);
}

/**
 * @param {Rig} rig
 * @param {import('./terraform.mjs').Environment} environment
 */
function refuseFailures({ aws }, environment) {
  const failures = aws.failuresOf(environment);
  if (failures.length > 0) throw new PlainError(failures.join('\n'));
}

/**
 * @param {Rig} rig
 * @param {import('./terraform.mjs').Environment} environment
 */
async function expectAllGood(rig, environment) {
  const { good, bad, output } = await ask(rig, environment);
  if (bad.length > 0) throw new PlainError(`${environment} is not as it must be:\n${output}`);
  say(`  ${good.length} checks of what stands in ${environment}, all good`);
}

/**
 * Asks AWS, not Terraform's state.
 * @param {Rig} rig
 * @param {import('./terraform.mjs').Environment} environment
 */
async function ask({ python, aws }, environment) {
  const { code, output } = await run(python, [join(TEST, 'what_stands.py'), environment], {
    env: { ...process.env, ...aws.env },
  });
  const [good, bad] = [namesIn(output, 'ok - '), namesIn(output, 'not ok - ')];
  if (good.length + bad.length === 0 || (code !== 0) !== bad.length > 0)
    throw new PlainError(`what_stands.py ended with ${code}:\n${lastLines(output, 30)}`);
  return {
    good,
    bad,
    output: output
      .split('\n')
      .filter((line) => line.startsWith('not ok'))
      .join('\n'),
  };
}

/**
 * @param {string} output
 * @param {string} prefix
 */
function namesIn(output, prefix) {
  return output
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length).split(': ')[0] ?? '');
}

/**
 * @param {Rig} rig
 * @param {'rotation' | 'backup'} what
 */
async function tryOut({ aws }, what) {
  const { code, output } = await run(NODE_24, [join(TEST, `${what}_trial.mjs`), 'production'], {
    env: { ...process.env, ...aws.env },
  });
  if (code !== 0) throw new PlainError(`The ${what} is not as it must be:\n${lastLines(output, 40)}`);
  say(`\n  ${namesIn(output, 'ok - ').length} checks of the ${what}, all good`);
}

/**
 * Makes all mistakes at once; each must be found by the check that is meant for it, and nothing else may be.
 * @param {Rig} rig
 */
async function checkPlants(rig) {
  const { production } = rig;
  for (const { file, from, to } of PLANTS) production.edit(file, from, to);
  await step(`Apply with ${PLANTS.length} mistakes`, () =>
    production.apply('production', ['-refresh=false']),
  );
  const { bad, output } = await ask(rig, 'production');
  const wanted = new Set(PLANTS.map(({ found }) => found));
  const missed = PLANTS.filter(({ found }) => !bad.includes(found)).map(({ name }) => name);
  const surplus = bad.filter((name) => !wanted.has(name));
  if (missed.length + surplus.length > 0)
    throw new PlainError(
      `Not found: ${missed.join(', ') || '-'}\nFound besides: ${surplus.join(', ') || '-'}\n${output}`,
    );
  say(`  ${PLANTS.length} of ${PLANTS.length} planted mistakes found`);
}

/** @param {Rig} rig */
async function checkStaging(rig) {
  const staging = new Terraform(rig.terraform, join(rig.dir, 'staging'), rig.aws.env);
  await staging.init();
  await step('Apply staging beside it', () => staging.apply('staging'));
  await step('Plan again: no changes', () => staging.expectNoChanges('staging'));
  refuseFailures(rig, 'staging');
  await expectAllGood(rig, 'staging');
  await step('Destroy staging', async () => {
    const { code, output } = await staging.destroy('staging');
    if (code !== 0) throw new PlainError(lastLines(output, 40));
  });
}

/**
 * Where one of the two places of Redis's password is lost, both have the same one again.
 * @param {Rig} rig
 */
async function checkRedisPasswords({ production }) {
  const secret = 'aws_secretsmanager_secret_version.redis["queue"]';
  await step('A lost address of Redis comes back with the password that Redis has', async () => {
    const before = await production.valueOf(secret, 'secret_string');
    await production.apply('production', ['-refresh=false', `-replace=${secret}`, `-target=${secret}`]);
    const after = await production.valueOf(secret, 'secret_string');
    if (!before.startsWith('{"url":"rediss://:') || after !== before)
      throw new PlainError('It has another password than Redis.');
  });
}

/**
 * Production cannot be destroyed by a slip of the hand.
 * @param {Rig} rig
 */
async function checkProtection({ production }) {
  await step('Destroying production stops at its database', async () => {
    const { code, output } = await production.destroy('production');
    if (code === 0 || !/deletion ?protection/i.test(output))
      throw new PlainError(`It did not:\n${lastLines(output, 40)}`);
  });
}

/**
 * What neither environment uses can be planned at least.
 * @param {Rig} rig
 */
async function checkSwitches(rig) {
  const root = new Terraform(rig.terraform, join(rig.dir, 'switches'), rig.aws.env);
  await root.init();
  await step('Plan with every switch on', () =>
    root.plan('staging', ['-var-file=test/switches.tfvars.json']),
  );
}
