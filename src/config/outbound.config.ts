import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { commaList } from './values/comma-list.js';
import { Setting } from './setting.js';

/** For a setting of hosts, separated by commas. */
const AreHosts = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => commaList(value).map((host) => host.toLowerCase())),
    ValidateBy({
      name: 'areHosts',
      validator: {
        validate: (value) =>
          Array.isArray(value) && value.every((host) => /^[\w.:[\]-]{1,253}$/.test(String(host))),
        defaultMessage: () => 'must be a comma list of host names or addresses, without port',
      },
    }),
  );

/** Addresses that businesses name: websites and feeds to be read, webhooks, and mail servers. */
export class OutboundConfig {
  @Setting({
    env: 'SOURCE_PRIVATE_HOSTS',
    description:
      'Hosts, separated by commas, of websites and feeds that may have private addresses; any business may then have them read',
    default: '',
  })
  @AreHosts()
  sourcePrivateHosts: string[];

  @Setting({
    env: 'WEBHOOK_PRIVATE_HOSTS',
    description:
      'Hosts, separated by commas, of webhooks that may have private addresses and plain HTTP, such as `127.0.0.1` to try webhooks on one machine; any business may then send to them',
    default: '',
  })
  @AreHosts()
  webhookPrivateHosts: string[];

  @Setting({
    env: 'SMTP_PRIVATE_HOSTS',
    description:
      'Hosts, separated by commas, of businesses’ mail servers that may have private addresses, any port and no TLS; any business may then send by them',
    default: '',
  })
  @AreHosts()
  smtpPrivateHosts: string[];

  @Setting({
    env: 'IMAP_PRIVATE_HOSTS',
    description:
      'Hosts, separated by commas, of businesses’ mailboxes that may have private addresses, any port and no TLS; any business may then have them read',
    default: '',
  })
  @AreHosts()
  imapPrivateHosts: string[];
}
