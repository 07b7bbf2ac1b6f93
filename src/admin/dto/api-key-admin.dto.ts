import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, Length, Matches } from 'class-validator';
import { GRANTS } from '../../platform/auth/scopes.js';
import { IfPresent, IsInstant } from '../../platform/http/validators.js';
import type { ApiKey, TenantKeyKind } from '../../tenants/api-key.types.js';

export class TenantKeyDto {
  @ApiProperty({ example: 'After the loss', minLength: 1, maxLength: 80 })
  @IsString()
  @Length(1, 80)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;

  @ApiPropertyOptional({ type: [String], enum: GRANTS, default: ['*'], example: ['*'] })
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
}

export class CreatedTenantKeyView implements ApiKey {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-5c6d7e8f9a0b', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'After the loss' })
  name: string;

  @ApiProperty({ enum: ['live'], example: 'live' })
  kind: TenantKeyKind;

  @ApiProperty({ type: [String], example: ['*'] })
  scopes: string[];

  @ApiProperty({ example: 'fd_live_…wxyz' })
  hint: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'date-time' })
  expiresAt: Date | null;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'date-time' })
  lastUsedAt: Date | null;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'date-time' })
  revokedAt: Date | null;

  @ApiProperty({ example: null, nullable: true, type: 'integer' })
  requestsPerMinute: number | null;

  @ApiProperty({
    example: 'fd_live_Zm9yIHNob3cgb25seSwgdGhpcyBvcGVucyBub3RoaW5nQbCdEf',
    description: 'Shown in this answer and never again.',
  })
  secret: string;
}
