import { execFileSync } from 'node:child_process';
import { createSign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlatformServer, type PlatformAnswer, type PlatformCall } from './platform-server.js';

/** A certificate as Amazon SNS signs with, which signs itself, and its key; both PEM. */
export interface SigningCertificate {
  pem: string;
  key: string;
}

/** @param days that it is valid; -1: it has ended */
export function newCertificate(days = 2): SigningCertificate {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-sns-'));
  const [key, cert, request] = ['key.pem', 'cert.pem', 'request.pem'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  const run = (...words: string[]): void => void execFileSync('openssl', words, { stdio: 'pipe' });
  try {
    const subject = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=sns.amazonaws.com'];
    run('req', ...subject, '-keyout', key, '-out', request);
    run('x509', '-req', '-in', request, '-signkey', key, '-days', String(days), '-out', cert);
    return { pem: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** A message as Amazon SNS sends it: its body, and its headers. */
export interface SnsDelivery {
  body: string;
  headers: Record<string, string>;
}

const CERTIFICATE_PATH = '/SimpleNotificationService-0123456789abcdef.pem';

/**
 * A stand-in of Amazon SNS for HTTPS endpoints in its wire format: signed messages
 * (docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html, …/sns-verify-signature-of-message.html), its
 * certificate, and `ConfirmSubscription`.
 */
export class SnsServer extends PlatformServer {
  /** Answers of the next calls. */
  readonly faults: PlatformAnswer[] = [];
  readonly certificate = newCertificate();
  private count = 0;

  static async start(port?: number): Promise<SnsServer> {
    const server = new SnsServer();
    await server.listen(port);
    return server;
  }

  private constructor() {
    super();
  }

  notification(topicArn: string, message: string, change: Record<string, string> = {}): SnsDelivery {
    return this.signed({ Type: 'Notification', Message: message, TopicArn: topicArn, ...change });
  }

  subscription(topicArn: string, token: string): SnsDelivery {
    return this.signed({
      ...{ Type: 'SubscriptionConfirmation', TopicArn: topicArn, Token: token },
      Message: `You have chosen to subscribe to the topic ${topicArn}.`,
      SubscribeURL: `https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=${token}`,
    });
  }

  /** @param fields which replace the usual ones @param key that it is signed with */
  signed(fields: Record<string, string>, key = this.certificate.key): SnsDelivery {
    const message: Record<string, string> = {
      MessageId: `00000000-0000-4000-8000-${String((this.count += 1)).padStart(12, '0')}`,
      ...{ Timestamp: new Date().toISOString(), SignatureVersion: '2' },
      SigningCertURL: `https://sns.eu-west-1.amazonaws.com${CERTIFICATE_PATH}`,
      ...fields,
    };
    const names =
      message['Type'] === 'Notification'
        ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
        : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
    const sign = createSign(message['SignatureVersion'] === '1' ? 'RSA-SHA1' : 'RSA-SHA256');
    for (const name of names) if (message[name] !== undefined) sign.update(`${name}\n${message[name]}\n`);
    const body = JSON.stringify({ ...message, Signature: sign.sign(key, 'base64') });
    const { Type: type = '', MessageId: id = '', TopicArn: topic = '' } = message;
    return {
      body,
      headers: {
        ...{ 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': type },
        ...{ 'x-amz-sns-message-id': id, 'x-amz-sns-topic-arn': topic },
      },
    };
  }

  protected answer({ path }: PlatformCall): PlatformAnswer {
    const fault = this.faults.shift();
    if (fault) return fault;
    const headers = { 'content-type': 'text/plain' };
    if (path === CERTIFICATE_PATH) return { status: 200, json: null, text: this.certificate.pem, headers };
    return path.startsWith('/?Action=ConfirmSubscription')
      ? { status: 200, json: null, text: '<ConfirmSubscriptionResponse/>', headers }
      : { status: 404, json: {} };
  }
}

/** What Amazon SES tells of a mail that a receipt rule's SNS action has taken (…/receiving-email-notifications-examples.html). */
export function sesReceived(
  topicArn: string,
  mail: string,
  { encoding = 'UTF8', virus = 'PASS', spam = 'PASS' } = {},
): string {
  const content = encoding === 'BASE64' ? Buffer.from(mail).toString('base64') : mail;
  return JSON.stringify({
    notificationType: 'Received',
    receipt: {
      ...{
        timestamp: new Date().toISOString(),
        processingTimeMillis: 222,
        recipients: ['help@clay.example'],
      },
      ...{ spamVerdict: { status: spam }, virusVerdict: { status: virus } },
      ...{ spfVerdict: { status: 'PASS' }, dkimVerdict: { status: 'PASS' } },
      action: { type: 'SNS', topicArn, encoding },
    },
    mail: { source: 'mary@customers.example', messageId: 'd6iitobk75ur44p8kdnnp7g2n800', headers: [] },
    content,
  });
}
