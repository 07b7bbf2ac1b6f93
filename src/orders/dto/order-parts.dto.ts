import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfPresent, IsAmount, IsWebUrl } from '../../platform/http/validation/validators.js';
import { LINE_KINDS, type OrderLineKind } from '../order-line.js';

const QUANTITY = 'At most three decimal places, up to 1,000,000.';

const IsQuantity = (): PropertyDecorator =>
  applyDecorators(
    IsNumber(
      { maxDecimalPlaces: 3, allowNaN: false, allowInfinity: false },
      { message: 'quantity must be a number with at most three decimal places, such as 1 or 0.5, not text' },
    ),
    Min(0.001),
    Max(1_000_000),
  );

export class CustomerDto {
  @ApiPropertyOptional({ example: 'Aoife Byrne', nullable: true, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @ApiPropertyOptional({ example: 'aoife.byrne@example.com', nullable: true, type: String })
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(320)
  email?: string | null;

  @ApiPropertyOptional({
    example: '+353861234567',
    nullable: true,
    type: String,
    description: 'National or international form; answered in E.164.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;
}

export class OrderItemDto {
  @ApiPropertyOptional({ example: 'CC-BWL-01', nullable: true, type: String })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  sku?: string | null;

  @ApiPropertyOptional({ example: 'Large salad bowl, moss green', nullable: true, type: String })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string | null;

  @ApiProperty({ example: 1.5, minimum: 0.001, description: QUANTITY })
  @IsQuantity()
  quantity: number;

  @ApiPropertyOptional({ example: '64.00', nullable: true, type: String })
  @IsOptional()
  @IsAmount()
  unitPrice?: string | null;
}

export class OrderLineDto {
  @ApiProperty({ enum: LINE_KINDS, example: 'shipping' })
  @IsIn(LINE_KINDS)
  kind: OrderLineKind;

  @ApiPropertyOptional({ example: 'Delivery to Ireland', nullable: true, type: String })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string | null;

  @ApiProperty({ example: '6.95', description: 'Never negative; a discount is subtracted.' })
  @IsAmount()
  amount: string;
}

export class ShippedItemDto {
  @ApiProperty({ example: 'CC-BWL-01', description: 'One of the `sku`s of the order’s items.' })
  @IsString()
  @Length(1, 100)
  sku: string;

  @ApiProperty({ example: 1, minimum: 0.001, description: QUANTITY })
  @IsQuantity()
  quantity: number;
}

export class ShipmentDto {
  @ApiProperty({ example: 'An Post' })
  @IsString()
  @Length(1, 100)
  carrier: string;

  @ApiProperty({ example: 'CE123456789IE' })
  @IsString()
  @Length(1, 100)
  trackingNumber: string;

  @ApiPropertyOptional({ example: 'https://track.example/CE123456789IE', nullable: true, type: String })
  @IsOptional()
  @IsWebUrl()
  trackingUrl?: string | null;

  @ApiPropertyOptional({ example: 'in transit', nullable: true, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  status?: string | null;

  @ApiPropertyOptional({ type: [ShippedItemDto], description: 'What is in the parcel.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ShippedItemDto)
  items?: ShippedItemDto[];
}
