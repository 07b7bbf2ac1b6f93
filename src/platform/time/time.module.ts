import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../../kernel/clock.js';
import { WORK_SLICES, WorkSlices } from './work-slices.js';

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: WorkSlices, useValue: WORK_SLICES },
  ],
  exports: [Clock, WorkSlices],
})
export class TimeModule {}
