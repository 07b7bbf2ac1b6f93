import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { IfPresent } from '../../../platform/http/validation/validators.js';

const SECRET = { minLength: 1, maxLength: 1_000 };

export class ChannelTemplateDto {
  @ApiProperty({ example: 'news_of_your_question', minLength: 1, maxLength: 512 })
  @IsString()
  @Length(1, 512)
  name: string;

  @ApiProperty({ example: 'en_US', minLength: 2, maxLength: 10 })
  @IsString()
  @Length(2, 10)
  language: string;

  @ApiPropertyOptional({
    example: true,
    default: false,
    description: 'Whether its body has one variable, for what is said.',
  })
  @IfPresent()
  @IsBoolean()
  hasText?: boolean;
}

/** What each platform needs stands in `docs/channels/`; secrets are stored encrypted and never shown. */
export class ChannelSettingsDto {
  @ApiPropertyOptional({
    ...{ example: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0', ...SECRET },
    description:
      'Telegram: the token that BotFather gives. Slack: the Bot User OAuth Token of your app, which begins with `xoxb-`. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  token?: string;

  @ApiPropertyOptional({
    ...{ example: '106540352242922', minLength: 1, maxLength: 30 },
    description: 'WhatsApp: the id of the phone number, as Meta shows it.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 30)
  phoneNumberId?: string;

  @ApiPropertyOptional({
    ...{ example: 'EAAJB0123456789abcdef', ...SECRET },
    description: 'Meta: the permanent access token of a system user (WhatsApp), or of the page. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  accessToken?: string;

  @ApiPropertyOptional({
    ...{ example: '0123456789abcdef0123456789abcdef', ...SECRET },
    description: 'Meta: the secret of your app. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  appSecret?: string;

  @ApiPropertyOptional({
    ...{ example: '8f742231b10e8888abcd99yyyzzz85a5', ...SECRET },
    description: 'Slack: the signing secret of your app. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  signingSecret?: string;

  @ApiPropertyOptional({
    ...{ example: 'AC0123456789abcdef0123456789abcdef', minLength: 1, maxLength: 60 },
    description: 'SMS: the SID of your account at Twilio.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 60)
  accountSid?: string;

  @ApiPropertyOptional({
    ...{ example: '0123456789abcdef0123456789abcdef', ...SECRET },
    description: 'SMS: the auth token of your account at Twilio. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  authToken?: string;

  @ApiPropertyOptional({
    ...{ example: '+353861234567', minLength: 1, maxLength: 30 },
    description: 'SMS: your number at Twilio, in international form.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 30)
  phoneNumber?: string;

  @ApiPropertyOptional({
    ...{ example: 'help@shop.example', minLength: 3, maxLength: 254 },
    description: 'E-mail: the address that your customers write to.',
  })
  @IfPresent()
  @IsString()
  @Length(3, 254)
  address?: string;

  @ApiPropertyOptional({
    ...{ example: 'Clay and Co', minLength: 0, maxLength: 80 },
    description: 'E-mail: the name beside it.',
  })
  @IfPresent()
  @IsString()
  @Length(0, 80)
  senderName?: string;

  @ApiPropertyOptional({
    ...{ example: 'smtps://help%40shop.example:password@smtp.example:465', ...SECRET },
    description: 'E-mail: the mail server that sends for it, with its login. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  smtpUrl?: string;

  @ApiPropertyOptional({
    ...{ example: 'imaps://help%40shop.example:password@imap.example:993/INBOX', ...SECRET, minLength: 0 },
    description:
      'E-mail: the mailbox that its mails are read from, with its login and folder; empty: none is. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(0, 1_000)
  imapUrl?: string;

  @ApiPropertyOptional({
    ...{ example: '0123456789abcdef0123456789abcdef', minLength: 0, maxLength: 200 },
    description:
      'E-mail by Mailgun: the HTTP webhook signing key of your account; empty: forms need the channel’s password. Secret.',
  })
  @IfPresent()
  @IsString()
  @Length(0, 200)
  mailgunSigningKey?: string;

  @ApiPropertyOptional({
    ...{ example: 'arn:aws:sns:eu-west-1:123456789012:mail', minLength: 0, maxLength: 400 },
    description: 'E-mail by Amazon SES: the topic of Amazon SNS that delivers; empty: none does.',
  })
  @IfPresent()
  @IsString()
  @Length(0, 400)
  snsTopicArn?: string;

  @ApiPropertyOptional({
    type: ChannelTemplateDto,
    nullable: true,
    description:
      'WhatsApp: an approved template for customers who have written nothing for 24 hours; null: none.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ChannelTemplateDto)
  template?: ChannelTemplateDto | null;

  @ApiPropertyOptional({
    example: false,
    default: false,
    description:
      'Messenger and Instagram: whether Meta has granted your app the feature Human Agent, by which your team may answer for seven days.',
  })
  @IfPresent()
  @IsBoolean()
  humanAgent?: boolean;
}
