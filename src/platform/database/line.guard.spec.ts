import type { ExecutionContext } from '@nestjs/common';
import { setPrincipal, type Principal } from '../auth/principal.js';
import { runInContext, type Urgency } from '../context/request-context.js';
import { LineGuard } from './line.guard.js';
import type { TenantDb } from './tenant-db.js';

const LIMITS = { requestsPerMinute: 1, messagesPerMinute: 1, visitorMessagesPerMinute: 1, openSockets: 1 };
const VISITOR: Principal = { kind: 'visitor', tenantId: 'a', visitorId: 'v', limits: LIMITS };

describe('the guard of the line for a connection', () => {
  const requireShortLine = jest.fn();
  const guard = new LineGuard({ requireShortLine } as unknown as TenantDb);

  beforeEach(() => requireShortLine.mockReset());

  function enter(principal: Principal | null, urgency: Urgency): boolean {
    const request = {};
    if (principal) setPrincipal(request, principal);
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const ids = { requestId: 'r', correlationId: 'c', tenantId: null, urgency };
    return runInContext(ids, () => guard.canActivate(context));
  }

  it('asks for the line of who asks, by urgency, and refuses when it is too long', () => {
    expect(enter(VISITOR, 'high')).toBe(true);
    expect(requireShortLine.mock.calls).toEqual([['a', 'high']]);
    requireShortLine.mockImplementation(() => {
      throw new Error('busy');
    });
    expect(() => enter(VISITOR, 'low')).toThrow('busy');
  });

  it.each([[null], [{ kind: 'admin', keyId: 'k' } as const]])(
    'lets in who is of no business: %j',
    (principal) => {
      expect(enter(principal, 'normal')).toBe(true);
      expect(requireShortLine).not.toHaveBeenCalled();
    },
  );
});
