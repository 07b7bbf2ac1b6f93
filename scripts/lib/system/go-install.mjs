import { findProgram, mustRun } from './commands.mjs';
import { PlainError, step } from './terminal.mjs';

/**
 * Not optimised and without debugging data, which takes a third less computing: these programs serve tests, which wait
 * for their compilation and hardly for themselves. Without git Go would look for a revision in vain.
 */
const QUICKLY = ['-buildvcs=false', '-ldflags=-s -w', '-gcflags=all=-N -l -dwarf=false'];

/**
 * Compiles a program of a public Go module.
 * @param {string} name  of the program, for people
 * @param {string} module  with its version, such as `example.com/cmd/server@v1.2.3`
 * @param {string} dir  where the program is put
 * @param {string} oldestGo  such as `1.24`
 * @throws PlainError when there is no Go, or it cannot be compiled
 */
export async function goInstall(name, module, dir, oldestGo) {
  const go = findProgram('go') ?? findProgram('../go/bin/go');
  if (!go)
    throw new PlainError(`${name} is compiled with Go, which is missing. Install Go ${oldestGo} or newer.`);
  const env = { ...process.env, GOBIN: dir };
  await step(`Compiling ${name}, once`, () =>
    mustRun('go install', go, ['install', ...QUICKLY, module], { env }),
  );
}
