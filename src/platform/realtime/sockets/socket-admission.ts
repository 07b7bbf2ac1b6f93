import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { DomainError } from '../../../kernel/errors.js';
import { wrongCredential } from '../../auth/auth.guard.js';
import { AUTH_ERRORS } from '../../auth/auth.errors.js';
import { admits } from '../../auth/access.js';
import type { PrincipalKind } from '../../auth/principal.js';
import { RefusalCounter } from '../../auth/refusal-counter.js';
import { RequestCredentials } from '../../auth/request-credentials.js';
import { currentContext } from '../../context/request-context.js';
import { OpenStreams, type StreamHolder } from '../../limits/open-streams.js';
import { RequestLimiter } from '../../limits/request-limiter.js';
import { LoadShedder } from '../../overload/load-shedder.js';

/** Who may open a socket. */
export const SOCKET_CALLERS = ['visitor', 'tenant'] as const satisfies readonly PrincipalKind[];

/** Lets a socket in by the same checks and limits as a request for an event stream. */
@Injectable()
export class SocketAdmission {
  constructor(
    private readonly shedder: LoadShedder,
    private readonly credentials: RequestCredentials,
    private readonly refused: RefusalCounter,
    private readonly limiter: RequestLimiter,
    private readonly places: OpenStreams,
  ) {}

  /** Takes the socket's place among the open streams. @throws DomainError */
  async admit(holder: StreamHolder): Promise<void> {
    currentContext().urgency = 'high';
    this.shedder.admit('high');
    await this.limiter.count(holder.req, await this.prove(holder.req));
    await this.places.acquire(holder);
  }

  private async prove(request: Request) {
    try {
      if (request.headers.authorization === undefined) throw noToken();
      const principal = await this.credentials.prove(request);
      if (!admits(SOCKET_CALLERS, principal.kind)) throw wrongCredential(principal, SOCKET_CALLERS);
      return principal;
    } catch (error) {
      throw await this.refused.count(request, error);
    }
  }
}

function noToken(): DomainError {
  return AUTH_ERRORS.unauthenticated(
    'No token came with the connection. Connect with auth: { token: "<visitor token or secret key>" }.',
  );
}
