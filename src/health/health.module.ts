import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { DeadLettersModule } from '../queue/dead-letters/dead-letters.module.js';
import { QueueFiguresModule } from '../queue/figures/queue-figures.module.js';
import { BackupsService } from './backups/backups.service.js';
import { HealthController } from './health.controller.js';
import { HealthDetailService } from './health-detail.service.js';
import { HealthProbes } from './health-probes.js';
import { HealthReports } from './health-reports.service.js';
import { HealthService } from './health.service.js';
import { SearchServers } from './search-servers.service.js';

@Module({
  imports: [TerminusModule, ChatEngineModule, DeadLettersModule, QueueFiguresModule],
  controllers: [HealthController],
  providers: [HealthService, HealthDetailService, SearchServers, HealthReports, HealthProbes, BackupsService],
  exports: [HealthService],
})
export class HealthModule {}
