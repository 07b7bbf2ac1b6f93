import type { Request } from 'express';
import type { RefusalCounter } from '../../auth/refusal-counter.js';
import type { RequestCredentials } from '../../auth/request-credentials.js';
import { runInContext } from '../../context/request-context.js';
import type { OpenStreams } from '../../limits/open-streams.js';
import type { RequestLimiter } from '../../limits/request-limiter.js';
import type { LoadShedder } from '../../overload/load-shedder.js';
import type { OpenSocket } from './open-socket.js';
import { SocketAdmission } from './socket-admission.js';

const unprepared = (what: string) => () => {
  throw new Error(`Nobody expected ${what}.`);
};

describe('the admission of a socket', () => {
  it('counts a connection without a token among the refusals of its address', async () => {
    const count = jest.fn((_request: Request, error: unknown) => Promise.resolve(error));
    const admission = new SocketAdmission(
      { admit: () => undefined } as unknown as LoadShedder,
      { prove: unprepared('a proof') } as unknown as RequestCredentials,
      { count } as unknown as RefusalCounter,
      { count: unprepared('a request') } as unknown as RequestLimiter,
      { acquire: unprepared('a place') } as unknown as OpenStreams,
    );
    const open = { req: { headers: {} } } as OpenSocket;
    const context = { requestId: 'r', correlationId: 'c', tenantId: null };
    await expect(runInContext(context, () => admission.admit(open))).rejects.toThrow('Connect with auth: {');
    expect(count).toHaveBeenCalledWith(open.req, expect.objectContaining({ code: 'unauthenticated' }));
  });
});
