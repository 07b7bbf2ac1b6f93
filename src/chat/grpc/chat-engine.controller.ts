import type { Metadata, ServerWritableStream } from '@grpc/grpc-js';
import { Controller, Logger } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { catchError, finalize, map, Observable, tap } from 'rxjs';
import { ChatConfig } from '../../config/chat.config.js';
import { runAsTenant } from '../../platform/context/request-context.js';
import { joinTrace } from '../../platform/tracing/spans.js';
import { LoopWatchdog } from '../../platform/watchdog/loop-watchdog.js';
import { ChatEngine, type ChatRequest, type TurnEvent } from '../chat-engine.port.js';
import { boundedBy } from './bounded-sending.js';
import { callerOf, type CallContext } from './call-metadata.js';
import { CHAT_SERVICE } from './chat-service.js';
import { writeEvent, type WireEvent } from './event-wire.js';
import { isFault, refusalOf } from './grpc-status.js';
import { readRequest, type WireRequest } from './request-wire.js';

/** Serves the engine to other processes. A cancelled call, or one past its deadline, is unsubscribed by the transport. */
@Controller()
export class ChatEngineController {
  private readonly logger = new Logger('Chat');

  constructor(
    private readonly engine: ChatEngine,
    private readonly config: ChatConfig,
    private readonly watchdog: LoopWatchdog,
  ) {}

  /** While one is replaced, the one before opens too. */
  private get secrets(): string[] {
    return [this.config.sharedSecret, this.config.sharedSecretBefore];
  }

  @GrpcMethod(CHAT_SERVICE, 'Answer')
  answer(
    wire: WireRequest,
    metadata: Metadata,
    call: ServerWritableStream<WireRequest, WireEvent>,
  ): Observable<WireEvent> {
    const caller = callerOf(metadata, this.secrets);
    const { tenantId, visitorId } = caller;
    return new Observable<WireEvent>((subscriber) => {
      // Entered here and not around the handler: what runs at the subscription would not see a context from outside.
      const begin = () =>
        this.events({ tenantId, visitorId, ...readRequest(wire) }, caller)
          .pipe(map(writeEvent), boundedBy(call))
          .subscribe(subscriber);
      const { traceparent } = caller;
      return runAsTenant(tenantId, { ...caller, isJob: true }, () =>
        joinTrace(traceparent === undefined ? {} : { traceparent }, begin),
      );
    }).pipe(
      catchError((error: unknown) => {
        if (isFault(error)) this.logger.error({ ...idsOf(caller), err: error }, 'A turn failed');
        throw refusalOf(error);
      }),
    );
  }

  private events(request: ChatRequest, caller: CallContext): Observable<TurnEvent> {
    const { tenantId, conversationId, turnId } = request;
    const began = performance.now();
    let ending = 'cancelled';
    const ended = this.watchdog.note({ tenantId, conversationId, turnId });
    return this.engine.answer(request).pipe(
      tap({ complete: () => (ending = 'answered'), error: () => (ending = 'failed') }),
      finalize(() => {
        ended();
        const ms = Math.round(performance.now() - began);
        this.logger.log({ ...idsOf(caller), turnId, ms }, `Turn ${ending}`);
      }),
    );
  }
}

/** Named, because a call's end comes from its connection, outside of the tenant's context. */
function idsOf({ tenantId, requestId, correlationId }: CallContext): object {
  return { tenant: tenantId, requestId, correlationId };
}
