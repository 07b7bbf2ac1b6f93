import { Global, Module } from '@nestjs/common';
import { CredentialChanges } from './credential-changes.js';
import { CredentialWatch } from './credential-watch.js';
import { EventStreams } from './server-sent-events.js';
import { LimitsModule } from '../limits/limits.module.js';
import { EventFollower } from './event-follower.js';
import { EventLog } from './event-log.js';

@Global()
@Module({
  imports: [LimitsModule],
  providers: [EventLog, EventFollower, EventStreams, CredentialChanges, CredentialWatch],
  exports: [EventLog, EventFollower, EventStreams, CredentialChanges, CredentialWatch],
})
export class RealtimeModule {}
