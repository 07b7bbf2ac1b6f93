import { X509Certificate, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { MessengerServers } from '../../../../platform/outbound/messenger-servers.js';
import { CHANNEL_ERRORS } from '../../channels.errors.js';
import { certificatePath, snsRegion, type SnsMessage } from './sns-message.js';

const TIMEOUT_MS = 5_000;
/** Amazon has one for each region and year or so. */
const MOST_CERTIFICATES = 100;
const LONGEST_CERTIFICATE = 20_000;

/** What Amazon SNS is asked: its certificates, and to begin to deliver. */
@Injectable()
export class SnsCalls {
  private readonly certificates = new Map<string, Promise<X509Certificate | null>>();

  constructor(
    private readonly servers: MessengerServers,
    private readonly clock: Clock,
  ) {}

  /**
   * The key that a message is to be signed with. @returns null when its certificate stands elsewhere than at Amazon, is none,
   * or is not valid now @throws DomainError `unavailable` when it cannot be had
   */
  async keyOf(message: SnsMessage): Promise<KeyObject | null> {
    const path = certificatePath(message);
    if (path === null) return null;
    const certificate = await this.certificateAt(message.TopicArn, path);
    if (!certificate) return null;
    const now = this.clock.now().getTime();
    const isValid = Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
    return isValid && certificate.publicKey.asymmetricKeyType === 'rsa' ? certificate.publicKey : null;
  }

  /** Says that messages of the topic are wanted. @throws DomainError `unavailable` */
  async confirm(topicArn: string, token: string): Promise<void> {
    const asked = new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn: topicArn, Token: token });
    const response = await this.call(topicArn, `/?${asked.toString()}`);
    await response.body?.cancel();
    if (!response.ok) throw unavailable(`Amazon SNS has answered ${response.status}.`, null);
  }

  private certificateAt(topicArn: string, path: string): Promise<X509Certificate | null> {
    const name = `${snsRegion(topicArn)?.host} ${path}`;
    const known = this.certificates.get(name);
    if (known) return known;
    const asked = this.read(topicArn, path);
    this.certificates.set(name, asked);
    // What was not had is asked for again, and what is none stands in the way of no other one.
    asked.then(
      (certificate) => certificate ?? this.certificates.delete(name),
      () => this.certificates.delete(name),
    );
    const [oldest] = this.certificates.keys();
    if (this.certificates.size > MOST_CERTIFICATES && oldest !== undefined) this.certificates.delete(oldest);
    return asked;
  }

  private async read(topicArn: string, path: string): Promise<X509Certificate | null> {
    const response = await this.call(topicArn, path);
    if (response.status >= 500) throw unavailable(`Amazon SNS has answered ${response.status}.`, null);
    const text = await response.text().catch((error: unknown) => {
      throw unavailable('Amazon SNS has not answered in full.', error);
    });
    if (!response.ok || text.length > LONGEST_CERTIFICATE) return null;
    try {
      return new X509Certificate(text);
    } catch {
      return null;
    }
  }

  private async call(topicArn: string, path: string): Promise<Response> {
    const place = snsRegion(topicArn);
    if (!place) throw new Error('A topic has a region.');
    const { url, fetch } = this.servers.sns(place.host);
    try {
      return await fetch(`${url}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw unavailable('Amazon SNS has not answered.', error);
    }
  }
}

function unavailable(says: string, cause: unknown): Error {
  return CHANNEL_ERRORS.delivery_unproven(`${says} Send it again.`, { retryAfterSeconds: 5, cause });
}
