import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { Access } from '../platform/auth/access.js';
import { DemoService } from './demo.service.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types frontdesk',
].join('; ');

/** A shop page with the widget; only in embedded mode. */
@ApiExcludeController()
@Access('public')
@Controller('demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', POLICY)
  @Header('Cache-Control', 'no-store')
  page(@Req() request: Request, @Query('shop') shop?: string): Promise<string> {
    return this.demo.page(shop, `${request.protocol}://${request.headers.host ?? 'localhost'}`);
  }
}
