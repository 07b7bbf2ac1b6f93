import { SetMetadata } from '@nestjs/common';

const PUBLIC_BODY = 'frontdesk:public-body';

/**
 * Lets a handler that needs no credential take a JSON body, within the bounds that its DTO declares. Without it no body of
 * a public request is read.
 */
export const PublicBody = () => SetMetadata(PUBLIC_BODY, true);

export function takesPublicBody(handler: object): boolean {
  return Reflect.getMetadata(PUBLIC_BODY, handler) === true;
}
