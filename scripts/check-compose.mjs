// node scripts/check-compose.mjs: `docker compose config -q`, which needs the compose plugin but no running engine.
import { join } from 'node:path';
import { findCompose } from './lib/build/compose.mjs';
import { lastLines, run } from './lib/system/commands.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

/** Placeholders for the variables that docker-compose.yml requires. */
const EXAMPLE_ENV = join(ROOT, 'docker', 'env.example');

await runProgram(async () => {
  const [program = '', ...prefix] = await findCompose();
  for (const profile of [[], ['--profile', 'worker'], ['--profile', 'weaviate']]) {
    const args = [
      ...prefix,
      '--env-file',
      EXAMPLE_ENV,
      '-f',
      'docker-compose.yml',
      ...profile,
      'config',
      '-q',
    ];
    const { code, output } = await run(program, args, { cwd: ROOT });
    if (code !== 0) throw new PlainError(`docker-compose.yml is not valid:\n${lastLines(output, 20)}`);
  }
  say('docker-compose.yml is valid, with and without the worker and weaviate profiles.');
  return 0;
});
