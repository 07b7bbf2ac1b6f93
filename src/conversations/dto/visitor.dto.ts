import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import type { KnownVisitor } from '../conversation.types.js';
import { VisitorView } from './conversation.dto.js';

export class VisitorListQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'customer-81', maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string;

  @ApiPropertyOptional({ example: 'aoife.byrne@example.com' })
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  email?: string;
}

export class KnownVisitorView extends VisitorView {
  @ApiProperty({
    example: 'aoife.byrne@example.com',
    nullable: true,
    type: String,
    description: 'Vouched for by a signed identity.',
  })
  verifiedEmail: string | null;

  @ApiProperty({
    example: 'https://cedarandclay.example/mugs',
    nullable: true,
    type: String,
    description: 'The page of the website that the last session began on.',
  })
  page: string | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: false, description: 'True from DELETE until the visitor is gone.' })
  erasing: boolean;
}

export function toKnownVisitorView(visitor: KnownVisitor): KnownVisitorView {
  const { id, externalId, name, email, verifiedEmail, locale, page, createdAt, erasing } = visitor;
  return { id, externalId, name, email, verifiedEmail, locale, page, createdAt, erasing };
}
