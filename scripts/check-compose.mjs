// node scripts/check-compose.mjs: `docker compose config -q`, which needs the compose plugin but no running engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCompose } from './lib/build/compose.mjs';
import { lastLines, mustRun, run } from './lib/system/commands.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

/** Has a value for no variable that docker-compose.yml requires. */
const EXAMPLE_ENV = join(ROOT, 'docker', 'env.example');
const PROFILES = ['worker', 'chat', 'tls', 'backup', 'weaviate', 'monitoring', 'pooler'];

await runProgram(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-compose-'));
  try {
    const env = join(folder, 'env');
    await mustRun('docker/env.mjs', process.execPath, [join(ROOT, 'docker', 'env.mjs'), '--file', env]);
    for (const profiles of [[], ...PROFILES.map((name) => [name]), PROFILES]) {
      const result = await config(env, profiles);
      if (result.code !== 0)
        throw new PlainError(`docker-compose.yml is not valid:\n${lastLines(result.output, 20)}`);
    }
    const toTheSecond = ['-f', 'docker-compose.pitr.yml'];
    const { code, output } = await config(env, PROFILES, toTheSecond, { PITR_TO: 's3://bucket/pitr' });
    if (code !== 0) throw new PlainError(`docker-compose.pitr.yml is not valid:\n${lastLines(output, 20)}`);
    if ((await config(EXAMPLE_ENV, [])).code === 0)
      throw new PlainError('docker-compose.yml takes docker/env.example, which has no secrets.');
  } finally {
    rmSync(folder, { recursive: true });
  }
  say(`docker-compose.yml is valid, with and without the profiles ${PROFILES.join(', ')}.`);
  return 0;
});

/**
 * @param {string} env  file of variables
 * @param {string[]} profiles
 * @param {string[]} [more]  further files
 * @param {NodeJS.ProcessEnv} [variables]
 */
async function config(env, profiles, more = [], variables = {}) {
  const [program = '', ...prefix] = await findCompose();
  const chosen = profiles.flatMap((name) => ['--profile', name]);
  const args = [...prefix, '--env-file', env, '-f', 'docker-compose.yml', ...more, ...chosen, 'config', '-q'];
  return run(program, args, { cwd: ROOT, env: { ...process.env, ...variables } });
}
