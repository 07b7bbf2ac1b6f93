import { Transform, Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { Setting } from './setting.js';

/** US dollars for a million tokens. */
export interface ConfiguredPrice {
  inputPerMillion: number;
  cachedInputPerMillion: number;
  outputPerMillion: number;
}

/** What calls of models cost, and which part of a business's month one day, visitor or conversation may use. */
export class BudgetConfig {
  @Setting({
    env: 'MODEL_PRICES',
    description:
      'Prices of models in US dollars for a million tokens, before the built-in ones: `{"my-model": {"inputPerMillion": 0.15, "cachedInputPerMillion": 0.075, "outputPerMillion": 0.6}}`',
    default: '{}',
  })
  @Transform(({ value }) => parsedPrices(value))
  @ValidateBy({
    name: 'isPriceMap',
    validator: {
      validate: (value) => value instanceof Map,
      defaultMessage: () =>
        'must be a JSON object of model names, each with inputPerMillion and outputPerMillion (and, if cached input is cheaper, cachedInputPerMillion) as numbers from 0 to 1,000,000',
    },
  })
  prices: ReadonlyMap<string, ConfiguredPrice>;

  @Setting({
    env: 'MODEL_DAY_PERCENT',
    description: 'Part of a business’s monthly budget for models that one day may use',
    default: '10',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  dayPercent: number;

  @Setting({
    env: 'MODEL_VISITOR_PERCENT',
    description: 'Part of a business’s day that one visitor may use',
    default: '20',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  visitorPercent: number;

  @Setting({
    env: 'MODEL_CONVERSATION_PERCENT',
    description: 'Part of a business’s month that one conversation may use',
    default: '5',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  conversationPercent: number;
}

const MOST = 1_000_000;
const FIELDS = ['inputPerMillion', 'cachedInputPerMillion', 'outputPerMillion'];

/** @returns the text itself when it is no such map, so that validation refuses it */
function parsedPrices(value: unknown): unknown {
  const models = parsedJson(value);
  if (!isObject(models)) return value;
  const prices = new Map<string, ConfiguredPrice>();
  for (const [model, fields] of Object.entries(models)) {
    if (!isObject(fields) || !Object.keys(fields).every((name) => FIELDS.includes(name))) return value;
    const {
      inputPerMillion: input,
      cachedInputPerMillion: cached = input,
      outputPerMillion: output,
    } = fields;
    if (!isPrice(input) || !isPrice(cached) || !isPrice(output)) return value;
    prices.set(model, { inputPerMillion: input, cachedInputPerMillion: cached, outputPerMillion: output });
  }
  return prices;
}

function parsedJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MOST;
}
