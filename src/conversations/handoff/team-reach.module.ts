import { Global, Module } from '@nestjs/common';
import { TeamReachPort } from '../../chat/handoff/team-reach.port.js';
import { OpeningHoursModule } from '../../opening-hours/opening-hours.module.js';
import { HandoffsRepository } from './handoffs.repository.js';
import { TeamReachService } from './team-reach.service.js';

/** Global, because the assistant's handoff is in `chat`, which knows no other feature. */
@Global()
@Module({
  imports: [OpeningHoursModule],
  providers: [HandoffsRepository, { provide: TeamReachPort, useClass: TeamReachService }],
  exports: [HandoffsRepository, TeamReachPort],
})
export class TeamReachModule {}
