import type { Request } from 'express';

/** The origin that a request claims. */
export interface RequestOrigin {
  /** The `Origin` header (RFC 6454), or our own address for a browser's same-origin request, which carries none. */
  origin: string | undefined;
  /** True when it equals the host that the request was sent to. */
  isOwnHost: boolean;
}

/** `Sec-Fetch-Site` (Fetch Metadata) cannot be set by a page's script. */
export function originOf(request: Request): RequestOrigin {
  const ownHost = `${request.protocol}://${request.headers.host ?? ''}`;
  const sameSite = request.headers['sec-fetch-site'] === 'same-origin';
  const origin = request.headers.origin ?? (sameSite ? ownHost : undefined);
  return { origin, isOwnHost: origin === ownHost };
}
