import { Injectable } from '@nestjs/common';
import type { Answer, Responder } from '../chat/chat-engine.port.js';
import { LoneQuestions } from '../chat/lone-questions.service.js';
import { ModelProbe, type ModelCheck, type ModelCheckName } from '../chat/models/model-probe.port.js';
import { UsableModels } from '../chat/models/usable-models.port.js';
import type { TurnTrace } from '../chat/turn-trace.types.js';
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
    private readonly questions: LoneQuestions,
    private readonly tenants: TenantProfiles,
    private readonly models: UsableModels,
    private readonly probe: ModelProbe,
  ) {}

  /** What a visitor without a conversation would be answered, and how that comes about. */
  async preview(message: PreviewedMessage): Promise<Preview> {
    const { trace, ...told } = await this.questions.ask({ ...message, isTraced: true, isTrial: true });
    if (!trace) throw new Error('The engine ended without its trace.');
    return { ...told, trace };
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
