import { ApiProperty } from '@nestjs/swagger';
import type { KnowledgeSource } from '../../kernel/knowledge-source.js';

/** The source of knowledge that something was taken over from. */
export class KnowledgeSourceView implements KnowledgeSource {
  @ApiProperty({ example: '019aa7d3-3333-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'https://cedarandclay.example/faq', nullable: true, type: String })
  url: string | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  fetchedAt: Date;
}
