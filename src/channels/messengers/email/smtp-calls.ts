import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { SendMailOptions, Transporter } from 'nodemailer';
import { OutboundConfig } from '../../../config/outbound.config.js';
import { isPublicAddress, lookUpPublic, PrivateAddress } from '../../../platform/outbound/public-address.js';
import { PlatformFailure } from '../channel-adapter.port.js';
import { smtpFailure } from './smtp-errors.js';

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
/** Those that mail programs send by (RFC 8314), and what providers have beside them. */
const PORTS: readonly number[] = [25, 465, 587, 2465, 2525, 2587];

/** Mail by the server that a business names (RFC 5321). It is connected to at an address that was checked. */
@Injectable()
export class SmtpCalls {
  constructor(private readonly config: OutboundConfig) {}

  /** Whether the server accepts the login. @throws PlatformFailure */
  async verify(smtpUrl: string): Promise<void> {
    await this.using(smtpUrl, (transport) => transport.verify());
  }

  /** @throws PlatformFailure */
  async send(smtpUrl: string, mail: SendMailOptions): Promise<void> {
    await this.using(smtpUrl, (transport) => transport.sendMail(mail));
  }

  private async using(smtpUrl: string, work: (transport: Transporter) => Promise<unknown>): Promise<void> {
    const transport = await this.open(new URL(smtpUrl));
    try {
      await work(transport);
    } catch (error) {
      throw smtpFailure(error);
    } finally {
      transport.close();
    }
  }

  private async open(url: URL): Promise<Transporter> {
    const isSecure = url.protocol === 'smtps:';
    const isPrivate = this.config.smtpPrivateHosts.includes(url.hostname);
    const port = Number(url.port || (isSecure ? 465 : 587));
    if (!isPrivate && !PORTS.includes(port))
      throw new PlatformFailure('refused', `No mail is sent by port ${port}: use 465 or 587.`);
    const { createTransport } = await import('nodemailer');
    return createTransport({
      ...{ host: isPrivate ? url.hostname : await publicAddressOf(url.hostname), port, secure: isSecure },
      // Without it the login would go in the clear.
      requireTLS: !isSecure && !isPrivate,
      tls: { servername: url.hostname },
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      ...TIMEOUTS,
    });
  }
}

async function publicAddressOf(host: string): Promise<string> {
  const refusal = new PlatformFailure('refused', 'The mail server does not have a public address.');
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw refusal;
    return host;
  }
  return new Promise((resolve, reject) => {
    lookUpPublic(host, { all: false }, (error, address) => {
      if (error instanceof PrivateAddress) reject(refusal);
      else if (error) reject(new PlatformFailure('retry', 'The mail server’s name could not be looked up.'));
      else resolve(String(address));
    });
  });
}
