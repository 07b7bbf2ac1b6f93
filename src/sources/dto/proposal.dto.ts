import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  PROPOSAL_KINDS,
  PROPOSAL_STATUSES,
  type Proposal,
  type ProposalContent,
  type ProposalKind,
  type ProposalStatus,
} from '../source.types.js';

const ID = '019aa7d3-4444-7000-8000-a1b2c3d4e5f6';

export class ProposalQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PROPOSAL_KINDS, example: 'article' })
  @IfPresent()
  @IsIn(PROPOSAL_KINDS)
  kind?: ProposalKind;

  @ApiPropertyOptional({ enum: PROPOSAL_STATUSES, example: 'open' })
  @IfPresent()
  @IsIn(PROPOSAL_STATUSES)
  status?: ProposalStatus;
}

export class ProposalView implements Proposal {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: PROPOSAL_KINDS, example: 'article' })
  kind: ProposalKind;

  @ApiProperty({ enum: PROPOSAL_STATUSES, example: 'open' })
  status: ProposalStatus;

  @ApiProperty({ example: 'https://cedarandclay.example/returns', nullable: true, type: String })
  url: string | null;

  @ApiProperty({
    example: 'Returns',
    nullable: true,
    type: String,
    description: 'The heading or name under which it stands there.',
  })
  heading: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { question: 'Returns', answer: 'Within 30 days, unused.', locale: 'en', tags: [] },
    description: 'A row of `PUT /v1/articles` or `PUT /v1/products`, or the body of `PUT /v1/opening-hours`.',
  })
  content: ProposalContent;

  @ApiProperty({ example: false, description: 'True when the source no longer has it.' })
  isGone: boolean;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  fetchedAt: Date;

  @ApiProperty({ example: null, format: 'date-time', nullable: true, type: String })
  decidedAt: Date | null;
}
