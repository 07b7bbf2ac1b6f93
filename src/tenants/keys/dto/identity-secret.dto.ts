import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IfPresent } from '../../../platform/http/validation/validators.js';

const WEEK_HOURS = 168;

export class RotateIdentitySecretDto {
  @ApiPropertyOptional({
    example: 24,
    type: 'integer',
    minimum: 0,
    maximum: WEEK_HOURS,
    default: 24,
    description: 'For so many hours the secrets before this one stay valid as well; 0 ends them at once.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(WEEK_HOURS)
  overlapHours: number = 24;
}

export class NewIdentitySecretView {
  @ApiProperty({
    example: 'fd_ids_q3Vd0dYl8sVbXn2m4k6pR7t9wZ1aC3eG5iK7mO9qS1u',
    description:
      'Shown this once. Its UTF-8 bytes, prefix included, are the key that identities are signed with.',
  })
  secret: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: string;
}

export class IdentitySecretView {
  @ApiProperty({ example: true })
  configured: boolean;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time', nullable: true, type: String })
  createdAt: string | null;

  @ApiProperty({
    example: '2026-11-24T09:00:00.000Z',
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'When the last of the secrets before it ends; null when none is valid any more.',
  })
  previousExpiresAt: string | null;
}
