import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { METRICS } from '../../platform/metrics/metrics.js';
import { PublicPost } from '../../platform/outbound/public-post.js';
import { WebFault, type WebProblem } from '../../platform/outbound/public-web.js';
import { runningTraceparent } from '../../platform/tracing/spans.js';
import { bodyOf, type DeliveryAttempt, type OwedDelivery } from '../webhook.types.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { keptBody, keptHeaders, keptUrl } from './redact.js';
import { signedHeaders, withoutSignatures } from './signed-request.js';

const LIMITS = { timeoutMs: 10_000, maxBytes: 65_536 };

/** A call, and what the receiver wishes. */
export interface Called {
  call: DeliveryAttempt;
  /** Seconds until it wants to be called again; null without a wish. */
  retryAfterSeconds: number | null;
}

const PROBLEMS: Partial<Record<WebProblem, string>> = {
  timed_out: 'It did not answer within 10 seconds.',
  private_address: 'Its host has an address that is not public, so nothing was sent.',
  invalid_address: 'Its address is no https address, so nothing was sent.',
};

/** Makes one call of a webhook: signed, guarded, bounded. */
@Injectable()
export class WebhookCaller {
  constructor(
    private readonly web: PublicPost,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  async call(delivery: OwedDelivery): Promise<Called> {
    const { event, webhookId, url } = delivery;
    const at = this.clock.now();
    const body = bodyOf(event);
    const headers = signedHeaders(body, {
      ...{ id: event.id, at, correlationId: event.correlationId },
      secrets: delivery.secrets.map((secret) => this.secrets.open(webhookId, secret)),
      traceparent: runningTraceparent() ?? event.traceparent,
    });
    const started = performance.now();
    const sent = { at, url: keptUrl(url), requestHeaders: withoutSignatures(headers) };
    try {
      const answer = await this.web.post(url, headers, body, LIMITS);
      const call = {
        ...sent,
        ...{ durationMs: took(started), status: answer.status, problem: null },
        responseHeaders: keptHeaders(answer.headers),
        responseBody: keptBody(answer.body, LIMITS.maxBytes),
      };
      METRICS.webhookCalls.add({ outcome: isDelivered(answer.status) ? 'delivered' : 'refused' });
      return { call, retryAfterSeconds: answer.retryAfterSeconds };
    } catch (error) {
      if (!(error instanceof WebFault)) throw error;
      METRICS.webhookCalls.add({ outcome: outcomeOf(error.problem) });
      const call = { ...sent, ...{ durationMs: took(started), status: null }, problem: wordsOf(error) };
      return { call: { ...call, responseHeaders: {}, responseBody: null }, retryAfterSeconds: null };
    } finally {
      METRICS.webhookCallSeconds.observeMs({}, performance.now() - started);
    }
  }
}

/** A redirect is none: it is not followed. */
export function isDelivered(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

const took = (started: number): number => Math.round(performance.now() - started);

function outcomeOf(problem: WebProblem): 'timed_out' | 'unreachable' | 'forbidden' {
  if (problem === 'timed_out') return 'timed_out';
  return problem === 'private_address' || problem === 'invalid_address' ? 'forbidden' : 'unreachable';
}

/** With the code of the operating system or of TLS: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
function wordsOf({ problem, cause }: WebFault): string {
  const code = (cause as { code?: unknown } | undefined)?.code;
  const detail = typeof code === 'string' && /^[A-Z_0-9]{2,60}$/u.test(code) ? ` (${code})` : '';
  return PROBLEMS[problem] ?? `It could not be reached${detail}.`;
}
