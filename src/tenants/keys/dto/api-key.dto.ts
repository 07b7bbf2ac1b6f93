import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { GRANTS } from '../../../platform/auth/scopes.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IfPresent, IsInstant } from '../../../platform/http/validation/validators.js';
import { TENANT_KEY_KINDS, type TenantKeyKind } from '../api-key.types.js';

export class ApiKeyListQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'Order sync',
    maxLength: 80,
    description: 'Only those with exactly this name.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiPropertyOptional({ enum: TENANT_KEY_KINDS, example: 'live' })
  @IfPresent()
  @IsIn(TENANT_KEY_KINDS)
  kind?: TenantKeyKind;
}

export class ApiKeyDto {
  @ApiProperty({ example: 'Order sync', minLength: 1, maxLength: 80 })
  @IsString()
  @Length(1, 80)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;

  @ApiPropertyOptional({ enum: TENANT_KEY_KINDS, default: 'live', example: 'live' })
  @IfPresent()
  @IsIn(TENANT_KEY_KINDS)
  kind?: TenantKeyKind;

  @ApiPropertyOptional({
    type: [String],
    enum: GRANTS,
    example: ['orders:read', 'catalog:*'],
    description: 'Needed for secret keys, at most what the calling key holds; none for `pub`.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  scopes?: string[];

  @ApiPropertyOptional({
    example: '2030-11-23T09:00:00Z',
    format: 'date-time',
    description: 'Never by default.',
  })
  @IfPresent()
  @IsInstant()
  expiresAt?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 3650,
    description: 'Instead of `expiresAt`.',
  })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(3650)
  expiresInDays?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000,
    example: 120,
    description: 'A limit of the key’s own, within the business’s; none for `pub`.',
  })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  requestsPerMinute?: number;
}

export class RotationDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 168,
    default: 24,
    example: 24,
    description: 'Hours that the old key still works.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(168)
  overlapHours?: number;
}

export class ApiKeyView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-5c6d7e8f9a0b', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Order sync' })
  name: string;

  @ApiProperty({ enum: TENANT_KEY_KINDS, example: 'live' })
  kind: TenantKeyKind;

  @ApiProperty({ type: [String], example: ['orders:read', 'catalog:*'] })
  scopes: string[];

  @ApiProperty({ example: 'fd_live_…wxyz' })
  hint: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'date-time' })
  expiresAt: Date | null;

  @ApiProperty({
    example: '2026-11-23T09:00:00.000Z',
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'To the minute.',
  })
  lastUsedAt: Date | null;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'date-time' })
  revokedAt: Date | null;

  @ApiProperty({ example: 120, nullable: true, type: 'integer' })
  requestsPerMinute: number | null;
}

export class CreatedApiKeyView extends ApiKeyView {
  @ApiProperty({
    example: 'fd_live_Zm9yIHNob3cgb25seSwgdGhpcyBvcGVucyBub3RoaW5nQbCdEf',
    description: 'Shown in this answer and never again.',
  })
  secret: string;
}
