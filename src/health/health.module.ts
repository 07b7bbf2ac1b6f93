import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { DeadLettersModule } from '../queue/dead-letters/dead-letters.module.js';
import { HealthController } from './health.controller.js';
import { HealthDetailService } from './health-detail.service.js';
import { HealthService } from './health.service.js';

@Module({
  imports: [TerminusModule, ChatEngineModule, DeadLettersModule],
  controllers: [HealthController],
  providers: [HealthService, HealthDetailService],
  exports: [HealthService],
})
export class HealthModule {}
