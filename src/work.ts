import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { checkConfiguration, forgetSecrets } from './config/config.module.js';
import { useAppLogger } from './platform/logging/app-logger.js';
import { InternalServer } from './platform/metrics/internal-server.js';
import { LoopWatchdog } from './platform/watchdog/loop-watchdog.js';
import { releaseMemory } from './release-memory.js';
import { stopOnSignals } from './platform/watchdog/stop-on-signals.js';
import { WorkerModule } from './worker.module.js';

/** Takes jobs until the process is told to stop. */
export async function work(): Promise<void> {
  checkConfiguration();
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    bufferLogs: true,
    abortOnError: false,
  });
  forgetSecrets();
  useAppLogger(app);
  stopOnSignals(app);
  releaseMemory();
  app.get(LoopWatchdog).start();
  app.get(InternalServer).open('worker');
  new Logger('Frontdesk').log('Worker is taking jobs');
}
