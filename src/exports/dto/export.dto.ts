import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, Length } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { BodyMayBeLeftOut } from '../../platform/http/validation/validation.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import type { LinkParts } from '../export-links.js';
import type { Export, ExportLink } from '../export.types.js';

const ID = '019aa7d3-3333-7000-8000-a1b2c3d4e5f6';
const VISITOR_ID = '019aa7d3-4444-7000-8000-a1b2c3d4e5f6';
const UNTIL = '2026-12-01T09:15:00.000Z';
/** Of 256 bits in base64url. */
const SIGNATURE = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';

@BodyMayBeLeftOut()
export class ExportDto {
  @ApiPropertyOptional({
    format: 'uuid',
    example: VISITOR_ID,
    description: 'Only what there is of this visitor. Left out: everything of the business.',
  })
  @IfPresent()
  @IsUUID()
  visitorId?: string;
}

export class ExportListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', example: VISITOR_ID })
  @IfPresent()
  @IsUUID()
  visitorId?: string;
}

/** Both are needed; that one is missing is told after whether there is such an export at all. */
export class ArchiveQuery implements Partial<LinkParts> {
  @ApiProperty({ example: UNTIL, minLength: 1, maxLength: 24, description: 'Of the link.' })
  @IfPresent()
  @IsString()
  @Length(1, 24)
  until?: string;

  @ApiProperty({ example: SIGNATURE, minLength: 1, maxLength: 43, description: 'Of the link.' })
  @IfPresent()
  @IsString()
  @Length(1, 43)
  signature?: string;
}

export class ExportDownloadView {
  @ApiProperty({
    example: `https://api.example.com/v1/exports/${ID}/archive?until=${encodeURIComponent(UNTIL)}&signature=${SIGNATURE}`,
    format: 'uri',
    description: 'Get it with a key of the business that has the scope `exports:write`.',
  })
  url: string;

  @ApiProperty({
    example: UNTIL,
    format: 'date-time',
    description: 'Reading the export again gives a new link.',
  })
  expiresAt: Date;
}

export class ExportView {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({
    enum: ['ready'],
    example: 'ready',
    description: 'The archive is made while it is downloaded, so it is ready at once.',
  })
  status: 'ready';

  @ApiProperty({ example: null, nullable: true, type: String, format: 'uuid' })
  visitorId: string | null;

  @ApiProperty({ type: ExportDownloadView })
  download: ExportDownloadView;

  @ApiProperty({ example: 1, type: 'integer', description: 'How often a download was begun.' })
  downloads: number;

  @ApiProperty({ example: '2026-12-01T09:01:00.000Z', format: 'date-time', nullable: true, type: String })
  downloadedAt: Date | null;

  @ApiProperty({ example: '2026-12-01T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;
}

/** @param base of this API's addresses, `https://api.example.com` */
export function toExportView(found: Export, { path, expiresAt }: ExportLink, base: string): ExportView {
  const { id, visitorId, downloads, downloadedAt, createdAt } = found;
  const download = { url: base + path, expiresAt };
  return { id, status: 'ready', visitorId, download, downloads, downloadedAt, createdAt };
}
