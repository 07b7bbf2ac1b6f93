import { ModelPrices } from './model-prices.js';

const OWN = { inputPerMillion: 2, cachedInputPerMillion: 0.5, outputPerMillion: 8 };
const OPENAI = 'https://api.openai.com/v1';
const TOKENS = { inputTokens: 1000, cachedInputTokens: 500, outputTokens: 100 };

describe('ModelPrices', () => {
  const prices = new ModelPrices(new Map([['mine', OWN]]));

  async function cost(baseUrl: string, model: string, tokens = TOKENS): Promise<number | null> {
    return (await prices.of({ baseUrl, model }))?.(tokens) ?? null;
  }

  it('knows the providers’ prices, and the cheaper one of cached input', async () => {
    // 500 × 0.15 + 500 × 0.075 + 100 × 0.60 = 172.5 millionths.
    expect(await cost(OPENAI, 'gpt-4o-mini')).toBe(173);
    expect(await cost('https://openrouter.ai/api/v1', 'openai/gpt-4o-mini')).toBe(173);
  });

  it('takes the given prices first, on any server', async () => {
    expect(await cost('http://localhost:11434/v1', 'mine')).toBe(2050);
    const cheaper = new ModelPrices(new Map([['gpt-4o-mini', { ...OWN, inputPerMillion: 0.5 }]]));
    const price = await cheaper.of({ baseUrl: OPENAI, model: 'gpt-4o-mini' });
    expect(price?.(TOKENS)).toBe(1300);
  });

  it('has none for an unknown model, and for a known name on an unknown server', async () => {
    expect(await cost(OPENAI, 'no-such-model')).toBeNull();
    expect(await cost('http://localhost:11434/v1', 'gpt-4o-mini')).toBeNull();
    expect(await cost(OPENAI, 'constructor')).toBeNull();
  });

  it('rounds up, but not for the sake of a rounding error', async () => {
    expect(await cost(OPENAI, 'gpt-4o-mini', { inputTokens: 1, cachedInputTokens: 0, outputTokens: 0 })).toBe(
      1,
    );
    const tenth = { inputPerMillion: 0.1, cachedInputPerMillion: 0, outputPerMillion: 0.2 };
    const price = await new ModelPrices(new Map([['tenth', tenth]])).of({ baseUrl: OPENAI, model: 'tenth' });
    expect(price?.({ inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 })).toBe(1);
    expect(price?.({ inputTokens: 10, cachedInputTokens: 0, outputTokens: 10 })).toBe(3);
    expect(price?.({ inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 })).toBe(0);
  });

  it('never counts more cached input than input', async () => {
    const odd = { inputTokens: 100, cachedInputTokens: 900, outputTokens: 0 };
    expect(await cost(OPENAI, 'gpt-4o-mini', odd)).toBe(8);
    expect(await cost(OPENAI, 'mine', odd)).toBe(50);
  });
});
