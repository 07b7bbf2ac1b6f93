// npm start: everything on one machine. Dependency-free until the packages are installed.
import { refuseSecondInstance } from './lib/instance.mjs';
import { isAlive } from './lib/process-identity.mjs';
import { enterNode24, isDelegated } from './lib/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/paths.mjs';
import { requireFreePort, wantedPort } from './lib/ports.mjs';
import { readJson } from './lib/private-files.mjs';
import { runProgram, say } from './lib/terminal.mjs';

await runProgram(async () => {
  const port = wantedPort();
  const layout = dataLayout(defaultDataDir());
  await refuseSecondInstance(layout);
  // The app of a killed run holds the port; it is stopped further on.
  if (!isAlive(readJson(layout.app, undefined))) await requireFreePort(port);
  if (!isDelegated()) say('Frontdesk');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { start } = await import('./lib/start-frontdesk.mjs');
  return start(layout, port);
});
