import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { TurnResponder } from './responders/turn-responder.port.js';
import { ChatEngine, type ChatRequest, type TurnEvent } from './chat-engine.port.js';
import { ToolRegistry } from './tool-registry.js';

/** The engine in this process. Unsubscribing stops the work before its next event. */
@Injectable()
export class LocalChatEngine extends ChatEngine {
  constructor(
    private readonly tenants: TenantProfiles,
    private readonly tools: ToolRegistry,
    private readonly responder: TurnResponder,
  ) {
    super();
  }

  answer(request: ChatRequest): Observable<TurnEvent> {
    return new Observable((subscriber) => {
      const run = async () => {
        const tenant = await this.tenants.profile();
        for await (const event of this.responder.respond(request, tenant, this.tools.all())) {
          if (subscriber.closed) return;
          subscriber.next(event);
        }
        subscriber.complete();
      };
      run().catch((error: unknown) => subscriber.error(error));
    });
  }
}
