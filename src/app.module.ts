import { Module, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AdminModule } from './admin/admin.module.js';
import { MailboxesModule } from './channels/messengers/email/mailbox/mailboxes.module.js';
import { ChannelReceivingModule } from './channels/messengers/receiving/channel-receiving.module.js';
import { SocketsModule } from './channels/sockets/sockets.module.js';
import { WidgetModule } from './channels/widget/widget.module.js';
import { CoreModule } from './core.module.js';
import { DemoModule } from './demo/demo.module.js';
import { FEATURE_MODULES } from './feature-modules.js';
import { EventReceivingModule } from './inbound-events/receiving/event-receiving.module.js';
import { HealthModule } from './health/health.module.js';
import { JOB_HANDLERS, SCHEDULED_WORK } from './job-handlers.js';
import { McpModule } from './mcp/mcp.module.js';
import { AuditInterceptor } from './platform/audit/audit.interceptor.js';
import { AuthGuard } from './platform/auth/auth.guard.js';
import { AuthModule } from './platform/auth/auth.module.js';
import { LineGuard } from './platform/database/line.guard.js';
import { BodyGuard } from './platform/http/body/body.guard.js';
import { OperationGuard } from './platform/http/operations/operation.guard.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { DtoPipe } from './platform/http/validation/validation.js';
import { CursorInterceptor } from './platform/http/lists/cursor.interceptor.js';
import { EntityTagInterceptor } from './platform/http/versions/entity-tag.interceptor.js';
import { IdempotencyInterceptor } from './platform/idempotency/idempotency.interceptor.js';
import { IdempotencyModule } from './platform/idempotency/idempotency.module.js';
import { LimitsModule } from './platform/limits/limits.module.js';
import { RateLimitGuard } from './platform/limits/rate-limit.guard.js';
import { OverloadGuard } from './platform/overload/overload.guard.js';
import { TenantInterceptor } from './platform/tenancy/tenant.interceptor.js';
import { MemberAccessModule } from './members/member-access.module.js';
import { QueueWorkerModule } from './queue/queue.module.js';
import { TrialsModule } from './trials/trials.module.js';

/** What serves HTTP: the features, and what each request passes. */
const API_PARTS = {
  imports: [
    CoreModule,
    AuthModule,
    LimitsModule,
    IdempotencyModule,
    ...FEATURE_MODULES,
    MemberAccessModule,
    WidgetModule,
    SocketsModule,
    EventReceivingModule,
    ChannelReceivingModule,
    AdminModule,
    HealthModule,
    DemoModule,
    TrialsModule,
    McpModule,
  ],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: OperationGuard },
    { provide: APP_GUARD, useClass: OverloadGuard },
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: LineGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: BodyGuard },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    { provide: APP_INTERCEPTOR, useClass: TenantInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: EntityTagInterceptor },
    { provide: APP_INTERCEPTOR, useClass: CursorInterceptor },
    { provide: APP_PIPE, useClass: DtoPipe },
  ],
} satisfies ModuleMetadata;

/** The API alone: puts jobs into the queues and takes none, so workers must run beside it. */
@Module(API_PARTS)
export class ApiModule {}

/** Everything in one process: API and worker. */
@Module({
  ...API_PARTS,
  imports: [...API_PARTS.imports, MailboxesModule, QueueWorkerModule.with(JOB_HANDLERS, SCHEDULED_WORK)],
})
export class AppModule {}
