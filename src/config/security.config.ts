import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min, MinLength } from 'class-validator';
import { Setting } from './setting.js';

export class SecurityConfig {
  @Setting({
    env: 'ADMIN_API_KEY',
    description: 'The first platform admin key, `fd_admin_` + 43 + 6 characters',
    secret: true,
  })
  @Matches(/^fd_admin_[A-Za-z0-9_-]{49}$/, { message: 'must be an fd_admin_ key' })
  adminApiKey: string;

  @Setting({
    env: 'APP_SECRET',
    description:
      'At least 32 characters; signs visitor tokens; encrypts stored idempotent answers, identity secrets and keys of models',
    secret: true,
  })
  @MinLength(32, { message: 'must have at least 32 characters' })
  appSecret: string;

  @Setting({
    env: 'VISITOR_SESSION_HOURS',
    description: 'Hours a website visitor keeps the session and so the history',
    default: '720',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(8760)
  visitorSessionHours: number;
}
