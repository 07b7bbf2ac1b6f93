import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../kernel/errors.js';

/** So many guesses stand between a password and somebody who tries over the network (zxcvbn's score of 2). */
const FEWEST_GUESSES = 1e6;
/** Characters that are read of a password; more do not make it weaker, and reading takes time. */
const READ_CHARACTERS = 32;

/** Refuses passwords that somebody guesses soon: common ones, runs of keys, the person's own name and address. */
@Injectable()
export class PasswordStrength {
  private estimator: Promise<ZxcvbnFactory> | undefined;

  /**
   * @param own the person's name, address and the like
   * @throws DomainError `invalid` with `weak_password` at `/password`
   */
  async require(password: string, own: string[]): Promise<void> {
    this.estimator ??= newEstimator();
    const estimator = await this.estimator;
    if (estimator.check(password, own.flatMap(wordsOf)).guesses >= FEWEST_GUESSES) return;
    const detail =
      'This password is easy to guess. Take a longer one, such as four words that have nothing to do with you.';
    throw invalid([{ pointer: '/password', code: 'weak_password', detail }]);
  }
}

/** Loaded with the first use: the lists take memory, and most processes never need them. */
async function newEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: READ_CHARACTERS });
}

/** The whole, its parts, and these joined: `aoife.byrne@example.com` is also `aoifebyrne`. */
function wordsOf(text: string): string[] {
  const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const [local = ''] = text.toLowerCase().split('@');
  const joined = [local, text.toLowerCase()].map((whole) => whole.replace(/[^\p{L}\p{N}]+/gu, ''));
  return [text.toLowerCase(), ...parts, ...joined].filter((word) => word.length > 2);
}
