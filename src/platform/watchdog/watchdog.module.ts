import { Global, Module } from '@nestjs/common';
import { LoopWatchdog } from './loop-watchdog.js';

@Global()
@Module({ providers: [LoopWatchdog], exports: [LoopWatchdog] })
export class WatchdogModule {}
