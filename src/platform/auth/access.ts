import { SetMetadata } from '@nestjs/common';
import type { PrincipalKind } from './principal.js';

export const ACCESS_KEY = 'frontdesk:access';

export type AccessRule = PrincipalKind | 'public';

/** Says who may call a controller or handler. Without it the guard refuses everyone. */
export const Access = (rule: AccessRule) => SetMetadata(ACCESS_KEY, rule);
