import { Injectable } from '@nestjs/common';
import type { ModelEndpoint } from '../model-client.port.js';
import { withoutFinalSlash } from '../model-settings.port.js';
import { serverOf, type ServerKind } from './servers.js';

/** How a server wants its requests for one model. */
export interface Capabilities {
  /** `text`: it has no function calling, so calls are JSON in its words. */
  tools: 'native' | 'text';
  /** Takes `parallel_tool_calls`. */
  parallelField: boolean;
  /** Takes `stream_options`. */
  streamOptions: boolean;
  cap: 'max_tokens' | 'max_completion_tokens';
  /** Arguments are held to the schema, which must then have all properties required. */
  strictTools: boolean;
  /** Takes only the plainest JSON Schema. */
  plainSchema: boolean;
  /** Sends `thinking: {type: "disabled"}`. */
  disablesThinking: boolean;
  /** `user`: its template refuses a system message, so the text goes before the first user's. */
  systemRole: 'system' | 'user';
  /** Its template wants user and assistant in turn. */
  alternates: boolean;
  /** Wants the signature of each call back that it gave with it. */
  callSignatures: boolean;
  /** Begins with thoughts that only an end mark tells from the answer. */
  thinksFirst: boolean;
  /** Tokens of prompt and answer together, as far as an error or a cut prompt has told; null: not known. */
  contextTokens: number | null;
}

const USUAL: Capabilities = {
  tools: 'native',
  parallelField: true,
  streamOptions: true,
  cap: 'max_tokens',
  strictTools: false,
  plainSchema: false,
  disablesThinking: false,
  systemRole: 'system',
  alternates: false,
  callSignatures: false,
  thinksFirst: false,
  contextTokens: null,
};

/** As the servers' documents say, where that differs from the usual. */
const BY_SERVER: Readonly<Record<ServerKind, Partial<Capabilities>>> = {
  openai: { cap: 'max_completion_tokens', strictTools: true },
  azure: { strictTools: true },
  mistral: { streamOptions: false },
  groq: {},
  openrouter: {},
  deepseek: { disablesThinking: true, parallelField: false },
  google: { plainSchema: true, parallelField: false, callSignatures: true },
  anthropic: {},
  ollama: { parallelField: false },
  other: {},
};

/** A server is updated at times, and may then do what it refused. */
const KEPT_MS = 6 * 3_600_000;
const MOST_ENDPOINTS = 1_000;

interface Learnt {
  known: Partial<Capabilities>;
  /** Milliseconds since 1970. */
  until: number;
}

/** What is known of each endpoint: by its address, then by what it has refused. Kept in the process for some hours. */
@Injectable()
export class EndpointCapabilities {
  private readonly learnt = new Map<string, Learnt>();

  of(endpoint: Pick<ModelEndpoint, 'baseUrl' | 'model'>): Capabilities {
    const key = endpointKey(endpoint);
    const entry = this.learnt.get(key);
    if (entry && entry.until <= Date.now()) this.learnt.delete(key);
    const known = entry && entry.until > Date.now() ? entry.known : {};
    return { ...USUAL, ...BY_SERVER[serverOf(endpoint.baseUrl)], ...known };
  }

  /** Adds to what is known; also for a probe that has tried it out. */
  learn(endpoint: Pick<ModelEndpoint, 'baseUrl' | 'model'>, news: Partial<Capabilities>): void {
    const key = endpointKey(endpoint);
    if (this.learnt.size >= MOST_ENDPOINTS && !this.learnt.has(key)) this.learnt.clear();
    const known = { ...this.learnt.get(key)?.known, ...news };
    this.learnt.set(key, { known, until: Date.now() + KEPT_MS });
  }
}

/** The same for all keys: what a server can do does not depend on who asks. */
export const endpointKey = ({ baseUrl, model }: Pick<ModelEndpoint, 'baseUrl' | 'model'>): string =>
  `${withoutFinalSlash(baseUrl)} ${model}`;
