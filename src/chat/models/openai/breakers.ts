import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  circuitBreaker,
  CircuitState,
  handleWhen,
  type CircuitBreakerPolicy,
  type IBreaker,
} from 'cockatiel';
import type { ModelEndpoint } from '../model-client.port.js';
import { ModelFault, type ModelFaultKind } from '../model-fault.js';
import { endpointKey } from './capabilities.js';

const FAILURES = 5;
const WITHIN_MS = 10_000;
const OPEN_MS = 30_000;
const REFUSED_KEY_MS = 60_000;
const MOST_ENTRIES = 1_000;

/** Faults of the server itself, whoever asks. */
const SERVER_FAULTS: readonly ModelFaultKind[] = [
  'unavailable',
  'first_token_timeout',
  'idle_timeout',
  'incomplete',
];

/** One call's place at a breaker; exactly one of the three is called. */
export interface BreakerPlace {
  succeed(): void;
  fail(fault: ModelFault): void;
  /** Nothing was learnt of the server, as when the visitor has gone. */
  leave(): void;
}

/** Ends a call without a verdict; as a probe it does not close the breaker. */
class NoVerdict extends Error {}

/**
 * One circuit breaker for each server and model: open for 30 s after 5 failures in 10 s that outnumber the successes,
 * then one call probes it. And what keys were refused in the last minute, so that a bad one is not tried at every turn.
 */
@Injectable()
export class ModelBreakers {
  private readonly policies = new Map<string, CircuitBreakerPolicy>();
  private readonly refused = new Map<string, number>();

  /** @throws ModelFault `breaker_open` */
  enter(endpoint: ModelEndpoint): BreakerPlace {
    const policy = this.policyOf(endpoint);
    const verdict = Promise.withResolvers<undefined>();
    const place = { isTaken: false };
    // The library lets others wait for the probe of a half-open breaker; a visitor has no time for that.
    if (policy.state !== CircuitState.HalfOpen) {
      const passing = policy.execute(() => {
        place.isTaken = true;
        return verdict.promise;
      });
      passing.catch(() => undefined);
    }
    if (!place.isTaken)
      throw new ModelFault('breaker_open', `${endpoint.model} has failed repeatedly and rests.`);
    return {
      succeed: () => verdict.resolve(undefined),
      fail: (fault) => (isServerFault(endpoint, fault) ? verdict.reject(fault) : verdict.resolve(undefined)),
      leave: () => verdict.reject(new NoVerdict()),
    };
  }

  /** @throws ModelFault `refused_key` when the server has refused the key a moment ago */
  checkKey(endpoint: ModelEndpoint): void {
    const until = this.refused.get(keyOf(endpoint));
    if (until !== undefined && until > Date.now())
      throw new ModelFault('refused_key', 'The server has refused this key in the last minute.');
  }

  noteRefusedKey(endpoint: ModelEndpoint): void {
    if (this.refused.size >= MOST_ENTRIES) this.refused.clear();
    this.refused.set(keyOf(endpoint), Date.now() + REFUSED_KEY_MS);
  }

  /** For a key that is tried out on purpose. */
  forgetRefusedKey(endpoint: ModelEndpoint): void {
    this.refused.delete(keyOf(endpoint));
  }

  private policyOf(endpoint: ModelEndpoint): CircuitBreakerPolicy {
    const key = endpointKey(endpoint);
    const known = this.policies.get(key);
    if (known) return known;
    if (this.policies.size >= MOST_ENTRIES) this.policies.clear();
    const made: CircuitBreakerPolicy = circuitBreaker(
      handleWhen((error) => !(error instanceof NoVerdict) || made.state === CircuitState.HalfOpen),
      { halfOpenAfter: OPEN_MS, breaker: new RecentFailures() },
    );
    this.policies.set(key, made);
    return made;
  }
}

/** The limit of a business's own key is no fault of the server. */
function isServerFault(endpoint: ModelEndpoint, { kind }: ModelFault): boolean {
  return SERVER_FAULTS.includes(kind) || (kind === 'rate_limited' && endpoint.owner === 'platform');
}

const keyOf = (endpoint: ModelEndpoint): string => {
  const key = createHash('sha256')
    .update(endpoint.apiKey ?? '')
    .digest('base64url');
  return `${endpointKey(endpoint)} ${key}`;
};

/** The library's sampling breaker keeps old failures for as long as there are no newer calls; this one counts by time. */
class RecentFailures implements IBreaker {
  /** Of the calls of the last seconds: when, and whether it failed. */
  private calls: { at: number; failed: boolean }[] = [];

  get state(): unknown {
    return this.calls;
  }

  set state(calls: unknown) {
    this.calls = calls as { at: number; failed: boolean }[];
  }

  success(state: CircuitState): void {
    if (state === CircuitState.HalfOpen) this.calls = [];
    else this.note(false);
  }

  failure(): boolean {
    this.note(true);
    const failures = this.calls.filter(({ failed }) => failed).length;
    return failures >= FAILURES && failures * 2 > this.calls.length;
  }

  private note(failed: boolean): void {
    const at = Date.now();
    this.calls = [...this.calls.filter((call) => call.at > at - WITHIN_MS), { at, failed }];
  }
}
