import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { formatAmount } from '../kernel/money.js';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { BulkAnswer } from '../platform/bulk/bulk-answer.js';
import type { BulkSummaryView } from '../platform/bulk/bulk.dto.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { Urgent } from '../platform/overload/urgency.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import { OneTransaction } from '../platform/idempotency/idempotency.interceptor.js';
import { OrderListQuery, OrderPatch, OrderRow, OrdersDto, OrderView } from './dto/order.dto.js';
import type { Order } from './order.types.js';
import { OrdersService } from './orders.service.js';

@ApiTags('Orders')
@Access('tenant')
@Controller('v1/orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Urgent('low')
  @Put()
  @Scope('orders:write')
  @ApiOperation({
    summary: 'Create or update up to 500 orders',
    description:
      'Upsert by `number`; a row replaces the whole order. A bad row is reported and stops no other.',
  })
  @BulkAnswer()
  upsert(@Body() { orders }: OrdersDto): Promise<BulkSummaryView> {
    return this.orders.upsert(orders);
  }

  @Post()
  @OneTransaction()
  @Scope('orders:write')
  @ApiOperation({ summary: 'Create one order' })
  @ApiCreatedResponse({ type: OrderView })
  async create(@Body() row: OrderRow): Promise<OrderView> {
    return toView(await this.orders.create(row));
  }

  @Get()
  @Scope('orders:read')
  @ApiOperation({ summary: 'List orders, newest first, or look one up by `number` or `externalId`' })
  @ApiPage(OrderView)
  async list(@Query() { limit, after, ...query }: OrderListQuery): Promise<Page<OrderView>> {
    const { data, page } = await this.orders.list({ limit, after }, query);
    return { data: data.map(toView), page };
  }

  @Get(':id')
  @EntityTag()
  @Scope('orders:read')
  @ApiOperation({ summary: 'One order' })
  @ApiOkResponse({ type: OrderView })
  async get(@IdParam('order') id: string): Promise<OrderView> {
    return toView(await this.orders.get(id));
  }

  @Patch(':id')
  @EntityTag()
  @Scope('orders:write')
  @ApiOperation({ summary: 'Change an order; what you leave out stays' })
  @ApiOkResponse({ type: OrderView })
  async update(@IdParam('order') id: string, @Body() change: OrderPatch): Promise<OrderView> {
    return toView(await this.orders.update(id, change));
  }

  @Delete(':id')
  @EntityTag()
  @Scope('orders:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an order' })
  @ApiNoContentResponse()
  remove(@IdParam('order') id: string): Promise<void> {
    return this.orders.remove(id);
  }
}

function toView({ totalMinor, refundedMinor, items, lines, placedAt, paidAt, ...order }: Order): OrderView {
  const { currency } = order;
  return {
    ...order,
    placedAt: placedAt?.toISOString() ?? null,
    total: formatAmount({ minor: totalMinor, currency }),
    paidAt: paidAt?.toISOString() ?? null,
    refunded: formatAmount({ minor: refundedMinor, currency }),
    items: items.map(({ unitPriceMinor, name, productName, ...item }) => ({
      ...item,
      name: name ?? productName ?? null,
      unitPrice: unitPriceMinor === null ? null : formatAmount({ minor: unitPriceMinor, currency }),
    })),
    lines: lines.map(({ amountMinor, ...line }) => ({
      ...line,
      amount: formatAmount({ minor: amountMinor, currency }),
    })),
  };
}
