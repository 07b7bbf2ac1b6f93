// npm run start:chat: builds what is stale and runs the chat engine alone, with the settings of the environment.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './lib/build/build-steps.mjs';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { ALLOCATOR, NODE_FLAGS } from './lib/system/app-process.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  await withTreeLock(() => build());
  return serve();
});

/** @returns {Promise<number>} the exit code */
function serve() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'dist', 'main.chat.js')], {
      env: { ...ALLOCATOR, ...process.env },
      stdio: 'inherit',
    });
    // The process stops in order; this one only waits for it.
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(name, () => child.kill(name === 'SIGHUP' ? 'SIGTERM' : name));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
