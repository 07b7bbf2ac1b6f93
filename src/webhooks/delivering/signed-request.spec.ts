import { Webhook } from 'standardwebhooks';
import { signedHeaders, withoutSignatures } from './signed-request.js';

const secretOf = (letter: string): string => `whsec_${Buffer.alloc(32, letter).toString('base64')}`;
const BODY = '{"type":"message.created","data":{"text":"Wo ist „meins“? 🎁 \\u0000"}}';

function headers(secrets: string[], at = new Date()): Record<string, string> {
  return signedHeaders(BODY, { id: 'e-1', at, secrets, correlationId: 'c-1', traceparent: null });
}

describe('a signed request', () => {
  it('is genuine for the library of Standard Webhooks, by each secret', () => {
    const sent = headers([secretOf('b'), secretOf('a')]);
    for (const letter of ['a', 'b'])
      expect(new Webhook(secretOf(letter)).verify(BODY, sent)).toMatchObject({ type: 'message.created' });
    expect(() => new Webhook(secretOf('c')).verify(BODY, sent)).toThrow();
  });

  it('is not when a byte, the id or the time was changed, or when it is old', () => {
    const webhook = new Webhook(secretOf('a'));
    const sent = headers([secretOf('a')]);
    expect(() => webhook.verify(`${BODY} `, sent)).toThrow();
    expect(() => webhook.verify(BODY, { ...sent, 'webhook-id': 'e-2' })).toThrow();
    const later = String(Number(sent['webhook-timestamp']) + 1);
    expect(() => webhook.verify(BODY, { ...sent, 'webhook-timestamp': later })).toThrow();
    const old = headers([secretOf('a')], new Date(Date.now() - 301_000));
    expect(() => webhook.verify(BODY, old)).toThrow(/old/u);
  });

  it('tells its length in bytes, whose it is, and the trace when there is one', () => {
    const sent = headers([secretOf('a')]);
    expect(sent).toMatchObject({ 'x-correlation-id': 'c-1', 'content-length': `${Buffer.byteLength(BODY)}` });
    expect(sent).not.toHaveProperty('traceparent');
  });

  it('has no signature in the log', () => {
    const kept = withoutSignatures(headers([secretOf('a'), secretOf('b')]));
    expect(kept['webhook-signature']).toBe('v1,*** v1,***');
    expect(kept['webhook-id']).toBe('e-1');
  });
});
