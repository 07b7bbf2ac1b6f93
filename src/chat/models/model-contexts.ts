import { Injectable } from '@nestjs/common';
import type { ModelEndpoint } from './model-client.port.js';
import { ModelSettings } from './model-settings.port.js';
import { EndpointCapabilities } from './openai/capabilities.js';
import { serverOf } from './openai/servers.js';

/** Ollama's default, whatever the model could take. */
const OLLAMA_TOKENS = 4_096;
const USUAL_TOKENS = 8_192;

/** How much a model takes at once. */
@Injectable()
export class ModelContexts {
  constructor(
    private readonly settings: ModelSettings,
    private readonly capabilities: EndpointCapabilities,
  ) {}

  /**
   * Tokens of prompt and answer together: what the server has shown to take at most, as the operator has set, as the
   * model is known for, or what is usual for its server.
   */
  async tokensOf(endpoint: Pick<ModelEndpoint, 'baseUrl' | 'model'>): Promise<number> {
    const shown = this.capabilities.of(endpoint).contextTokens ?? Infinity;
    return Math.min(shown, await this.expected(endpoint));
  }

  private async expected(endpoint: Pick<ModelEndpoint, 'baseUrl' | 'model'>): Promise<number> {
    if (this.settings.contextTokens > 0) return this.settings.contextTokens;
    if (serverOf(endpoint.baseUrl) === 'ollama') return OLLAMA_TOKENS;
    return (await knownTokens(endpoint)) ?? USUAL_TOKENS;
  }
}

async function knownTokens({
  baseUrl,
  model,
}: Pick<ModelEndpoint, 'baseUrl' | 'model'>): Promise<number | null> {
  // Loaded with the first call of a model: it takes 20 MB, and many installations call none.
  const { calcPrice } = await import('@pydantic/genai-prices');
  return calcPrice({ input_tokens: 1 }, model, { providerApiUrl: baseUrl })?.model.context_window ?? null;
}
