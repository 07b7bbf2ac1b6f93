import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent, IsWebUrl } from '../../platform/http/validation/validators.js';
import {
  SOURCE_KINDS,
  SOURCE_STATUSES,
  type ProposalStatus,
  type Source,
  type SourceKind,
  type SourceStatus,
} from '../source.types.js';

const SITE = 'https://cedarandclay.example/';

export class SourceDto {
  @ApiProperty({
    enum: SOURCE_KINDS,
    example: 'website',
    description:
      '`website`: its pages. `feed`: products, as Google Merchant XML, `products.json` of Shopify, or the Store API of WooCommerce. `file`: PDF, DOCX, HTML, Markdown, text or CSV as the part `file` of `multipart/form-data`.',
  })
  @IsIn(SOURCE_KINDS)
  kind: SourceKind;

  @ApiPropertyOptional({ example: SITE, maxLength: 2_048, description: 'For `website` and `feed`.' })
  @IfPresent()
  @IsString()
  @MaxLength(2_048)
  @IsWebUrl()
  url?: string;

  @ApiPropertyOptional({ example: 200, type: 'integer', description: 'Pages that are read; default 200.' })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(1_000)
  maxPages?: number;

  @ApiPropertyOptional({
    example: 5,
    type: 'integer',
    description: 'Links from the first page on; default 5.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(10)
  maxDepth?: number;

  @ApiPropertyOptional({
    example: 24,
    type: 'integer',
    nullable: true,
    description: 'Hours until it is read again; default 24, null: never.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  everyHours?: number | null;
}

class SourcePagesView {
  @ApiProperty({ example: 42, type: 'integer' })
  found: number;

  @ApiProperty({ example: 41, type: 'integer' })
  read: number;

  @ApiProperty({ example: 1, type: 'integer' })
  failed: number;
}

class ProposalCountsView implements Record<ProposalStatus, number> {
  @ApiProperty({ example: 12, type: 'integer' })
  open: number;

  @ApiProperty({ example: 30, type: 'integer' })
  accepted: number;

  @ApiProperty({ example: 2, type: 'integer' })
  rejected: number;
}

export class SourceListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SOURCE_KINDS, example: 'website' })
  @IfPresent()
  @IsIn(SOURCE_KINDS)
  kind?: SourceKind;

  @ApiPropertyOptional({ enum: SOURCE_STATUSES, example: 'ready' })
  @IfPresent()
  @IsIn(SOURCE_STATUSES)
  status?: SourceStatus;

  @ApiPropertyOptional({
    example: 'https://shop.example',
    maxLength: 2048,
    description: 'Only the one with exactly this address.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 2048)
  url?: string;
}

export class SourceView implements Source {
  @ApiProperty({ example: '019aa7d3-3333-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: SOURCE_KINDS, example: 'website' })
  kind: SourceKind;

  @ApiProperty({ example: SITE, nullable: true, type: String })
  url: string | null;

  @ApiProperty({ example: SITE, description: 'Of a file its name, else the address.' })
  name: string;

  @ApiProperty({ enum: SOURCE_STATUSES, example: 'ready' })
  status: SourceStatus;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description: 'Why it failed: `unreachable`, `disallowed`, `unsupported_type`, `too_complex`, `no_text` …',
  })
  problem: string | null;

  @ApiProperty({ type: SourcePagesView, description: 'Of this reading, or of the last one.' })
  pages: SourcePagesView;

  @ApiProperty({ type: ProposalCountsView })
  proposals: ProposalCountsView;

  @ApiProperty({ example: 200, type: 'integer' })
  maxPages: number;

  @ApiProperty({ example: 5, type: 'integer' })
  maxDepth: number;

  @ApiProperty({ example: 24, nullable: true, type: 'integer' })
  everyHours: number | null;

  @ApiProperty({
    example: '019aa7d1-0c4e-7000-8000-3f1f7a2b9c10',
    description: 'The id of the API key that added it.',
  })
  addedBy: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:01:00.000Z', format: 'date-time', nullable: true, type: String })
  readAt: Date | null;

  @ApiProperty({ example: '2026-11-24T09:01:00.000Z', format: 'date-time', nullable: true, type: String })
  nextReadAt: Date | null;
}
