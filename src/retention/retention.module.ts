import { Module } from '@nestjs/common';
import { OldMessages } from './old-messages.js';
import { OldVisitors } from './old-visitors.js';
import { OldRecords } from './old-records.js';
import { RetentionSweeper } from './retention-sweeper.js';
import { RetentionRepository } from './retention.repository.js';

/** What a business does not want kept any longer. */
@Module({ providers: [RetentionSweeper, RetentionRepository, OldMessages, OldVisitors, OldRecords] })
export class RetentionModule {}
