import { createHmac } from 'node:crypto';
import { hasEqual, singleHeader } from '../../../platform/crypto/hmac.js';
import type { ChannelDelivery } from '../channel-adapter.port.js';
import type { RefusalReason } from '../channel.types.js';

const HEADER = 'x-twilio-signature';

/**
 * `X-Twilio-Signature`: base64 of the HMAC-SHA1, under the account's auth token, of the whole URL and behind it each field of
 * the form, sorted, name and value with nothing between (twilio.com/docs/usage/webhooks/webhooks-security). Twilio may or
 * may not have the usual port in the URL.
 */
export function twilioSignature(delivery: ChannelDelivery, authToken: string): RefusalReason | null {
  if (authToken.trim() === '') return 'no_secret';
  const sent = singleHeader(delivery, HEADER);
  if (sent === undefined) return 'no_signature';
  if (sent === null) return 'several_signatures';
  const fields = fieldsOf(delivery.body);
  const wanted = writtenUrls(delivery.url).map((url) =>
    createHmac('sha1', authToken).update(`${url}${fields}`).digest('base64'),
  );
  return hasEqual([sent], wanted) ? null : 'wrong_signature';
}

function fieldsOf(body: Buffer): string {
  const fields = [...new URLSearchParams(body.toString('utf8'))];
  return fields
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => name + value)
    .join('');
}

function writtenUrls(url: string): string[] {
  if (!URL.canParse(url)) return [url];
  const { protocol, port, host } = new URL(url);
  const usual = protocol === 'https:' ? '443' : '80';
  return port === '' ? [url, url.replace(host, `${host}:${usual}`)] : [url];
}
