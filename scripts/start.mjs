// npm start: everything on one machine. Dependency-free until the packages are installed.
import { refuseSecondInstance } from './lib/system/instance.mjs';
import { isAlive } from './lib/system/process-identity.mjs';
import { enterNode24, isDelegated } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { requireFreePort, wantedPort } from './lib/system/ports.mjs';
import { readJson } from './lib/system/private-files.mjs';
import { runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const port = wantedPort();
  const layout = dataLayout(defaultDataDir());
  await refuseSecondInstance(layout);
  // The app of a killed run may hold the port; it is stopped later.
  if (!isAlive(readJson(layout.app, undefined))) await requireFreePort(port);
  if (!isDelegated()) say('Frontdesk');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { start } = await import('./lib/launch/start-frontdesk.mjs');
  return start(layout, port);
});
