import { ApiProperty } from '@nestjs/swagger';
import type { Turn } from '../conversation.types.js';

export class TurnView {
  @ApiProperty({ example: '019aa7d2-7a7a-7000-8000-0f1e2d3c4b5a', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['queued', 'running', 'completed', 'failed'], example: 'completed' })
  status: Turn['status'];

  @ApiProperty({ enum: ['model', 'builtin', 'cache'], nullable: true, example: 'builtin', type: String })
  responder: Turn['responder'];

  @ApiProperty({ example: false, description: 'True when a dependency was away and the answer says less.' })
  degraded: boolean;

  @ApiProperty({ example: false })
  cached: boolean;

  @ApiProperty({ example: 24, nullable: true, type: 'integer', description: 'From message to answer.' })
  durationMs: number | null;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    example: ['019aa7d2-c0dd-7000-8000-1a2b3c4d5e6f'],
    description:
      'The visitor’s messages that it answers, in order: one that comes before it has begun to speak joins it.',
  })
  messageIds: string[];

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description:
      'Why it ended without an answer or early: `cancelled`, `taken_over`, `loop`, `turn_failed`, `stopped_process`. ' +
      'One that was cancelled when it had said something is `completed`, and its answer `incomplete`.',
  })
  errorCode: string | null;
}

export function toTurnView(turn: Turn): TurnView {
  const { id, status, responder, degraded, cached, messageIds, errorCode, createdAt, finishedAt } = turn;
  const durationMs = finishedAt === null ? null : finishedAt.getTime() - createdAt.getTime();
  return { id, status, responder, degraded, cached, durationMs, messageIds, errorCode };
}
