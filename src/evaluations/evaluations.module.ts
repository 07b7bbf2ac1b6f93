import { Module } from '@nestjs/common';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { CheckAsker } from './check-asker.js';
import { ChecksController } from './checks.controller.js';
import { ChecksRepository } from './checks.repository.js';
import { ChecksService } from './checks.service.js';
import { EvaluationBeginHandler } from './evaluation-begin.handler.js';
import { EvaluationRunHandler } from './evaluation-run.handler.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsRepository } from './evaluations.repository.js';
import { EvaluationsService } from './evaluations.service.js';

/** A business's own checks of its assistant, and their runs. */
@Module({
  imports: [ChatEngineModule],
  controllers: [ChecksController, EvaluationsController],
  providers: [
    ChecksService,
    ChecksRepository,
    EvaluationsService,
    EvaluationsRepository,
    EvaluationRunHandler,
    EvaluationBeginHandler,
    CheckAsker,
  ],
})
export class EvaluationsModule {}
