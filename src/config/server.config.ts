import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

const CONSOLE_ADDRESS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  disallow_auth: true,
};

export class ServerConfig {
  @Setting({ env: 'PORT', description: 'Port of the HTTP server', default: '3000' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number;

  @Setting({ env: 'HOST', description: 'Address the HTTP server listens on', default: '0.0.0.0' })
  @IsString()
  host: string;

  @Setting({
    env: 'EMBEDDED',
    description: '`true` serves the demo page; set by `npm start`, never in production',
    default: 'false',
  })
  @Transform(({ value }) => value === 'true')
  @IsBoolean()
  embedded: boolean;

  @Setting({
    env: 'CONSOLE_URL',
    description:
      'Where people reach the console, `https://desk.example.com`: links in mails begin with it; empty is `http://localhost` with the port, and mails no links',
    default: '',
  })
  @ValidateIf(({ consoleUrl }: ServerConfig) => consoleUrl !== '')
  @IsUrl(CONSOLE_ADDRESS, { message: 'must be an http:// or https:// URL without a user' })
  consoleUrl: string;

  @Setting({
    env: 'DEMO_FILE',
    description: 'JSON file with the keys of the seeded demo businesses, written by `npm start`',
    default: '',
  })
  @IsOptional()
  @IsString()
  demoFile?: string;
}

export class LoggingConfig {
  @Setting({
    env: 'LOG_FORMAT',
    description: '`json` for machines, `pretty` for a terminal',
    default: 'json',
  })
  @IsIn(['json', 'pretty'])
  format: 'json' | 'pretty';

  @Setting({
    env: 'LOG_LEVEL',
    description: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
    default: 'info',
  })
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  level: string;
}
