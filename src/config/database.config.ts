import { Type } from 'class-transformer';
import { IsInt, IsUrl, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

const POSTGRES_URL = {
  protocols: ['postgres', 'postgresql'],
  require_protocol: true,
  require_tld: false,
  require_host: true,
};

export class DatabaseConfig {
  @Setting({ env: 'DATABASE_URL', description: 'PostgreSQL as the `frontdesk_app` role', secret: true })
  @IsUrl(POSTGRES_URL, { message: 'must be a postgres:// URL' })
  url: string;

  @Setting({
    env: 'DATABASE_PLATFORM_URL',
    description: 'PostgreSQL as the `frontdesk_platform` role (registry and outbox only)',
    secret: true,
  })
  @IsUrl(POSTGRES_URL, { message: 'must be a postgres:// URL' })
  platformUrl: string;

  @Setting({
    env: 'DATABASE_POOL_SIZE',
    description: 'Connections of the app role per process',
    default: '10',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  poolSize: number;

  @Setting({
    env: 'DATABASE_PLATFORM_POOL_SIZE',
    description: 'Connections of the platform role per process',
    default: '4',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(20)
  platformPoolSize: number;

  @Setting({
    env: 'DATABASE_ACQUIRE_TIMEOUT_MS',
    description: 'Longest wait for a free connection, in milliseconds; then 503',
    default: '1000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(100)
  acquireTimeoutMs: number;

  @Setting({
    env: 'DATABASE_PREPARED_STATEMENTS',
    description:
      'Statements that a connection keeps prepared; 0 behind a transaction pooler that does not know them, as PgBouncer before 1.21',
    default: '200',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1000)
  preparedStatements: number;
}
