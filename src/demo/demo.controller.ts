import { gzipSync } from 'node:zlib';
import { Controller, Get, Header, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../platform/auth/access.js';
import { preferredCoding } from '../platform/http/files/codings.js';
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
  @Header('Vary', 'Accept-Encoding')
  async page(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Query('shop') shop?: string,
  ): Promise<string | StreamableFile> {
    const page = await this.demo.page(shop, `${request.protocol}://${request.headers.host ?? 'localhost'}`);
    if (!preferredCoding(request.get('accept-encoding'), ['gzip'])) return page;
    response.setHeader('Content-Encoding', 'gzip');
    return new StreamableFile(gzipSync(page), { type: 'text/html; charset=utf-8' });
  }
}
