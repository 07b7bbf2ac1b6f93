import { Injectable } from '@nestjs/common';
import { lastValueFrom, toArray } from 'rxjs';
import {
  ChatEngine,
  type Answer,
  type ChatRequest,
  type Responder,
  type TurnEvent,
} from '../chat/chat-engine.port.js';
import { ModelProbe, type ModelCheck, type ModelCheckName } from '../chat/models/model-probe.port.js';
import { UsableModels } from '../chat/models/usable-models.port.js';
import type { TurnTrace } from '../chat/turn-trace.types.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';

export interface PreviewedMessage {
  text: string;
  /** BCP 47, as a visitor's browser would give it. */
  locale?: string | undefined;
  /** ISO 8601 UTC; now when left out. */
  at?: string | undefined;
  /** Canonical: the answer is for the customer with this address. */
  email: string | null;
}

export interface Preview {
  responder: Responder;
  answer: Answer;
  trace: TurnTrace;
}

export type TestCheck = Omit<ModelCheck, 'name'> & { name: ModelCheckName | 'configured' | 'own_model' };

export interface ModelTest {
  ok: boolean;
  checks: TestCheck[];
}

/** Tries the assistant as it is now. Stores nothing; calls of models are paid for as in a conversation. */
@Injectable()
export class TrialsService {
  constructor(
    private readonly engine: ChatEngine,
    private readonly tenants: TenantProfiles,
    private readonly models: UsableModels,
    private readonly probe: ModelProbe,
    private readonly clock: Clock,
  ) {}

  /** What a visitor without a conversation would be answered, and how that comes about. */
  async preview(message: PreviewedMessage): Promise<Preview> {
    const events = await lastValueFrom(this.engine.answer(this.requestOf(message)).pipe(toArray()));
    const last = events.at(-1);
    if (last?.type !== 'completed' || !last.trace)
      throw new Error('The engine ended without an answer and its trace.');
    return { responder: responderOf(events), answer: last.answer, trace: last.trace };
  }

  /** Tries the model that would be asked first. */
  async test(): Promise<ModelTest> {
    const { assistant } = await this.tenants.profile();
    const [endpoint] = await this.models.of({ assistant });
    if (!endpoint) return { ok: false, checks: [NOT_CONFIGURED] };
    const isOwnUnusable = assistant.hasOwnModel === true && endpoint.owner !== 'tenant';
    const checks: TestCheck[] = [
      { name: 'configured', ok: true, detail: `The model is ${endpoint.model}.` },
      ...(isOwnUnusable ? [OWN_UNUSABLE] : []),
      ...(await this.probe.run(endpoint)),
    ];
    return { ok: checks.every(({ ok }) => ok), checks };
  }

  /** Of nobody: the ids stand for no stored row. */
  private requestOf({ text, locale, at, email }: PreviewedMessage): ChatRequest {
    return {
      tenantId: currentTenantId(),
      conversationId: newId(),
      turnId: newId(),
      visitorId: newId(),
      verifiedEmail: email,
      text,
      history: [],
      memory: {},
      locale: locale ?? null,
      at: at ?? this.clock.now().toISOString(),
      isTraced: true,
      isTrial: true,
    };
  }
}

const NOT_CONFIGURED: TestCheck = {
  name: 'configured',
  ok: false,
  detail:
    'There is no model: the built-in assistant answers everything. Set assistant.model by PATCH /v1/tenant.',
};

const OWN_UNUSABLE: TestCheck = {
  name: 'own_model',
  ok: false,
  detail:
    'Your own model cannot be used: its server is not allowed any more, or its key cannot be opened. Set assistant.model again by PATCH /v1/tenant.',
};

/** The last one that has begun is the one that answered. */
function responderOf(events: readonly TurnEvent[]): Responder {
  const started = events.flatMap((event) => (event.type === 'started' ? [event.responder] : []));
  return started.at(-1) ?? 'builtin';
}
