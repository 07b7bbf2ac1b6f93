import type { Request } from 'express';

/** The address that the request came from, as far as it can be believed. */
export function clientAddress(request: Request): string {
  return request.ip ?? '';
}
