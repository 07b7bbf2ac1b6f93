import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import type { ToolContext } from '../assistant/chat-tool.js';
import type { ToolParameters } from '../assistant/tool-input.js';
import { AssistantTools } from '../chat/assistant-tools.port.js';
import { LoneQuestions } from '../chat/lone-questions.service.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { requireScope } from '../platform/auth/auth.guard.js';
import type { Principal } from '../platform/auth/principal.js';
import { covers, type Scope } from '../platform/auth/scopes.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { ASK, ASK_INPUT, ASK_OUTPUT, toAnswerView } from './ask.js';
import { requireShortTexts } from './short-texts.js';

/** One of these opens the door; each tool asks for its own. */
export const MCP_SCOPES = ['assistant:ask', 'catalog:read', 'orders:read', 'settings:read'] as const;

export type CallingBusiness = Extract<Principal, { kind: 'tenant' }>;

/** One call of a tool. */
export interface OfferedCall {
  name: string;
  /** As it came. */
  input: unknown;
  caller: CallingBusiness;
  /** Ends the work. */
  signal: AbortSignal;
}

interface Offered {
  name: string;
  description: string;
  parameters: ToolParameters;
  scope: Scope;
  output?: typeof ASK_OUTPUT;
  run(call: OfferedCall): Promise<CallToolResult>;
}

const ASK_DESCRIPTION =
  "Ask the business's assistant as a customer would, in any language: it answers from the business's own articles, products, opening hours and, with a proof, orders. Each question stands alone. For plain data use the other tools.";

/** What other agents may call: the assistant itself, and the abilities that have a meaning outside a conversation. */
@Injectable()
export class OfferedTools implements OnModuleInit {
  private offers: readonly Offered[] = [];

  constructor(
    private readonly tools: AssistantTools,
    private readonly questions: LoneQuestions,
    private readonly tenants: TenantProfiles,
    private readonly limiter: RequestLimiter,
    private readonly clock: Clock,
  ) {}

  /** @throws when a tool has a scope that does not open the door, so that a key with that scope alone could not call it. */
  onModuleInit(): void {
    const shut = this.tools.all().find(({ scope }) => scope !== undefined && !isOfDoor(scope));
    if (shut) throw new Error(`The scope of the tool "${shut.name}" is missing in MCP_SCOPES.`);
  }

  /** Those whose scope the key holds. */
  listFor({ scopes }: CallingBusiness): Tool[] {
    return this.all()
      .filter(({ scope }) => covers(scopes, scope))
      .map(({ name, description, parameters, output }) => ({
        name,
        description,
        inputSchema: parameters as unknown as Tool['inputSchema'],
        ...(output && { outputSchema: output }),
        annotations: { readOnlyHint: true, openWorldHint: false },
      }));
  }

  /**
   * @returns null when there is no such tool
   * @throws DomainError `missing_scope`, `invalid` that names the wrong fields, or what the tool refuses
   */
  async call(call: OfferedCall): Promise<CallToolResult | null> {
    const offered = this.all().find(({ name }) => name === call.name);
    if (!offered) return null;
    requireScope(call.caller, [offered.scope]);
    requireShortTexts(call.input);
    return offered.run(call);
  }

  private all(): readonly Offered[] {
    if (this.offers.length > 0) return this.offers;
    const abilities = this.tools.all().flatMap(({ name, description, input, scope }) => {
      if (scope === undefined) return [];
      return [{ name, description, parameters: input.parameters, scope, run: this.ability }];
    });
    this.offers = [this.ask, ...abilities];
    return this.offers;
  }

  private readonly ask: Offered = {
    name: ASK,
    description: ASK_DESCRIPTION,
    parameters: ASK_INPUT.parameters,
    scope: 'assistant:ask',
    output: ASK_OUTPUT,
    run: async ({ input, caller, signal }) => {
      const { question, locale } = ASK_INPUT.read(input);
      await this.limiter.countMessage(caller.tenantId, caller.limits);
      const asked = { text: question, locale, visitorId: caller.keyId };
      const view = toAnswerView(await this.questions.ask(asked, signal));
      return { content: [{ type: 'text', text: view.answer }], structuredContent: { ...view } };
    },
  };

  private readonly ability = async ({ name, input, caller }: OfferedCall): Promise<CallToolResult> => {
    const { ok, data, citations } = await this.tools.call(name, input, await this.contextOf(caller));
    // Plain JSON, as it is sent.
    const text = JSON.stringify({ ok, data, sources: citations });
    return {
      content: [{ type: 'text', text }],
      structuredContent: JSON.parse(text) as Record<string, unknown>,
    };
  };

  /** Nobody is vouched for. Wrong proofs of an order are counted by key, because each call would be another visitor. */
  private async contextOf({ keyId }: CallingBusiness): Promise<ToolContext> {
    return {
      tenant: await this.tenants.profile(),
      conversationId: newId(),
      visitorId: keyId,
      verifiedEmail: null,
      now: this.clock.now(),
    };
  }
}

function isOfDoor(scope: Scope): boolean {
  return (MCP_SCOPES as readonly Scope[]).includes(scope);
}
