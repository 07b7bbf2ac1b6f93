import { Module } from '@nestjs/common';
import { Alertmanager } from './alertmanager.js';

/** The way to Alertmanager, which tells people. */
@Module({ providers: [Alertmanager], exports: [Alertmanager] })
export class AlertingModule {}
