import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, lastLines, mustRun, run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { PlainError, step } from '../system/terminal.mjs';

/** Unpacked once, not installed, so that the system's own Docker is not changed. */
const TOOLS = join(ROOT, '.frontdesk', 'tools', 'compose');
const PLUGIN = join(TOOLS, 'root', 'usr', 'libexec', 'docker', 'cli-plugins', 'docker-compose');
/** Debian 12 has no compose v2; the plugin of this later suite is one static program. */
const SUITE = 'trixie';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Docker Compose v2: an installed plugin, an installed program, or the program from the Debian package.
 * @returns {Promise<string[]>} the program and its first arguments
 */
export async function findCompose() {
  const docker = findProgram('docker');
  if (docker && (await works([docker, 'compose']))) return [docker, 'compose'];
  const standalone = findProgram('docker-compose');
  if (standalone && (await works([standalone]))) return [standalone];
  if (!existsSync(PLUGIN)) await step('Fetching Docker Compose', fetchFromDebian);
  if (await works([PLUGIN])) return [PLUGIN];
  throw new PlainError(
    'Docker Compose v2 could not be had. Install it: https://docs.docker.com/compose/install/',
  );
}

/** @param {string[]} command */
async function works([program = '', ...args]) {
  try {
    const { code, output } = await run(program, [...args, 'version']);
    return code === 0 && / v?[2-9]\d*\./.test(output);
  } catch {
    return false;
  }
}

async function fetchFromDebian() {
  if (!findProgram('apt-get') || !existsSync(KEYRING)) {
    throw new PlainError(
      'Docker Compose v2 was not found. Install it: https://docs.docker.com/compose/install/',
    );
  }
  const options = await privateApt();
  await mustRun('apt-get update', 'apt-get', [...options, '-qq', 'update']);
  await mustRun('apt-get download', 'apt-get', [...options, '-qq', 'download', 'docker-compose'], {
    cwd: TOOLS,
  });
  const { output } = await run('sh', ['-c', 'dpkg -x docker-compose_*.deb root'], { cwd: TOOLS });
  if (!existsSync(PLUGIN))
    throw new PlainError(`The package has no compose plugin:\n${lastLines(output, 5)}`);
}

/**
 * Settings that keep apt's lists and caches in our folder, so that no root is needed and the system's sources stay the
 * same.
 */
async function privateApt() {
  for (const folder of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(TOOLS, folder), { recursive: true });
  writeFileSync(join(TOOLS, 'status'), '');
  writeFileSync(
    join(TOOLS, 'sources.list'),
    `deb [signed-by=${KEYRING}] ${await debianMirror()} ${SUITE} main\n`,
  );
  const settings = {
    'Dir::State::lists': join(TOOLS, 'lists'),
    'Dir::State::status': join(TOOLS, 'status'),
    'Dir::Cache': join(TOOLS, 'cache'),
    'Dir::Etc::sourcelist': join(TOOLS, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** The mirror that this machine's apt already uses. */
async function debianMirror() {
  const { output } = await run('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI)',
    'Created-By: Packages',
  ]);
  return output.split('\n').find((line) => /\/debian\/?$/.test(line)) ?? 'https://deb.debian.org/debian';
}
