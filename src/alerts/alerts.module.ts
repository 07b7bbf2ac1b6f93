import { Module } from '@nestjs/common';
import { AlertingModule } from '../platform/alerting/alerting.module.js';
import { AcknowledgeController } from './acknowledge.controller.js';
import { AlertTestsRepository } from './alert-tests.repository.js';
import { AlertTestsService } from './alert-tests.service.js';
import { AlertsAdminController } from './alerts-admin.controller.js';
import { WeeklyAlertTest } from './weekly-alert-test.js';

/** Whether alerts reach people. The rules, routes and receivers themselves are in ops/monitoring. */
@Module({
  imports: [AlertingModule],
  controllers: [AlertsAdminController, AcknowledgeController],
  providers: [AlertTestsService, AlertTestsRepository, WeeklyAlertTest],
})
export class AlertsModule {}
