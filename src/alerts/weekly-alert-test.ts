import { Injectable } from '@nestjs/common';
import { ScheduledWork } from '../platform/queueing/schedules.js';
import { AlertTestsService } from './alert-tests.service.js';

/** Sends the weekly test of alerts, where there is an Alertmanager. */
@Injectable()
export class WeeklyAlertTest extends ScheduledWork {
  constructor(private readonly tests: AlertTestsService) {
    super();
  }

  override async run(tick: Date): Promise<void> {
    if (this.tests.isSetUp) await this.tests.createScheduled(tick);
  }
}
