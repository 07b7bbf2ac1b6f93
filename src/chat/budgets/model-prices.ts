import type { ModelEndpoint, ModelUsage } from '../models/model-client.port.js';

/** US dollars for a million tokens. */
export interface TokenPrices {
  inputPerMillion: number;
  cachedInputPerMillion: number;
  outputPerMillion: number;
}

export type PricedTokens = Pick<ModelUsage, 'inputTokens' | 'cachedInputTokens' | 'outputTokens'>;

/** @returns millionths of a US dollar, rounded up: no call is free because it is short */
export type ModelPrice = (tokens: PricedTokens) => number;

type PriceData = typeof import('@pydantic/genai-prices');

/**
 * What models cost: by the given prices, else by those of `@pydantic/genai-prices`, which has each provider's by its
 * address. A model of the same name on another server (a proxy, one's own machine) has no price there.
 */
export class ModelPrices {
  private data: Promise<PriceData> | undefined;

  constructor(private readonly own: ReadonlyMap<string, TokenPrices>) {}

  /** @returns null when the model has no price */
  async of({ baseUrl, model }: Pick<ModelEndpoint, 'baseUrl' | 'model'>): Promise<ModelPrice | null> {
    const own = this.own.get(model);
    if (own) return (tokens) => priceBy(own, tokens);
    // Loaded with the first call of a model: it takes 20 MB, and many installations call none.
    const { calcPrice } = await (this.data ??= import('@pydantic/genai-prices'));
    const usd = (tokens: PricedTokens) =>
      calcPrice(usageOf(tokens), model, { providerApiUrl: baseUrl })?.total_price;
    if (usd({ inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 }) === undefined) return null;
    return (tokens) => toMicro(usd(tokens) ?? 0);
  }
}

function priceBy(prices: TokenPrices, tokens: PricedTokens): number {
  const cached = cachedOf(tokens);
  // Dollars for a million are millionths for one.
  return ceil(
    (tokens.inputTokens - cached) * prices.inputPerMillion +
      cached * prices.cachedInputPerMillion +
      tokens.outputTokens * prices.outputPerMillion,
  );
}

function usageOf(tokens: PricedTokens): Record<string, number> {
  return {
    input_tokens: tokens.inputTokens,
    cache_read_tokens: cachedOf(tokens),
    output_tokens: tokens.outputTokens,
  };
}

/** Some servers count the cached part apart from the input. */
function cachedOf({ inputTokens, cachedInputTokens }: PricedTokens): number {
  return Math.min(cachedInputTokens, inputTokens);
}

function toMicro(usd: number): number {
  return ceil(usd * 1_000_000);
}

/** Sums of fractions are a little off: 172.50000000000003 is no more than 172.5, and 3.0000000000000004 is 3. */
function ceil(micro: number): number {
  return Math.max(0, Math.ceil(micro - 1e-6));
}
