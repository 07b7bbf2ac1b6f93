import { Module } from '@nestjs/common';
import { AcknowledgeController } from './acknowledge.controller.js';
import { AlertTestsRepository } from './alert-tests.repository.js';
import { AlertTestsService } from './alert-tests.service.js';
import { Alertmanager } from './alertmanager.js';
import { AlertsAdminController } from './alerts-admin.controller.js';
import { WeeklyAlertTest } from './weekly-alert-test.js';

/** Whether alerts reach people. The rules, routes and receivers themselves are in ops/monitoring. */
@Module({
  controllers: [AlertsAdminController, AcknowledgeController],
  providers: [AlertTestsService, AlertTestsRepository, Alertmanager, WeeklyAlertTest],
})
export class AlertsModule {}
