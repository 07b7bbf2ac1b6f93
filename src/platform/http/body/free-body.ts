import { SetMetadata } from '@nestjs/common';
import type { BodyLimits } from './body-limits.js';

const FREE_BODY = 'frontdesk:free-body';

/** Marks a handler whose JSON body has the form of a protocol, which no DTO describes. The limits hold for every caller. */
export const FreeBody = (limits: Readonly<BodyLimits>) => SetMetadata(FREE_BODY, limits);

export function freeBodyOf(handler: object): BodyLimits | undefined {
  return Reflect.getMetadata(FREE_BODY, handler) as BodyLimits | undefined;
}
