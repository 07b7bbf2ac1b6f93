import 'reflect-metadata';
import { Logger, type Type } from '@nestjs/common';
import { createApp } from './bootstrap.js';
import { checkConfiguration, forgetSecrets } from './config/config.module.js';
import { ServerConfig } from './config/server.config.js';
import { InternalServer } from './platform/metrics/internal-server.js';
import { LoopWatchdog } from './platform/watchdog/loop-watchdog.js';
import { releaseMemory } from './release-memory.js';
import { stopOnSignals } from './platform/watchdog/stop-on-signals.js';

/**
 * Serves until the process is told to stop.
 * @param root `AppModule`, or `ApiModule` where others take the jobs
 */
export async function serve(root: Type): Promise<void> {
  checkConfiguration();
  const app = await createApp(root);
  forgetSecrets();
  // Before the start needs more, and once more after it.
  releaseMemory();
  stopOnSignals(app);
  await app.init();
  releaseMemory();
  const { host, port } = app.get(ServerConfig);
  await app.listen(port, host);
  app.get(LoopWatchdog).start();
  app.get(InternalServer).open('api');
  new Logger('Frontdesk').log(`Listening on port ${port}`);
}
