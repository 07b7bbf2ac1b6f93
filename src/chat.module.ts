import { Module } from '@nestjs/common';
import { ChatEngineController } from './chat/grpc/chat-engine.controller.js';
import { ChatEngineModule } from './chat/chat-engine.module.js';
import { CoreModule } from './core.module.js';
import { FEATURE_MODULES } from './feature-modules.js';
import { GrpcHealthController } from './health/grpc-health.controller.js';
import { HealthModule } from './health/health.module.js';

/** The chat engine alone, with the features' tools: answers over gRPC, serves no HTTP and takes no jobs. */
@Module({
  imports: [CoreModule, ...FEATURE_MODULES, ChatEngineModule, HealthModule],
  controllers: [ChatEngineController, GrpcHealthController],
})
export class ChatModule {}
