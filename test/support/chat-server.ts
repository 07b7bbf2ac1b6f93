import { randomBytes } from 'node:crypto';
import type { Server } from '@grpc/grpc-js';
import type { INestMicroservice } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ChatEngineController } from '../../src/chat/grpc/chat-engine.controller.js';
import { chatServerOptions } from '../../src/chat/grpc/chat-server-options.js';
import { RemoteChatEngine } from '../../src/chat/grpc/remote-chat-engine.js';
import { ChatEngine } from '../../src/chat/chat-engine.port.js';
import { ChatConfig } from '../../src/config/chat.config.js';
import { readSettings } from '../../src/config/setting.js';
import { GrpcHealthController } from '../../src/health/grpc-health.controller.js';
import { HealthService } from '../../src/health/health.service.js';
import { LoopWatchdog } from '../../src/platform/watchdog/loop-watchdog.js';
import { freePort } from './frontdesk-process.js';

/** The engine's settings as the environment gives them. */
export function chatConfig(env: NodeJS.ProcessEnv): ChatConfig {
  return readSettings([ChatConfig], env).get(ChatConfig) as ChatConfig;
}

/** The product's gRPC server in this process, with an engine of the test's. */
export class ChatServer {
  /** What the server's health says. */
  health: 'ok' | 'unavailable' = 'ok';
  private app: INestMicroservice;
  private server: Server;

  private constructor(
    /** Of a client. */
    readonly env: { CHAT_URL: string; CHAT_SHARED_SECRET: string },
  ) {}

  /** @param env further settings of the server, as for TLS */
  static async start(engine: ChatEngine, env: NodeJS.ProcessEnv = {}): Promise<ChatServer> {
    const port = String(await freePort());
    const secret = randomBytes(32).toString('hex');
    const started = new ChatServer({ CHAT_URL: `grpc://127.0.0.1:${port}`, CHAT_SHARED_SECRET: secret });
    const config = chatConfig({
      CHAT_HOST: '127.0.0.1',
      CHAT_PORT: port,
      CHAT_SHARED_SECRET: secret,
      ...env,
    });
    const module = await Test.createTestingModule({
      controllers: [ChatEngineController, GrpcHealthController],
      providers: [
        LoopWatchdog,
        { provide: ChatConfig, useValue: config },
        { provide: ChatEngine, useValue: engine },
        {
          provide: HealthService,
          useValue: { isDraining: false, ready: () => Promise.resolve({ status: started.health }) },
        },
      ],
    }).compile();
    started.app = module.createNestMicroservice(
      chatServerOptions(config, (server) => (started.server = server)),
    );
    started.app.useLogger(false);
    await started.app.listen();
    return started;
  }

  /** A client of this server, as another process has it. */
  client(env: NodeJS.ProcessEnv = {}): RemoteChatEngine {
    return new RemoteChatEngine(chatConfig({ ...this.env, ...env }));
  }

  /** Breaks all calls, as a process that is killed. */
  break(): void {
    this.server.forceShutdown();
  }

  async close(): Promise<void> {
    this.break();
    await this.app.close();
  }
}
