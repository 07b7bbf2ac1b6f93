import { setImmediate as nextRound } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { inSpan } from '../platform/tracing/spans.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { TurnResponder } from './responders/turn-responder.port.js';
import { ChatEngine, type ChatRequest, type TurnEvent } from './chat-engine.port.js';
import { ToolRegistry } from './tool-registry.js';

/**
 * A model's words that come together would be read to the last one before the first is sent. Giving way after each of
 * them costs a busy process a round for every word.
 */
const READ_ON_MS = 10;

/** The engine in this process. Unsubscribing cancels calls of models, and stops the work before its next event. */
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
      const stopping = new AbortController();
      const run = async () => {
        const tenant = await this.tenants.profile();
        let sentAt = -Infinity;
        for await (const event of this.responder.respond(
          request,
          tenant,
          this.tools.all(),
          stopping.signal,
        )) {
          if (subscriber.closed) return;
          subscriber.next(event);
          if (event.type !== 'delta' || performance.now() - sentAt < READ_ON_MS) continue;
          await nextRound();
          sentAt = performance.now();
        }
        subscriber.complete();
      };
      inSpan('chat.answer', { 'frontdesk.turn': request.turnId }, run).catch((error: unknown) =>
        subscriber.error(error),
      );
      return () => stopping.abort();
    });
  }
}
