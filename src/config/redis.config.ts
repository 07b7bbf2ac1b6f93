import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  Max,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidationArguments,
} from 'class-validator';
import { parseRedisUrl, type RedisPlace } from '../kernel/redis-url.js';
import { Setting } from './setting.js';

const FORM = 'must be a redis://, redis+sentinel:// or redis+cluster:// URL';

@ValidatorConstraint({ name: 'redisUrl' })
class RedisUrl {
  private problem = FORM;

  validate(value: unknown, { property, object }: ValidationArguments): boolean {
    const place = placeOf(value);
    const isCache = property === 'cacheUrl';
    this.problem = FORM;
    if (isCache && value === '') {
      this.problem = 'is needed beside a cluster, because limits and kept answers span keys';
      return placeOf((object as RedisConfig).url)?.kind !== 'cluster';
    }
    if (isCache) this.problem = 'must be a redis:// or redis+sentinel:// URL';
    return place !== null && !(isCache && place.kind === 'cluster');
  }

  defaultMessage(): string {
    return this.problem;
  }
}

function placeOf(value: unknown): RedisPlace | null {
  try {
    return parseRedisUrl(String(value));
  } catch {
    return null;
  }
}

export class RedisConfig {
  @Setting({
    env: 'REDIS_URL',
    description:
      'Redis 6.2 or newer, or Valkey, for queues and event streams: `redis://host`, `redis+sentinel://host,host/master` or `redis+cluster://host,host`; `rediss` for TLS',
    secret: true,
  })
  @Validate(RedisUrl)
  url: string;

  @Setting({
    env: 'REDIS_CACHE_URL',
    description:
      'Another Redis for limits and kept answers, which may evict; the same one where it is empty. Needed beside a cluster, and no cluster itself',
    default: '',
    secret: true,
  })
  @Validate(RedisUrl)
  cacheUrl: string;

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
