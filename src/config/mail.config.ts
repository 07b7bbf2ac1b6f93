import { IsString, IsUrl, Matches, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

const SMTP_URL = {
  protocols: ['smtp', 'smtps'],
  require_protocol: true,
  require_tld: false,
  require_host: true,
};

/** Mail to businesses. Without a server none is sent, and visitors are not told that anybody was told. */
export class MailConfig {
  @Setting({
    env: 'SMTP_URL',
    description: 'Mail server for mails to businesses, `smtps://user:password@host:465`; empty sends none',
    default: '',
    secret: true,
    isGiven: true,
  })
  @ValidateIf(({ smtpUrl }: MailConfig) => smtpUrl !== '')
  @IsUrl(SMTP_URL, { message: 'must be an smtp:// or smtps:// URL' })
  smtpUrl: string;

  @Setting({
    env: 'MAIL_FOLDER',
    description: 'Folder that mails to members are written to where there is no SMTP_URL; set by `npm start`',
    default: '',
  })
  @IsString()
  folder: string;

  @Setting({
    env: 'MAIL_FROM',
    description: 'Sender of these mails, `Frontdesk <desk@example.com>`; needed with SMTP_URL',
    default: '',
  })
  @ValidateIf(({ smtpUrl }: MailConfig) => smtpUrl !== '')
  @Matches(/^[^<>\r\n]{0,80}<?[^\s<>@]{1,64}@[^\s<>@]{1,190}>?$/u, {
    message: 'must be an address such as "Frontdesk <desk@example.com>"',
  })
  from: string;
}
