import { Global, Module } from '@nestjs/common';
import { LoadMeter } from './load-meter.js';
import { LoadShedder } from './load-shedder.js';

@Global()
@Module({ providers: [LoadMeter, LoadShedder], exports: [LoadMeter, LoadShedder] })
export class OverloadModule {}
