import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { IsAmount } from '../../../platform/http/validation/validators.js';
import { ProductView } from './product.dto.js';

export class ProductSearchQuery {
  @ApiProperty({ example: 'mug', minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  q: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 10, type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 10;

  @ApiPropertyOptional({ type: 'boolean', description: 'Only what can be bought now.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  inStock?: boolean;

  @ApiPropertyOptional({ example: '10.00' })
  @IsOptional()
  @IsAmount()
  minPrice?: string;

  @ApiPropertyOptional({ example: '25.00' })
  @IsOptional()
  @IsAmount()
  maxPrice?: string;
}

export class ProductHitView {
  @ApiProperty({ type: ProductView })
  product: ProductView;

  @ApiProperty({ example: 0.92, minimum: 0, maximum: 1 })
  score: number;

  @ApiProperty({ enum: ['hybrid', 'keyword'], example: 'keyword' })
  match: 'hybrid' | 'keyword';
}

export class ProductSearchView {
  @ApiProperty({ type: [ProductHitView] })
  data: ProductHitView[];

  @ApiProperty({
    example: false,
    description: 'True when the vector search was away and words alone decided.',
  })
  degraded: boolean;
}
