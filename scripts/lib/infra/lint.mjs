import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lastLines, run } from '../system/commands.mjs';
import { PlainError, say, step } from '../system/terminal.mjs';
import { installTestPython } from './check.mjs';
import { INFRA } from './package-rotation.mjs';

/** With the values of production, without network. */
const ARGUMENTS = ['--config-file', join(INFRA, 'test', 'checkov.yaml'), '--var-file', 'production.tfvars'];

/**
 * checkov, with its list of what does not apply here.
 * @returns {Promise<number>} the exit code
 */
export async function lintInfra() {
  const python = await step('checkov, once', () => installTestPython('checkov'));
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-lint-'));
  try {
    // Only what Terraform reads, without its cache of providers.
    for (const file of readdirSync(INFRA).filter((name) => /\.tf(?:vars)?$/.test(name)))
      cpSync(join(INFRA, file), join(dir, file));
    const { code, output } = await step('Lint', () =>
      run(join(dirname(python), 'checkov'), ['-d', '.', ...ARGUMENTS], {
        cwd: dir,
        env: { ...process.env, LOG_LEVEL: 'ERROR' },
      }),
    );
    const [, passed] = /Passed checks: (\d+)/.exec(output) ?? [];
    if (code !== 0 || Number(passed ?? 0) === 0) throw new PlainError(`checkov:\n${lastLines(output, 60)}`);
    say(`  ${passed} checks, all passed`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return 0;
}
