import { ApiProperty } from '@nestjs/swagger';
import { QUEUES, type QueueName } from '../../../platform/queueing/job-kinds.js';

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

export class QueueListView {
  @ApiProperty({ type: [QueueView] })
  data: QueueView[];
}
