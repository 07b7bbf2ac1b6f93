import { SetMetadata } from '@nestjs/common';

export const LIMITED_KEY = 'frontdesk:limited';

/** An act that is counted in limits of its own, besides every request's. */
export type LimitedAct = 'message' | 'session';

export const Limited = (act: LimitedAct) => SetMetadata(LIMITED_KEY, act);
