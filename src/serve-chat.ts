import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from '@grpc/grpc-js';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { chatServerOptions } from './chat/grpc/chat-server-options.js';
import { ChatModule } from './chat.module.js';
import { ChatConfig } from './config/chat.config.js';
import { checkChatConfiguration, forgetSecrets } from './config/config.module.js';
import { HealthService } from './health/health.service.js';
import { useAppLogger } from './platform/logging/app-logger.js';
import { InternalServer } from './platform/metrics/internal-server.js';
import { LoopWatchdog } from './platform/watchdog/loop-watchdog.js';
import { releaseMemory } from './release-memory.js';
import { stopOnSignals } from './platform/watchdog/stop-on-signals.js';

/** Between the health's NOT_SERVING and the end of new turns, so that whoever watches has turned to others. */
const NOTICE_MS = 1_000;
/** Turns that still run so long after that are cut off; their callers ask another process. */
const LONGEST_DRAIN_MS = 10_000;

/** Answers turns over gRPC until the process is told to stop. */
export async function serveChat(): Promise<void> {
  checkChatConfiguration();
  let server: Server | undefined;
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(ChatModule, {
    inject: [ChatConfig],
    useFactory: (config: ChatConfig) => chatServerOptions(config, (opened) => (server = opened)),
    bufferLogs: true,
    abortOnError: false,
  });
  forgetSecrets();
  useAppLogger(app);
  stopOnSignals(app, async () => {
    app.get(HealthService).drain();
    await delay(NOTICE_MS);
    setTimeout(() => server?.forceShutdown(), LONGEST_DRAIN_MS).unref();
  });
  await app.listen();
  releaseMemory();
  app.get(LoopWatchdog).start();
  app.get(InternalServer).open('chat');
  new Logger('Frontdesk').log(`The chat engine is listening on port ${app.get(ChatConfig).listenPort}`);
}
