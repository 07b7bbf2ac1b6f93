import { Global, Module } from '@nestjs/common';
import { EventStreams } from '../http/server-sent-events.js';
import { EventFollower } from './event-follower.js';
import { EventLog } from './event-log.js';

@Global()
@Module({
  providers: [EventLog, EventFollower, EventStreams],
  exports: [EventLog, EventFollower, EventStreams],
})
export class RealtimeModule {}
