import { Transform, Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { commaList } from './values/comma-list.js';
import { Setting } from './setting.js';

/** Servers that every operator may be expected to allow. */
const KNOWN_SERVERS = [
  'https://api.openai.com/v1',
  'https://api.mistral.ai/v1',
  'https://api.groq.com/openai/v1',
  'https://openrouter.ai/api/v1',
  'https://api.deepseek.com',
  'https://api.together.xyz/v1',
  'https://generativelanguage.googleapis.com/v1beta/openai',
];
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Models behind OpenAI-compatible servers. Without a model the built-in assistant answers alone. */
export class ModelConfig {
  @Setting({
    env: 'OPENAI_BASE_URL',
    description:
      'OpenAI-compatible server of the platform’s model, up to and without `/chat/completions`; `http://` only on the own machine or with MODEL_PRIVATE_HOSTS',
    default: 'https://api.openai.com/v1',
  })
  @Transform(({ value }) => withoutFinalSlash(value))
  @ValidateBy({
    name: 'isModelServer',
    validator: {
      validate: (value, check) => isServerOf(value, (check?.object as ModelConfig).privateHosts),
      defaultMessage: () =>
        'must be an https:// URL without user, fragment and blanks; http:// needs localhost, or the host in MODEL_PRIVATE_HOSTS',
    },
  })
  baseUrl: string;

  @Setting({
    env: 'OPENAI_API_KEY',
    description: 'Key of that server; empty for one that needs none',
    default: '',
    secret: true,
    isGiven: true,
  })
  @IsString()
  @MaxLength(1_000)
  apiKey: string;

  @Setting({ env: 'OPENAI_MODEL', description: 'Name of the platform’s model; empty: no model', default: '' })
  @IsString()
  @MaxLength(200)
  model: string;

  @Setting({
    env: 'MODEL_BASE_URLS',
    description:
      'Base URLs of OpenAI-compatible servers, separated by commas, that a business may set as its own model, besides OPENAI_BASE_URL; `none` allows no other',
    default: KNOWN_SERVERS.join(','),
  })
  @Transform(({ value }) => (value === 'none' ? [] : commaList(value).map(withoutFinalSlash)))
  @ValidateBy({
    name: 'areModelServers',
    validator: {
      validate: (value, check) =>
        Array.isArray(value) &&
        value.every((each) => isServerOf(each, (check?.object as ModelConfig).privateHosts)),
      defaultMessage: () =>
        'must be a comma list of https:// URLs; http:// needs localhost, or the host in MODEL_PRIVATE_HOSTS',
    },
  })
  businessBaseUrls: string[];

  @Setting({
    env: 'MODEL_PRIVATE_HOSTS',
    description:
      'Hosts, separated by commas (`ollama`, `10.0.0.5`), that may have private addresses and plain `http://`',
    default: '',
  })
  @Transform(({ value }) => commaList(value).map((host) => host.toLowerCase()))
  @ValidateBy({
    name: 'areHosts',
    validator: {
      validate: (value) =>
        Array.isArray(value) && value.every((host) => /^[\w.:[\]-]{1,253}$/.test(String(host))),
      defaultMessage: () => 'must be a comma list of host names or addresses, without port',
    },
  })
  privateHosts: string[];

  @Setting({
    env: 'MODEL_CONTEXT_TOKENS',
    description:
      'Tokens of prompt and answer together that the models take; 0: known models’ own, else 4,096 with Ollama and 8,192 elsewhere',
    default: '0',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  contextTokens: number;

  @Setting({
    env: 'MODEL_FIRST_TOKEN_MS',
    description: 'Longest wait for the first token of an answer, in milliseconds',
    default: '15000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(600_000)
  firstTokenMs: number;

  @Setting({
    env: 'MODEL_IDLE_MS',
    description: 'Longest pause between two tokens of an answer, in milliseconds',
    default: '20000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(600_000)
  idleMs: number;

  @Setting({
    env: 'MODEL_CALL_MS',
    description:
      'Longest time of one call of a model with its retries, in milliseconds; at least MODEL_FIRST_TOKEN_MS. All calls of a turn have 60 s',
    default: '30000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(600_000)
  callMs: number;

  @Setting({
    env: 'MODEL_LATE_MS',
    description:
      'A message that has waited longer for its turn, in milliseconds, is answered from the cache or built in, so that a line of visitors gets shorter; 0: never',
    default: '20000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(600_000)
  lateMs: number;
}

const withoutFinalSlash = (value: unknown): string => String(value).replace(/\/$/, '');

/** @param privateHosts may have `http://` */
function isServerOf(value: unknown, privateHosts: readonly string[]): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password, hash } = new URL(value);
  if (username || password || hash || /\s/.test(value)) return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && (LOOPBACK.has(hostname) || privateHosts.includes(hostname));
}
