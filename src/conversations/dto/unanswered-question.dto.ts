import { ApiProperty } from '@nestjs/swagger';

export class UnansweredQuestionView {
  @ApiProperty({ example: '019aa7d3-1111-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'do you sell gift cards?' })
  question: string;

  @ApiProperty({ example: 3, type: 'integer' })
  count: number;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  lastAskedAt: Date;

  @ApiProperty({ example: '019aa7d2-bead-7000-8000-6f5e4d3c2b1a', format: 'uuid' })
  conversationId: string;

  @ApiProperty({ enum: ['open', 'answered'], example: 'open' })
  status: 'open' | 'answered';
}
