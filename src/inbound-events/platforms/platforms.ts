import type { EventSourceKind } from '../event.types.js';
import type { EventPlatform } from './platform.types.js';
import { SHOPIFY } from './shopify.js';
import { SIGNED } from './signed.js';
import { STRIPE } from './stripe.js';
import { WOOCOMMERCE } from './woocommerce.js';

/** Exhaustive: a new kind of source does not compile until it is added here. */
export const PLATFORMS: Readonly<Record<EventSourceKind, EventPlatform>> = {
  stripe: STRIPE,
  shopify: SHOPIFY,
  woocommerce: WOOCOMMERCE,
  signed: SIGNED,
};
