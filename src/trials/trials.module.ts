import { Module } from '@nestjs/common';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { TrialsController } from './trials.controller.js';
import { TrialsService } from './trials.service.js';

/** A business tries its assistant and its model, without a conversation. */
@Module({ imports: [ChatEngineModule], controllers: [TrialsController], providers: [TrialsService] })
export class TrialsModule {}
