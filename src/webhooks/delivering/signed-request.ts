import { Webhook } from 'standardwebhooks';

const USER_AGENT = 'Frontdesk-Webhooks/1.0';
const HIDDEN_SIGNATURE = 'v1,***';

/** What a request is signed and followed by. */
export interface Signing {
  /** The event's, the same at each attempt: a receiver that has seen it has nothing to do. */
  id: string;
  at: Date;
  /** Each signs, the newest first. */
  secrets: readonly string[];
  correlationId: string;
  /** W3C Trace Context; null when nobody traces. */
  traceparent: string | null;
}

/** The headers of Standard Webhooks 1.0 over these bytes. */
export function signedHeaders(
  body: string,
  { id, at, secrets, correlationId, traceparent }: Signing,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': USER_AGENT,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    'x-correlation-id': correlationId,
    ...(traceparent === null ? {} : { traceparent }),
  };
}

/** As the log has them. */
export function withoutSignatures(headers: Record<string, string>): Record<string, string> {
  const hidden = (headers['webhook-signature'] ?? '').split(' ').map(() => HIDDEN_SIGNATURE);
  return { ...headers, 'webhook-signature': hidden.join(' ') };
}
