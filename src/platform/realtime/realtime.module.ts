import { Global, Module } from '@nestjs/common';
import { EventFollower } from './event-follower.js';
import { EventLog } from './event-log.js';

@Global()
@Module({ providers: [EventLog, EventFollower], exports: [EventLog, EventFollower] })
export class RealtimeModule {}
