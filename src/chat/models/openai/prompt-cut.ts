import type { ModelEndpoint } from '../model-client.port.js';
import type { TokenEstimates } from '../token-estimates.js';
import { serverOf } from './servers.js';

/** No tokenizer takes more bytes of ordinary text for a token on average. */
const MOST_BYTES_PER_TOKEN = 8;
/** Of a learnt estimate; texts of one business differ less among each other. */
const LEAST_PART = 0.6;
const ENOUGH_OBSERVATIONS = 3;
/** No server has a smaller context, and short prompts are estimated badly. */
const LEAST_TOKENS = 1_024;

/**
 * Whether a server must have dropped a part of the prompt, by the tokens that it told. The large providers answer with
 * an error instead.
 * @param bytes of the prompt
 */
export function isPromptCut(
  estimates: TokenEstimates,
  { baseUrl, model }: ModelEndpoint,
  bytes: number,
  toldTokens: number,
): boolean {
  const server = serverOf(baseUrl);
  if ((server !== 'ollama' && server !== 'other') || toldTokens < LEAST_TOKENS) return false;
  if (toldTokens < bytes / MOST_BYTES_PER_TOKEN) return true;
  const isLearnt = estimates.observationsOf(model) >= ENOUGH_OBSERVATIONS;
  return isLearnt && toldTokens < LEAST_PART * estimates.ofBytes(model, bytes);
}
