import type { ModelEndpoint } from './model-client.port.js';

/** What the operator has set about models; bound by the roots. */
export abstract class ModelSettings {
  /** Of the platform's model. */
  abstract readonly baseUrl: string;
  /** Empty: the server needs none. */
  abstract readonly apiKey: string;
  /** Empty: the platform has no model. */
  abstract readonly model: string;
  /** Where a business's own model may be, besides `baseUrl`. */
  abstract readonly businessBaseUrls: readonly string[];
  /** Hosts in lower case, without port, that may have private addresses. */
  abstract readonly privateHosts: readonly string[];
  /** Of prompt and answer together; 0: by model and server. */
  abstract readonly contextTokens: number;
  abstract readonly firstTokenMs: number;
  abstract readonly idleMs: number;
  /** Of one call with its retries, however many tokens come; at least `firstTokenMs`. */
  abstract readonly callMs: number;
  /** A message that has waited longer is answered without a model; 0: none is too late. */
  abstract readonly lateMs: number;
}

/** The platform's model; null without one. */
export function platformEndpoint({ baseUrl, apiKey, model }: ModelSettings): ModelEndpoint | null {
  return model === '' ? null : { baseUrl, apiKey: apiKey === '' ? null : apiKey, model, owner: 'platform' };
}

/** Base URLs that a business may name: the platform's own and those of the list, without a final slash. */
export function allowedBaseUrls({ baseUrl, businessBaseUrls }: ModelSettings): string[] {
  return [...new Set([baseUrl, ...businessBaseUrls].map(withoutFinalSlash))];
}

/** Whether a business may name this base URL; no other path, port or host will do. */
export function isAllowedBaseUrl(settings: ModelSettings, baseUrl: string): boolean {
  return allowedBaseUrls(settings).includes(withoutFinalSlash(baseUrl));
}

export const withoutFinalSlash = (url: string): string => (url.endsWith('/') ? url.slice(0, -1) : url);
