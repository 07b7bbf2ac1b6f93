import { SetMetadata } from '@nestjs/common';

export const LIMITED_KEY = 'frontdesk:limited';

/** An act that is counted in limits of its own, besides every request's. */
export type LimitedAct = 'message' | 'session';

export const Limited = (act: LimitedAct) => SetMetadata(LIMITED_KEY, act);

export const UNCOUNTED_KEY = 'frontdesk:uncounted';

/**
 * For what an orchestrator asks: it asks often and from one address, and must be answered while Redis is away. Such a
 * handler must be so cheap that nobody gains by calling it.
 */
export const Uncounted = () => SetMetadata(UNCOUNTED_KEY, true);
