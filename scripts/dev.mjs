// npm run dev: like npm start, but compiles and serves every saved file within seconds.
import { enterNode24, isDelegated } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { wantedPort } from './lib/system/ports.mjs';
import { runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const port = wantedPort();
  if (!isDelegated()) say('Frontdesk (development)');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { develop } = await import('./lib/launch/develop.mjs');
  return develop(dataLayout(defaultDataDir()), port);
});
