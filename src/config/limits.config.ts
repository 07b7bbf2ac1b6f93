import { isIP } from 'node:net';
import { Transform, Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { commaList } from './values/comma-list.js';
import { Setting } from './setting.js';

const MOST = 1_000_000_000;
const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** The proxies whose `X-Forwarded-For` is trusted, and the limits that belong to no business. */
export class LimitsConfig {
  @Setting({
    env: 'TRUSTED_PROXIES',
    description:
      'Proxies whose `X-Forwarded-For` is believed: addresses, CIDR ranges, `loopback`, `linklocal`, `uniquelocal`',
    default: '',
  })
  @Transform(({ value }) => commaList(value))
  @ValidateBy({
    name: 'isProxyList',
    validator: {
      validate: (value) => Array.isArray(value) && value.every(isProxy),
      defaultMessage: () =>
        'must be a comma list of addresses, CIDR ranges such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
    },
  })
  trustedProxies: string[];

  @Setting({
    env: 'ADDRESS_REQUESTS_PER_MINUTE',
    description: 'Widget requests, pages and files of one address (IPv6: /64), over all businesses',
    default: '6000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  addressRequestsPerMinute: number;

  @Setting({
    env: 'ADDRESS_MESSAGES_PER_MINUTE',
    description: 'Messages of all visitors of one address (IPv6: /64)',
    default: '1200',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  addressMessagesPerMinute: number;

  @Setting({
    env: 'ADDRESS_SIGN_INS',
    description:
      'Tries to sign in that one address (IPv6: /64) has in 15 minutes; more where many people share an address',
    default: '20',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  addressSignIns: number;

  @Setting({
    env: 'ADDRESS_SESSIONS_PER_MINUTE',
    description: 'Visitor sessions that one address (IPv6: /64) may start',
    default: '300',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  addressSessionsPerMinute: number;

  @Setting({
    env: 'ADDRESS_REFUSALS_PER_MINUTE',
    description: 'Refused credentials of one address (IPv6: /64); then 429 without a look-up',
    default: '1000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  addressRefusalsPerMinute: number;

  @Setting({
    env: 'ADDRESS_OPEN_STREAMS',
    description: 'Event streams that visitors of one address (IPv6: /64) may have open',
    default: '1000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  addressOpenStreams: number;

  @Setting({
    env: 'VISITOR_REQUESTS_PER_MINUTE',
    description: 'Requests of one visitor of the widget',
    default: '300',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  visitorRequestsPerMinute: number;

  @Setting({
    env: 'ADMIN_REQUESTS_PER_MINUTE',
    description: 'Requests of one platform admin key',
    default: '12000',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  adminRequestsPerMinute: number;
}

/**
 * Whether Express's `trust proxy` accepts the entry; checked here so that a typing error stops the start with a clear
 * message.
 */
function isProxy(entry: unknown): boolean {
  if (typeof entry !== 'string') return false;
  if (PROXY_NAMES.has(entry)) return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128);
}
