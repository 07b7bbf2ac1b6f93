import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ACCESS_KEY, type AccessRule, type DeclaredAccess } from '../auth/access.js';
import type { Urgency } from '../context/request-context.js';
import { inputOf } from '../http/body/operation-input.js';
import { PageQuery } from '../http/page.dto.js';
import type { DtoClass } from '../http/validation/declared-bounds.js';
import { LIMITED_KEY, type LimitedAct } from '../limits/limited.js';

const URGENCY_KEY = 'frontdesk:urgency';

/** Declares the urgency of an operation that does not have the one of its kind (`urgencyOf`). */
export const Urgent = (urgency: Urgency) => SetMetadata(URGENCY_KEY, urgency);

/** Exhaustive: what an operation has by those who may call it. */
const BY_CALLER: Record<AccessRule, Urgency> = {
  visitor: 'high',
  publishable: 'high',
  public: 'normal',
  tenant: 'normal',
  member: 'normal',
  // Who repairs an overload must get in.
  admin: 'always',
};

/** Lists can wait, messages and all that visitors do cannot. */
export function urgencyOf(
  context: Pick<ExecutionContext, 'getHandler' | 'getClass'>,
  reflector: Reflector,
): Urgency {
  const [handler, controller] = [context.getHandler(), context.getClass()];
  const targets = [handler, controller];
  const declared = reflector.getAllAndOverride<Urgency | undefined>(URGENCY_KEY, targets);
  if (declared !== undefined) return declared;
  const rule =
    [reflector.getAllAndOverride<DeclaredAccess | undefined>(ACCESS_KEY, targets) ?? 'public'].flat()[0] ??
    'public';
  if (reflector.get<LimitedAct | undefined>(LIMITED_KEY, handler) !== undefined) return 'high';
  return rule === 'tenant' && isList(controller as DtoClass, handler.name) ? 'low' : BY_CALLER[rule];
}

function isList(controller: DtoClass, handler: string): boolean {
  const { query } = inputOf(controller, handler);
  return query !== undefined && (query === PageQuery || query.prototype instanceof PageQuery);
}
