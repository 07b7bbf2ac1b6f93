import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import {
  IfPresent,
  IsAmount,
  IsCalendarDate,
  IsCurrency,
  IsInstant,
} from '../../platform/http/validation/validators.js';
import { ORDER_STATUSES, type OrderStatus } from '../order-lookup.port.js';
import { CustomerDto, OrderItemDto, OrderLineDto, ShipmentDto } from './order-parts.dto.js';

export class OrderRow {
  @ApiProperty({ example: 'CC-2041', maxLength: 100, description: 'As customers know it, in any shape.' })
  @IsString()
  @Length(1, 100)
  number: string;

  @ApiPropertyOptional({
    example: 'gid://shop/Order/5012',
    nullable: true,
    type: String,
    description: 'The id in the shop’s own system.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string | null;

  @ApiProperty({ enum: ORDER_STATUSES, example: 'shipped' })
  @IsIn(ORDER_STATUSES)
  status: OrderStatus;

  @ApiPropertyOptional({ example: '2026-11-20T10:15:00Z', format: 'date-time', nullable: true, type: String })
  @IsOptional()
  @IsInstant()
  placedAt?: string | null;

  @ApiPropertyOptional({ example: 'EUR', description: 'ISO 4217; the business’s own when absent.' })
  @IfPresent()
  @IsCurrency()
  currency?: string;

  @ApiProperty({ example: '90.95' })
  @IsAmount()
  total: string;

  @ApiProperty({ type: CustomerDto })
  @ValidateNested()
  @Type(() => CustomerDto)
  @IsObject()
  customer: CustomerDto;

  @ApiProperty({ type: [OrderItemDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OrderItemDto)
  items: OrderItemDto[];

  @ApiPropertyOptional({
    type: [OrderLineDto],
    description: 'What makes up the total besides the items; discounts are subtracted.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OrderLineDto)
  lines?: OrderLineDto[];

  @ApiPropertyOptional({ example: '2026-11-26', format: 'date', nullable: true, type: String })
  @IsOptional()
  @IsCalendarDate()
  expectedAt?: string | null;

  @ApiPropertyOptional({ type: [ShipmentDto] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ShipmentDto)
  shipments?: ShipmentDto[];

  @ApiPropertyOptional({ example: 'Waiting for stock', nullable: true, type: String, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

/** All fields of an order except its number, each optional. */
export class OrderPatch {
  @ApiPropertyOptional({ example: 'gid://shop/Order/5012', nullable: true, type: String })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string | null;

  @ApiPropertyOptional({ enum: ORDER_STATUSES, example: 'out_for_delivery' })
  @IfPresent()
  @IsIn(ORDER_STATUSES)
  status?: OrderStatus;

  @ApiPropertyOptional({ example: '2026-11-20T10:15:00Z', format: 'date-time', nullable: true, type: String })
  @IsOptional()
  @IsInstant()
  placedAt?: string | null;

  @ApiPropertyOptional({ example: 'EUR' })
  @IfPresent()
  @IsCurrency()
  currency?: string;

  @ApiPropertyOptional({ example: '90.95' })
  @IfPresent()
  @IsAmount()
  total?: string;

  @ApiPropertyOptional({ type: CustomerDto, description: 'What you leave out of it stays.' })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => CustomerDto)
  customer?: CustomerDto;

  @ApiPropertyOptional({ type: [OrderItemDto], description: 'Replaces all items.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OrderItemDto)
  items?: OrderItemDto[];

  @ApiPropertyOptional({ type: [OrderLineDto], description: 'Replaces all lines.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OrderLineDto)
  lines?: OrderLineDto[];

  @ApiPropertyOptional({ example: '2026-11-26', format: 'date', nullable: true, type: String })
  @IsOptional()
  @IsCalendarDate()
  expectedAt?: string | null;

  @ApiPropertyOptional({ type: [ShipmentDto], description: 'Replaces all shipments.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ShipmentDto)
  shipments?: ShipmentDto[];

  @ApiPropertyOptional({ example: 'Left with the neighbour', nullable: true, type: String, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

export class OrdersDto {
  @ApiProperty({ type: [OrderRow], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500, { message: 'orders must hold at most 500 rows; send the rest in another request' })
  orders: unknown[];
}

export class OrderListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ORDER_STATUSES, example: 'shipped' })
  @IsOptional()
  @IsIn(ORDER_STATUSES)
  status?: OrderStatus;

  @ApiPropertyOptional({
    example: 'aoife.byrne@example.com',
    maxLength: 320,
    description: 'E-mail or phone of the customer, exactly.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 320)
  customer?: string;

  @ApiPropertyOptional({
    example: 'CC-2041',
    maxLength: 100,
    description: 'The order’s number; case, blanks, hyphens and other signs do not count.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  number?: string;

  @ApiPropertyOptional({
    example: 'gid://shop/Order/5012',
    maxLength: 200,
    description: 'The id in the shop’s own system, exactly.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string;
}

export class OrderView extends OmitType(OrderRow, [] as const) {
  @ApiProperty({ example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10', format: 'uuid' })
  id: string;

  @ApiProperty({
    example: '2026-11-20T10:16:00.000Z',
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'When an event source told that it is paid; null when none has.',
  })
  paidAt: string | null;

  @ApiProperty({ example: '0.00', description: 'Refunded so far, as event sources have told.' })
  refunded: string;

  @ApiProperty({ example: '2026-11-20T10:15:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}
