import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

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
