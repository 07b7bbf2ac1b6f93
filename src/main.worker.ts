import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { checkConfiguration } from './config/config.module.js';
import { useAppLogger } from './platform/logging/app-logger.js';
import { LoopWatchdog } from './platform/watchdog/loop-watchdog.js';
import { stopOnSignals } from './stop-on-signals.js';
import { WorkerModule } from './worker.module.js';

async function main(): Promise<void> {
  checkConfiguration();
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    bufferLogs: true,
    abortOnError: false,
  });
  useAppLogger(app);
  stopOnSignals(app);
  app.get(LoopWatchdog).start();
  new Logger('Frontdesk').log('Worker is taking jobs');
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The worker could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
