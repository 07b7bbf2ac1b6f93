import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../../kernel/clock.js';
import { WorkSlices } from './work-slices.js';

@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }, WorkSlices], exports: [Clock, WorkSlices] })
export class TimeModule {}
