import { ApiProperty } from '@nestjs/swagger';
import { QUEUES, type QueueName } from '../../../kernel/job-names.js';
import { SCHEDULE_NAMES, type ScheduleName } from '../../../platform/queueing/schedules.js';
import type { ScheduleOverview } from '../../../queue/schedules/schedule-overview.service.js';

export class QueueView {
  @ApiProperty({ enum: QUEUES, example: 'turns' })
  name: QueueName;

  @ApiProperty({ example: 3, description: 'Jobs that could begin.' })
  waiting: number;

  @ApiProperty({ example: 8, description: 'Jobs that run.' })
  active: number;

  @ApiProperty({ example: 0, description: 'Jobs that are tried again shortly.' })
  delayed: number;

  @ApiProperty({ example: 0, description: 'Open dead letters.' })
  failed: number;

  @ApiProperty({
    example: 1,
    nullable: true,
    type: Number,
    description: 'How long the oldest waits; null when none waits.',
  })
  oldestWaitingSeconds: number | null;

  @ApiProperty({ example: false })
  paused: boolean;
}

export class ScheduleView {
  @ApiProperty({ enum: SCHEDULE_NAMES, example: 'traces.expire' })
  name: ScheduleName;

  @ApiProperty({ example: 'Deletes traces of turns after 30 days, as promised.' })
  task: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null when it has never run.',
  })
  lastRunAt: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When its last run ended well; null while it runs, and when it failed.',
  })
  lastFinishedAt: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why its last run failed, in plain words; it is tried again within minutes.',
  })
  error: string | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-24T03:00:00.000Z' })
  nextRunAt: string;
}

export class QueueListView {
  @ApiProperty({ type: [QueueView] })
  data: QueueView[];

  @ApiProperty({
    type: [ScheduleView],
    description: 'What the platform does by itself, once over all processes.',
  })
  schedules: ScheduleView[];
}

export function toScheduleView(schedule: ScheduleOverview): ScheduleView {
  return {
    ...{ name: schedule.name, task: schedule.task, error: schedule.error },
    lastRunAt: schedule.lastRunAt?.toISOString() ?? null,
    lastFinishedAt: schedule.lastFinishedAt?.toISOString() ?? null,
    nextRunAt: schedule.nextRunAt.toISOString(),
  };
}
