import { SetMetadata } from '@nestjs/common';

export const LIMITED_KEY = 'frontdesk:limited';

/** An operation with limits of its own, besides those of every request. */
export type LimitedAct = 'message' | 'session';

export const Limited = (act: LimitedAct) => SetMetadata(LIMITED_KEY, act);

export const SKIP_RATE_LIMITS_KEY = 'frontdesk:uncounted';

/**
 * Exempts a handler from the limits. For an orchestrator's probes, which come often and from one address and must be
 * answered while Redis is away. The handler must be cheap enough not to be worth an attack.
 */
export const SkipRateLimits = () => SetMetadata(SKIP_RATE_LIMITS_KEY, true);
