import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { IfPresent } from '../../platform/http/validation/validators.js';

const MAX_BASE_URL = 300;
const MAX_MODEL_NAME = 200;
const MAX_API_KEY = 500;

export class OwnModelDto {
  @ApiPropertyOptional({
    example: 'https://api.mistral.ai/v1',
    maxLength: MAX_BASE_URL,
    description: 'Of an OpenAI-compatible server that this installation allows, up to `/chat/completions`.',
  })
  @IfPresent()
  @IsString()
  @Length(1, MAX_BASE_URL)
  baseUrl?: string;

  @ApiPropertyOptional({ example: 'mistral-small-latest', maxLength: MAX_MODEL_NAME })
  @IfPresent()
  @IsString()
  @Length(1, MAX_MODEL_NAME)
  name?: string;

  @ApiPropertyOptional({
    example: 'sk-example-3f9c',
    maxLength: MAX_API_KEY,
    nullable: true,
    type: String,
    writeOnly: true,
    description:
      'Stored encrypted and never shown again. `null` removes it. Needed again when `baseUrl` changes.',
  })
  @IsOptional()
  @IsString()
  @Length(1, MAX_API_KEY)
  @Matches(/^[\x21-\x7e]+$/, { message: 'apiKey must have no blanks and only ASCII characters' })
  apiKey?: string | null;
}

/** The key is shown by its last four characters. */
export class OwnModelView {
  @ApiProperty({ example: 'https://api.mistral.ai/v1' })
  baseUrl: string;

  @ApiProperty({ example: 'mistral-small-latest' })
  name: string;

  @ApiProperty({ example: true })
  hasApiKey: boolean;

  @ApiProperty({
    example: 'x7Qd',
    nullable: true,
    type: String,
    description: 'Null without a key, or with one of fewer than 16 characters.',
  })
  apiKeyLastFour: string | null;
}
