import { Metadata } from '@grpc/grpc-js';
import type { OnApplicationShutdown } from '@nestjs/common';
import { defer, firstValueFrom, from, map, switchMap, type Observable } from 'rxjs';
import type { ChatConfig } from '../../config/chat.config.js';
import type { HealthAnswer, HealthQuestion } from '../../platform/grpc/grpc-health.js';
import { ChatEngine, LONGEST_TURN_MS, type ChatRequest, type TurnEvent } from '../chat-engine.port.js';
import { metadataOf } from './call-metadata.js';
import { ChatChannels, type ChatChannel } from './chat-channels.js';
import { CHAT_FULL_NAME, CHAT_SERVICE } from './chat-service.js';
import { readEvent, type WireEvent } from './event-wire.js';
import { writeRequest, type WireRequest } from './request-wire.js';

/** A turn that finds no chat process waits this long for one; then the attempt has failed. */
const CONNECT_MS = 5_000;
/** Longer than a turn may last: the caller's own limit cancels the call as a rule, as it does an engine in this process. */
const LONGEST_ANSWER_MS = LONGEST_TURN_MS + 5_000;
const HEALTH_MS = 800;

interface ChatService {
  answer(request: WireRequest, metadata: Metadata, options: { deadline: number }): Observable<WireEvent>;
}

interface HealthService {
  check(
    question: HealthQuestion,
    metadata: Metadata,
    options: { deadline: number },
  ): Observable<HealthAnswer>;
}

/** The engine in other processes. Unsubscribing cancels the call, and with it the work there. */
export class RemoteChatEngine extends ChatEngine implements OnApplicationShutdown {
  private readonly channels: ChatChannels;

  constructor(private readonly config: ChatConfig) {
    super();
    this.channels = new ChatChannels(config);
  }

  onApplicationShutdown(): void {
    this.channels.close();
  }

  /** Fails when no process can be reached, and when the one that answers ends: the turn's next attempt asks another. */
  answer({ tenantId, visitorId, ...body }: ChatRequest): Observable<TurnEvent> {
    return defer(() => {
      const metadata = metadataOf({ tenantId, visitorId }, this.config.sharedSecret);
      const deadline = Date.now() + LONGEST_ANSWER_MS;
      return from(this.channels.next(CONNECT_MS)).pipe(
        switchMap((channel) => chatOf(channel).answer(writeRequest(body), metadata, { deadline })),
        map(readEvent),
      );
    });
  }

  override async reach(): Promise<void> {
    const deadline = Date.now() + HEALTH_MS;
    const { client } = await this.channels.next(HEALTH_MS);
    const health = client.getService<HealthService>('Health');
    const asked = health.check({ service: CHAT_FULL_NAME }, new Metadata(), { deadline });
    const { status } = await firstValueFrom(asked);
    if (status !== 'SERVING') throw new Error(`The chat process says ${status}.`);
  }
}

function chatOf({ client }: ChatChannel): ChatService {
  return client.getService<ChatService>(CHAT_SERVICE);
}
