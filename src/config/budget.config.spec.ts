import { BudgetConfig } from './budget.config.js';
import { readSettings } from './setting.js';

function read(env: NodeJS.ProcessEnv): BudgetConfig {
  return readSettings([BudgetConfig], env).get(BudgetConfig) as BudgetConfig;
}

describe('BudgetConfig', () => {
  it('has no prices of its own, and the stated parts', () => {
    const { prices, dayPercent, visitorPercent, conversationPercent } = read({});
    expect([prices.size, dayPercent, visitorPercent, conversationPercent]).toEqual([0, 10, 20, 5]);
  });

  it('reads prices; cached input costs as much as other input unless said otherwise', () => {
    const MODEL_PRICES = '{"small":{"inputPerMillion":0.2,"outputPerMillion":1}}';
    expect(read({ MODEL_PRICES }).prices.get('small')).toEqual({
      inputPerMillion: 0.2,
      cachedInputPerMillion: 0.2,
      outputPerMillion: 1,
    });
  });

  it.each([
    'nonsense',
    '[]',
    '{"a":1}',
    '{"a":{"inputPerMillion":1}}',
    '{"a":{"inputPerMillion":-1,"outputPerMillion":1}}',
    '{"a":{"inputPerMillion":"1","outputPerMillion":1}}',
    '{"a":{"inputPerMillion":1,"outputPerMillion":1,"perMillion":1}}',
  ])('refuses %s', (MODEL_PRICES) => {
    expect(() => read({ MODEL_PRICES })).toThrow(/MODEL_PRICES must be a JSON object of model names/);
  });

  it('refuses a part that is none', () => {
    expect(() => read({ MODEL_DAY_PERCENT: '0' })).toThrow(/MODEL_DAY_PERCENT/);
  });
});
