import { Module } from '@nestjs/common';
import { DeadLettersModule } from '../dead-letters/dead-letters.module.js';
import { QueueFiguresRepository } from './queue-figures.repository.js';
import { QueueFiguresService } from './queue-figures.service.js';
import { QueueMetrics } from './queue-metrics.js';

/** How much waits, for health and metrics. */
@Module({
  imports: [DeadLettersModule],
  providers: [QueueFiguresRepository, QueueFiguresService, QueueMetrics],
  exports: [QueueFiguresService],
})
export class QueueFiguresModule {}
