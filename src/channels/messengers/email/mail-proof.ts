import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { isSameText, singleHeader } from '../../../platform/crypto/hmac.js';
import type { ChannelDelivery } from '../channel-adapter.port.js';
import type { ChannelSettings, RefusalReason } from '../channel.types.js';
import { isForm, mailgunForm } from './forms/mailgun-form.js';
import { contentHash, mailgunSignature } from './forms/mailgun-signature.js';
import { SnsCalls } from './forms/sns-calls.js';
import { snsMessage, snsSignature } from './forms/sns-message.js';
import { SpentTokens } from './forms/spent-tokens.js';
import { isOfSns } from './mail-forms.js';

/** Whom a provider delivers as, by the address that it calls (RFC 7617). */
export const USER = 'frontdesk';

/** Whether a delivery of mail is genuine: by what it is signed with, else by the channel's own password. */
@Injectable()
export class MailProof {
  constructor(
    private readonly sns: SnsCalls,
    private readonly tokens: SpentTokens,
    private readonly clock: Clock,
  ) {}

  /** What the headers alone tell: null where the body has the proof. */
  byHeaders(delivery: ChannelDelivery, settings: ChannelSettings): RefusalReason | null {
    if (isOfSns(delivery)) return topicOf(settings) === '' ? 'no_secret' : null;
    return isSignedByMailgun(delivery, settings) ? null : byPassword(delivery, settings);
  }

  /** @throws DomainError `unavailable` when it cannot be told now */
  async of(delivery: ChannelDelivery, settings: ChannelSettings): Promise<RefusalReason | null> {
    if (isOfSns(delivery)) return this.bySns(delivery, topicOf(settings));
    if (isSignedByMailgun(delivery, settings)) return this.byMailgun(delivery, keyOf(settings));
    return byPassword(delivery, settings);
  }

  private async bySns({ body }: ChannelDelivery, topic: string): Promise<RefusalReason | null> {
    if (topic === '') return 'no_secret';
    const message = snsMessage(body);
    if (!message) return 'no_signature';
    if (message.TopicArn !== topic) return 'wrong_signature';
    const key = await this.sns.keyOf(message);
    return key ? snsSignature(message, key, this.clock.now()) : 'wrong_signature';
  }

  private async byMailgun(delivery: ChannelDelivery, signingKey: string): Promise<RefusalReason | null> {
    const fields = (await mailgunForm(delivery))?.fields;
    if (!fields) return 'no_signature';
    const [timestamp = '', token = '', signature = ''] = ['timestamp', 'token', 'signature'].map((name) =>
      fields.get(name),
    );
    const reason = mailgunSignature({ timestamp, token, signature }, signingKey, this.clock.now());
    if (reason !== null) return reason;
    return (await this.tokens.countsFor(token, contentHash(fields))) ? null : 'wrong_signature';
  }
}

function isSignedByMailgun(delivery: ChannelDelivery, settings: ChannelSettings): boolean {
  return keyOf(settings) !== '' && isForm(delivery);
}

function byPassword(delivery: ChannelDelivery, { secret }: ChannelSettings): RefusalReason | null {
  const { password = '' } = secret;
  if (password.trim() === '') return 'no_secret';
  const sent = singleHeader(delivery, 'authorization');
  if (sent === undefined) return 'no_signature';
  if (sent === null) return 'several_signatures';
  const right = `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;
  return isSameText(sent, right) ? null : 'wrong_signature';
}

function keyOf({ secret }: ChannelSettings): string {
  return (secret['mailgunSigningKey'] ?? '').trim();
}

function topicOf({ open }: ChannelSettings): string {
  return (open['snsTopicArn'] as string | undefined) ?? '';
}
