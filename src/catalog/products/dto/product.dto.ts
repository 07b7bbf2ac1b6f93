import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { KnowledgeSourceView } from '../../../platform/http/knowledge-source.dto.js';
import {
  IfPresent,
  IsAmount,
  IsCurrency,
  IsTextMap,
  IsWebUrl,
} from '../../../platform/http/validation/validators.js';
import { LONGEST_NAME, LONGEST_SENT } from '../../text-lengths.types.js';
import { PRODUCT_STATUSES, type ProductStatus } from '../product.types.js';

const MAX_STOCK = 2_147_483_647;
const TEXT_MAP_SCHEMA = { type: 'object', additionalProperties: { type: 'string' } } as const;
const DESCRIPTION =
  'Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters.';

/** The fields of both a new product and a change. */
export class ProductPatch {
  @ApiPropertyOptional({ example: 'Speckled stoneware mug', maxLength: LONGEST_NAME })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_NAME)
  name?: string;

  @ApiPropertyOptional({
    example: '350 ml hand-thrown mug in oatmeal speckle.',
    maxLength: LONGEST_SENT,
    description: DESCRIPTION,
  })
  @IfPresent()
  @IsString()
  @MaxLength(LONGEST_SENT)
  description?: string;

  @ApiPropertyOptional({
    example: '22.00',
    nullable: true,
    type: String,
    description: 'Decimal string in the major unit. null: a parent, whose variants have the prices.',
  })
  @IsOptional()
  @IsAmount()
  price?: string | null;

  @ApiPropertyOptional({
    example: 'CC-MUG',
    nullable: true,
    type: String,
    maxLength: 100,
    description: 'SKU of the product of which this is a variant. All variants of a product are one answer.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  parentSku?: string | null;

  @ApiPropertyOptional({
    ...TEXT_MAP_SCHEMA,
    example: { Size: 'M' },
    description: 'What tells a variant from the others.',
  })
  @IfPresent()
  @IsTextMap()
  options?: Record<string, string>;

  @ApiPropertyOptional({ example: 'EUR', description: 'ISO 4217; the business’s own when absent.' })
  @IfPresent()
  @IsCurrency()
  currency?: string;

  @ApiPropertyOptional({ example: 34, nullable: true, type: 'integer', description: 'null: not tracked.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_STOCK)
  stock?: number | null;

  @ApiPropertyOptional({ example: 'https://cedarandclay.example/mug', nullable: true, type: String })
  @IsOptional()
  @IsWebUrl()
  url?: string | null;

  @ApiPropertyOptional({ example: 'https://cedarandclay.example/mug.jpg', nullable: true, type: String })
  @IsOptional()
  @IsWebUrl()
  imageUrl?: string | null;

  @ApiPropertyOptional({ example: ['kitchen', 'gift'], type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  tags?: string[];

  @ApiPropertyOptional({
    example: { volume: '350 ml' },
    type: 'object',
    additionalProperties: { type: 'string' },
  })
  @IfPresent()
  @IsTextMap()
  attributes?: Record<string, string>;

  @ApiPropertyOptional({ enum: PRODUCT_STATUSES, example: 'active' })
  @IfPresent()
  @IsIn(PRODUCT_STATUSES)
  status?: ProductStatus;
}

export class ProductRow extends ProductPatch {
  @ApiProperty({ example: 'CC-MUG-01', maxLength: 100 })
  @IsString()
  @Length(1, 100)
  sku: string;

  @ApiProperty({ example: 'Speckled stoneware mug', maxLength: 200 })
  // Overrides the inherited condition, which makes the field optional in changes.
  @ValidateIf(() => true)
  @IsString()
  @Length(1, 200)
  declare name: string;
}

export class ProductsDto {
  @ApiProperty({ type: [ProductRow], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500, { message: 'products must hold at most 500 rows; send the rest in another request' })
  products: unknown[];
}

export class ProductListQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'mug', maxLength: 200, description: 'Searches instead of listing.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  q?: string;

  @ApiPropertyOptional({
    example: 'CC-MUG-01',
    maxLength: 100,
    description: 'Only the product with this SKU.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  sku?: string;

  @ApiPropertyOptional({ example: 'CC-SHIRT', maxLength: 100, description: 'Only variants of this product.' })
  @IfPresent()
  @IsString()
  @Length(1, 100)
  parentSku?: string;

  @ApiPropertyOptional({ enum: PRODUCT_STATUSES, example: 'active' })
  @IfPresent()
  @IsIn(PRODUCT_STATUSES)
  status?: ProductStatus;
}

export class ProductView {
  @ApiProperty({ example: '019aa7d2-8f31-7000-8000-0c7e5b1d2a10', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'CC-MUG-01' })
  sku: string;

  @ApiProperty({ example: 'Speckled stoneware mug' })
  name: string;

  @ApiProperty({ example: '350 ml hand-thrown mug in oatmeal speckle.', description: 'As it was sent.' })
  description: string;

  @ApiProperty({ example: 'CC-MUG', nullable: true, type: String })
  parentSku: string | null;

  @ApiProperty({ ...TEXT_MAP_SCHEMA, example: { Size: 'M' } })
  options: Record<string, string>;

  @ApiProperty({
    example: '22.00',
    nullable: true,
    type: String,
    description: 'null: its variants have the prices.',
  })
  price: string | null;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ example: 34, nullable: true, type: 'integer' })
  stock: number | null;

  @ApiProperty({ example: 'https://cedarandclay.example/mug', nullable: true, type: String })
  url: string | null;

  @ApiProperty({ example: 'https://cedarandclay.example/mug.jpg', nullable: true, type: String })
  imageUrl: string | null;

  @ApiProperty({ example: ['kitchen', 'gift'], type: [String] })
  tags: string[];

  @ApiProperty({ example: { volume: '350 ml' }, type: 'object', additionalProperties: { type: 'string' } })
  attributes: Record<string, string>;

  @ApiProperty({ enum: PRODUCT_STATUSES, example: 'active' })
  status: ProductStatus;

  @ApiPropertyOptional({ type: KnowledgeSourceView, description: 'Absent: sent by you.' })
  source?: KnowledgeSourceView;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}
