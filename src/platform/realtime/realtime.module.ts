import { Global, Module } from '@nestjs/common';
import { EventStreams } from './server-sent-events.js';
import { LimitsModule } from '../limits/limits.module.js';
import { EventFollower } from './event-follower.js';
import { EventLog } from './event-log.js';

@Global()
@Module({
  imports: [LimitsModule],
  providers: [EventLog, EventFollower, EventStreams],
  exports: [EventLog, EventFollower, EventStreams],
})
export class RealtimeModule {}
