import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

@Module({
  imports: [TerminusModule, ChatEngineModule],
  controllers: [HealthController],
  providers: [HealthService],
  exports: [HealthService],
})
export class HealthModule {}
