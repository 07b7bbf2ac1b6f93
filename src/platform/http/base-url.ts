import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Where the caller has reached this API, such as `https://api.example.com`: to tell further addresses of it. */
export const BaseUrl = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const request = context.switchToHttp().getRequest<Request>();
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
});
