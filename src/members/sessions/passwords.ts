import { Injectable } from '@nestjs/common';
import { MEMBER_ERRORS } from '../members.errors.js';

type Argon2 = typeof import('@node-rs/argon2');

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. `Algorithm` is a const enum: 2 is Argon2id. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** At once, because each needs its memory and a core. */
const MOST_AT_ONCE = 4;
/** In each of the two lines. About a second of waiting. */
const MOST_WAITING = 100;

/** Who asks: `known` have shown a valid link, or come from an address where somebody is signed in to the account. */
export type Asker = 'known' | 'stranger';

/**
 * Hashes passwords and compares them. Strangers wait in a line of their own, behind all who are known: a flood of guesses
 * keeps no member out.
 */
@Injectable()
export class Passwords {
  private library: Promise<Argon2> | undefined;
  private nobodys: Promise<string> | undefined;
  private running = 0;
  private readonly waiting: Record<Asker, (() => void)[]> = { known: [], stranger: [] };

  /** A PHC string. Only whoever is known sets a password. @throws DomainError `sign_in_busy` */
  hash(password: string): Promise<string> {
    return this.inTurn('known', ({ hash }) => hash(password, COST));
  }

  /**
   * Takes the same time for an account that there is not.
   * @param stored undefined for an unknown account; then never true
   * @throws DomainError `sign_in_busy`
   */
  async isRight(password: string, stored: string | undefined, asker: Asker): Promise<boolean> {
    const nobodys = await this.nobodysHash();
    const isSame = await this.inTurn(asker, ({ verify }) => verify(stored ?? nobodys, password));
    return isSame && stored !== undefined;
  }

  /** Made once; not kept when it could not be made. */
  private nobodysHash(): Promise<string> {
    this.nobodys ??= this.hash('nobody’s').catch((error: unknown) => {
      this.nobodys = undefined;
      throw error;
    });
    return this.nobodys;
  }

  private async inTurn<Result>(asker: Asker, work: (argon2: Argon2) => Promise<Result>): Promise<Result> {
    await this.place(asker);
    try {
      // Loaded with the first sign-in: only some processes have one.
      return await work(await (this.library ??= import('@node-rs/argon2')));
    } finally {
      const next = this.waiting.known.shift() ?? this.waiting.stranger.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Resolves with a place, which whoever leaves hands to the one who has waited longest, first of those who are known. */
  private async place(asker: Asker): Promise<void> {
    if (this.running < MOST_AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting[asker].length >= MOST_WAITING)
      throw MEMBER_ERRORS.sign_in_busy('Many people sign in just now. Try again.', { retryAfterSeconds: 2 });
    await new Promise<void>((resolve) => this.waiting[asker].push(resolve));
  }
}
