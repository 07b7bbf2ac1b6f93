import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';

export class AdminKeyDto {
  @ApiProperty({
    example: 'On-call laptop',
    minLength: 1,
    maxLength: 80,
    description: 'Who or what uses it; the audit log shows the name.',
  })
  @IsString()
  @Length(1, 80)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;
}

export class AdminKeyView {
  @ApiProperty({
    example: '019aa7d2-9d9d-7000-8000-5c6d7e8f9a0b',
    description: 'A UUID; `first` for the key of `ADMIN_API_KEY`.',
  })
  id: string;

  @ApiProperty({ example: 'On-call laptop' })
  name: string;

  @ApiProperty({ example: 'fd_admin_…wxyz' })
  hint: string;

  @ApiProperty({
    example: 'first',
    nullable: true,
    type: String,
    description: 'The id of the admin key that made it; null for the first.',
  })
  createdBy: string | null;

  @ApiProperty({
    example: '2026-11-23T09:00:00.000Z',
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Null for the first.',
  })
  createdAt: Date | null;

  @ApiProperty({
    example: '2026-11-23T09:00:00.000Z',
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'To the minute. Not kept for the first key.',
  })
  lastUsedAt: Date | null;

  @ApiProperty({ example: null, nullable: true, type: String })
  revokedBy: string | null;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'date-time' })
  revokedAt: Date | null;
}

export class CreatedAdminKeyView extends AdminKeyView {
  @ApiProperty({
    example: 'fd_admin_Zm9yIHNob3cgb25seSwgdGhpcyBvcGVucyBub3RoaW5nQbCdEf',
    description: 'Shown in this answer and never again.',
  })
  secret: string;
}
