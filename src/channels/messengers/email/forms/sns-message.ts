import { isUtf8 } from 'node:buffer';
import { verify, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import type { RefusalReason } from '../../channel.types.js';

/** Longest message of Amazon SNS, 256 KB, with its envelope and what JSON makes of it. */
const MOST_BYTES = 1_000_000;
const LONGEST_AGE_MS = 24 * 3_600_000;
const TOPIC = /^arn:(aws(?:-cn|-us-gov)?):sns:([a-z0-9-]{1,40}):\d{12}:[\w-]{1,256}$/;
/** Such as `eu-west-1`, `us-gov-east-1`. */
const REGION = /^[a-z]{2}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/;
const TEXT = v.string();
const MESSAGE = v.object({
  Type: v.picklist(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  ...{ MessageId: TEXT, TopicArn: TEXT, Message: TEXT, Timestamp: TEXT, Signature: TEXT },
  SignatureVersion: v.picklist(['1', '2']),
  SigningCertURL: v.pipe(
    TEXT,
    v.check((text) => URL.canParse(text)),
  ),
  ...{ Subject: v.optional(TEXT), Token: v.optional(TEXT), SubscribeURL: v.optional(TEXT) },
});
/** A message of Amazon SNS (docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html). */
export type SnsMessage = v.InferOutput<typeof MESSAGE>;

const OF_NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const;
const OF_SUBSCRIPTION = [
  ...['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
] as readonly (keyof SnsMessage)[];

/** @returns undefined of what is none, also of one without its envelope */
export function snsMessage(body: Buffer): SnsMessage | undefined {
  if (body.length > MOST_BYTES) return undefined;
  const parsed = v.safeParse(MESSAGE, jsonOf(body));
  return parsed.success ? parsed.output : undefined;
}

/** As it was signed: what cannot be stored is left out later. */
function jsonOf(body: Buffer): unknown {
  try {
    return isUtf8(body) ? (JSON.parse(body.toString('utf8')) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns null of what names no topic */
export function snsRegion(topicArn: string): { region: string; host: string } | null {
  const [, partition, region = ''] = TOPIC.exec(topicArn) ?? [];
  if (partition === undefined || !REGION.test(region)) return null;
  return { region, host: `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}` };
}

/**
 * Where the certificate of a message stands, when that is a file of the server of the topic's own region: whoever could name
 * another place could sign. @returns null of any other place
 */
export function certificatePath({ SigningCertURL: address, TopicArn: topic }: SnsMessage): string | null {
  const { protocol, host, pathname, search, username, password } = new URL(address);
  const isOwn =
    protocol === 'https:' && host === snsRegion(topic)?.host && search + username + password === '';
  return isOwn && /^\/[\w-]{1,200}\.pem$/.test(pathname) ? pathname : null;
}

/**
 * The signature, RSA with SHA-1 (version 1) or SHA-256 (version 2), of the lines of the fields
 * (docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html).
 * @param key of the certificate
 */
export function snsSignature(message: SnsMessage, key: KeyObject, now: Date): RefusalReason | null {
  const fields = message.Type === 'Notification' ? OF_NOTIFICATION : OF_SUBSCRIPTION;
  const signed = fields.flatMap((name) => {
    const value = message[name];
    return value === undefined ? [] : [`${name}\n${value}\n`];
  });
  const digest = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  const signature = Buffer.from(message.Signature, 'base64');
  if (!verify(digest, Buffer.from(signed.join('')), key, signature)) return 'wrong_signature';
  const age = Math.abs(now.getTime() - Date.parse(message.Timestamp));
  return age <= LONGEST_AGE_MS ? null : 'too_old';
}
