import { Transform, Type } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const IS_SERVER = {
  name: 'isMessengerServer',
  validator: {
    validate: isServer,
    defaultMessage: () =>
      'must be an https:// URL without user, query, fragment and blanks; http:// only on localhost',
  },
};

/** The messaging platforms that businesses connect. */
export class ChannelsConfig {
  @Setting({
    env: 'TELEGRAM_BASE_URL',
    description: 'Server of Telegram’s Bot API; another one for a server of your own',
    default: 'https://api.telegram.org',
  })
  @Transform(({ value }) => String(value).replace(/\/$/, ''))
  @ValidateBy(IS_SERVER)
  telegramUrl: string;

  @Setting({
    env: 'GRAPH_BASE_URL',
    description: 'Server of Meta’s Graph API, which WhatsApp, Messenger and Instagram are sent by',
    default: 'https://graph.facebook.com',
  })
  @Transform(({ value }) => String(value).replace(/\/$/, ''))
  @ValidateBy(IS_SERVER)
  graphUrl: string;

  @Setting({ env: 'GRAPH_API_VERSION', description: 'Version of that API', default: 'v24.0' })
  @Matches(/^v\d{1,3}\.\d{1,2}$/, { message: 'must be a version such as v24.0' })
  graphVersion: string;

  @Setting({
    env: 'SLACK_BASE_URL',
    description: 'Server of Slack’s Web API',
    default: 'https://slack.com/api',
  })
  @Transform(({ value }) => String(value).replace(/\/$/, ''))
  @ValidateBy(IS_SERVER)
  slackUrl: string;

  @Setting({
    env: 'TWILIO_BASE_URL',
    description: 'Server of Twilio’s API, which SMS are sent by; another one for another region',
    default: 'https://api.twilio.com',
  })
  @Transform(({ value }) => String(value).replace(/\/$/, ''))
  @ValidateBy(IS_SERVER)
  twilioUrl: string;

  @Setting({
    env: 'SNS_BASE_URL',
    description:
      'Server of Amazon SNS, which Amazon SES delivers mails by; empty: that of each topic’s region, `https://sns.<region>.amazonaws.com`',
    default: '',
  })
  @Transform(({ value }) => String(value).replace(/\/$/, ''))
  @ValidateIf((_, value) => value !== '')
  @ValidateBy(IS_SERVER)
  snsUrl: string;

  @Setting({
    env: 'IMAP_POLL_SECONDS',
    description: 'How often a mailbox is asked for mails, beside what its server tells by itself (IMAP IDLE)',
    default: '60',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(600)
  mailboxPollSeconds: number;
}

function isServer(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value) || /\s/.test(value)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  if (username || password || search || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}
