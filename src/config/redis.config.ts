import { Type } from 'class-transformer';
import { IsIn, IsInt, IsUrl, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

export class RedisConfig {
  @Setting({
    env: 'REDIS_URL',
    description: 'Redis 6.2 or newer, or Valkey, for queues, event streams and limits',
    secret: true,
  })
  @IsUrl(
    { protocols: ['redis', 'rediss'], require_protocol: true, require_tld: false, require_host: true },
    { message: 'must be a redis:// URL' },
  )
  url: string;

  @Setting({
    env: 'REDIS_COMMAND_TIMEOUT_MS',
    description: 'Longest wait for Redis on a request path, in milliseconds',
    default: '500',
  })
  @Type(() => Number)
  @IsInt()
  @Min(50)
  commandTimeoutMs: number;

  @Setting({
    env: 'REDIS_PERSISTENCE',
    description:
      '`required`: workers do not start on a Redis that forgets everything when it restarts; `optional`: they do',
    default: 'required',
  })
  @IsIn(['required', 'optional'])
  persistence: 'required' | 'optional';

  @Setting({
    env: 'TURN_CONCURRENCY',
    description: 'Turns that one worker process answers at once',
    default: '10',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  turnConcurrency: number;

  @Setting({
    env: 'TURN_TENANT_PERCENT',
    description: 'Part of TURN_CONCURRENCY that turns of one business may take, at least one turn',
    default: '50',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  turnTenantPercent: number;
}
