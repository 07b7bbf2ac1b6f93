import { Injectable } from '@nestjs/common';

const BYTES = 3;
/** Vendors differ by half; too many rather than too few, until a server has told how many there were. */
const FIRST_RATIO = 1.5;
const LEAST_RATIO = 0.3;
const MOST_RATIO = 4;
/** Of a new observation. */
const WEIGHT = 0.2;
/** A short prompt says more about the server's own frame than about the text. */
const LEAST_BYTES = 200;
const MOST_MODELS = 1_000;

/** How many tokens a text has for a model of which nothing is known. */
export function estimateTokens(text: string): number {
  return tokensIn(Buffer.byteLength(text), FIRST_RATIO);
}

function tokensIn(bytes: number, ratio: number): number {
  return Math.ceil((bytes / BYTES) * ratio);
}

/**
 * How many tokens a text has, without a tokenizer: UTF-8 bytes / 3, times a ratio of the model that is learnt from the
 * usage that its server tells. Kept in the process.
 */
@Injectable()
export class TokenEstimates {
  private readonly ratios = new Map<string, { ratio: number; observed: number }>();

  /** @param model its name */
  of(model: string, text: string): number {
    return this.ofBytes(model, Buffer.byteLength(text));
  }

  ofBytes(model: string, bytes: number): number {
    return tokensIn(bytes, this.ratioOf(model));
  }

  private ratioOf(model: string): number {
    return this.ratios.get(model)?.ratio ?? FIRST_RATIO;
  }

  /** How many prompts the ratio is from. */
  observationsOf(model: string): number {
    return this.ratios.get(model)?.observed ?? 0;
  }

  /** @param tokens that the server has counted in a text of as many bytes */
  learn(model: string, bytes: number, tokens: number): void {
    if (bytes < LEAST_BYTES || tokens <= 0) return;
    const seen = Math.min(MOST_RATIO, Math.max(LEAST_RATIO, tokens / (bytes / BYTES)));
    const known = this.ratios.get(model);
    if (!known && this.ratios.size >= MOST_MODELS) this.ratios.clear();
    const ratio = known ? known.ratio + WEIGHT * (seen - known.ratio) : seen;
    this.ratios.set(model, { ratio, observed: (known?.observed ?? 0) + 1 });
  }
}
