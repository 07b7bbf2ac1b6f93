import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { PageQuery } from '../platform/http/page.dto.js';
import { IsInstant } from '../platform/http/validation/validators.js';
import { ACTOR_KINDS, type ActorKind, type AuditFilter, type AuditLine } from './audit-line.js';

export class AuditLogQuery extends PageQuery implements AuditFilter {
  @ApiPropertyOptional({ example: 'products.update', maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  action?: string;

  @ApiPropertyOptional({ example: '019aa7d2-7c1c-7000-8000-2b1a0f9e8d7c', maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  actorId?: string;

  @ApiPropertyOptional({ example: 'product', maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  objectKind?: string;

  @ApiPropertyOptional({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  objectId?: string;

  @ApiPropertyOptional({ example: '2026-11-23T09:00:00Z', format: 'date-time', description: 'Included.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ example: '2026-11-24T09:00:00Z', format: 'date-time', description: 'Not included.' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class AllAuditLogQuery extends AuditLogQuery {
  @ApiPropertyOptional({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  @IsOptional()
  @IsUUID('all', { message: 'tenantId must be the id of a business' })
  tenantId?: string;
}

class AuditActorView {
  @ApiProperty({ enum: ACTOR_KINDS, example: 'key' })
  kind: ActorKind;

  @ApiProperty({ example: '019aa7d2-7c1c-7000-8000-2b1a0f9e8d7c' })
  id: string;

  @ApiProperty({
    example: 'fd_live_…4f2a',
    nullable: true,
    type: String,
    description: 'What is shown of the key, and of a member the role; a business sees null for an admin.',
  })
  hint: string | null;
}

class AuditObjectView {
  @ApiProperty({ example: 'product' })
  kind: string;

  @ApiProperty({
    example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11',
    nullable: true,
    type: String,
    description: 'Null where a business has only one, as the opening hours.',
  })
  id: string | null;
}

export class AuditLineView {
  @ApiProperty({ example: '019aa7d3-1f00-7000-8000-5c3de0b7a901', format: 'uuid' })
  id: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  at: Date;

  @ApiProperty({ type: AuditActorView })
  actor: AuditActorView;

  @ApiProperty({ example: 'products.update', description: 'The operation.' })
  action: string;

  @ApiProperty({ type: AuditObjectView })
  object: AuditObjectView;

  @ApiProperty({
    example: { priceMinor: 3800 },
    nullable: true,
    type: Object,
    additionalProperties: true,
    description: 'What changed, as it was; null when it was created. Personal and free text reads "•••".',
  })
  before: Record<string, unknown> | null;

  @ApiProperty({
    example: { priceMinor: 4200 },
    nullable: true,
    type: Object,
    additionalProperties: true,
    description: 'What changed, as it is; null when it was removed.',
  })
  after: Record<string, unknown> | null;

  @ApiProperty({
    example: '203.0.113.7',
    nullable: true,
    type: String,
    description: 'Where the request came from; a business sees null for an admin.',
  })
  address: string | null;

  @ApiProperty({ example: '019aa7d3-1eff-7000-8000-0d9f4bb0c2e4' })
  requestId: string;

  @ApiProperty({ example: '019aa7d3-1eff-7000-8000-0d9f4bb0c2e4' })
  correlationId: string;
}

class AllAuditActorView extends AuditActorView {
  @ApiProperty({
    example: 'On-call laptop',
    nullable: true,
    type: String,
    description: 'The name of the admin key; null for a business’s key.',
  })
  name: string | null;
}

export class AllAuditLineView extends OmitType(AuditLineView, ['actor']) {
  @ApiProperty({ type: AllAuditActorView })
  actor: AllAuditActorView;

  @ApiProperty({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  tenantId: string;
}

export function toAuditLineView({ tenantId: _, ...line }: AuditLine): AuditLineView {
  return line;
}
