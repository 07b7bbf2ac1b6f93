// node scripts/infra.mjs: applies infra/ to an AWS on loopback, plans again, asks that AWS what stands, and replaces database
// logins. With `deep` also a drill of the backups, mistakes that must be found, a second environment, and both destroyed;
// `package` makes the rotation function's file; `sizes` writes what scripts/cost.mjs counts; `lint` runs checkov.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

const COMMANDS = ['check', 'deep', 'package', 'sizes', 'lint'];

await runProgram(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  });
  const [command = 'check'] = positionals;
  if (!COMMANDS.includes(command)) throw new PlainError(`Say one of: ${COMMANDS.join(', ')}.`);
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  if (command === 'package') {
    const { ROTATION_PACKAGE, packageRotation } = await import('./lib/infra/package-rotation.mjs');
    const size = await packageRotation();
    say(`${ROTATION_PACKAGE}: ${(size / 1024).toFixed(0)} KB`);
    return 0;
  }
  if (command === 'lint') {
    const { lintInfra } = await import('./lib/infra/lint.mjs');
    return lintInfra();
  }
  const { findTerraform } = await import('./lib/infra/terraform.mjs');
  const found = await findTerraform();
  if ('missing' in found) return refuse(found.missing);
  if (command === 'sizes') {
    const { checkSizes } = await import('./lib/infra/sizes.mjs');
    return checkSizes(found.program, values.write);
  }
  const { checkInfra, checkInfraDeeply } = await import('./lib/infra/check.mjs');
  return command === 'deep' ? checkInfraDeeply(found.program) : checkInfra(found.program);
});

/**
 * In CI what cannot be checked has failed; elsewhere a line says that it was not.
 * @param {string} missing
 */
function refuse(missing) {
  if (process.env.CI) throw new PlainError(`infra/ cannot be checked: ${missing}.`);
  say(`SKIPPED: infra/ is not checked, because ${missing}.`);
  return 0;
}
