import { Transform, Type } from 'class-transformer';
import { IsInt, IsString, Max, Min, MinLength, ValidateBy, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

/** A host name, an IPv4 address, or an IPv6 address in brackets; and a port. */
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:]{2,45}\])$/;
const SCHEME = 'grpc://';

/** Where the chat engine runs, and how it is reached. Without an address it runs in this process. */
export class ChatConfig {
  @Setting({
    env: 'CHAT_URL',
    description:
      'Chat processes that answer, `grpc://host:port[,host:port…]`, each name with all its addresses; empty: this process answers',
    default: '',
    secret: true,
  })
  @Transform(({ value }) => hostsOf(value))
  @ValidateBy({
    name: 'isChatUrl',
    validator: {
      validate: (value) => Array.isArray(value) && value.every(isHostAndPort),
      defaultMessage: () => 'must be grpc://host:port, or several as grpc://host:port,host:port',
    },
  })
  hosts: string[];

  @Setting({
    env: 'CHAT_SHARED_SECRET',
    description:
      'At least 32 characters, the same in the chat processes and in those that ask them; needed with CHAT_URL',
    default: '',
    secret: true,
  })
  @ValidateIf(({ hosts, sharedSecret }: ChatConfig) => hosts.length > 0 || sharedSecret !== '')
  @MinLength(32, { message: 'must have at least 32 characters' })
  sharedSecret: string;

  @Setting({
    env: 'CHAT_SHARED_SECRET_BEFORE',
    description:
      'While CHAT_SHARED_SECRET is replaced: the one before, which a chat process takes as well; at least 32 characters',
    default: '',
    secret: true,
  })
  @ValidateIf(({ sharedSecretBefore }: ChatConfig) => sharedSecretBefore !== '')
  @MinLength(32, { message: 'must have at least 32 characters' })
  sharedSecretBefore: string;

  @Setting({
    env: 'CHAT_HOST',
    description: 'Address that a chat process listens on',
    default: '0.0.0.0',
  })
  @IsString()
  listenHost: string;

  @Setting({ env: 'CHAT_PORT', description: 'Port that a chat process listens on', default: '50051' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65535)
  listenPort: number;

  @Setting({
    env: 'CHAT_TLS_CA',
    description:
      'PEM file of the authority of the other side: those that ask use TLS with it, a chat process asks for their certificates',
    default: '',
  })
  @ValidateIf(({ hosts, tlsCa, tlsCert }: ChatConfig) => hosts.length > 0 && tlsCa === '' && tlsCert !== '')
  @MinLength(1, { message: 'is needed with CHAT_TLS_CERT and CHAT_URL' })
  tlsCa: string;

  @Setting({
    env: 'CHAT_TLS_CERT',
    description: 'PEM file of the own certificate; a chat process with one speaks TLS alone',
    default: '',
  })
  @ValidateIf(({ tlsCert, tlsKey }: ChatConfig) => tlsCert === '' && tlsKey !== '')
  @MinLength(1, { message: 'is needed with CHAT_TLS_KEY' })
  tlsCert: string;

  @Setting({
    env: 'CHAT_TLS_KEY',
    description: 'PEM file of its private key',
    default: '',
    secret: true,
    isFile: true,
  })
  @ValidateIf(({ tlsCert, tlsKey }: ChatConfig) => tlsKey === '' && tlsCert !== '')
  @MinLength(1, { message: 'is needed with CHAT_TLS_CERT' })
  tlsKey: string;
}

/** @throws Error when a process cannot serve the engine with these settings. */
export function checkServesChat({ hosts, sharedSecret, tlsCa, tlsCert }: ChatConfig): void {
  if (hosts.length > 0)
    throw new Error(
      'CHAT_URL must be empty in a chat process, which answers itself instead of asking others.',
    );
  if (sharedSecret === '')
    throw new Error('CHAT_SHARED_SECRET is needed: a chat process answers only those that know it.');
  if (tlsCa !== '' && tlsCert === '')
    throw new Error(
      'CHAT_TLS_CERT is needed with CHAT_TLS_CA: without TLS nobody is asked for a certificate.',
    );
}

function hostsOf(value: unknown): unknown {
  if (value === '') return [];
  if (typeof value !== 'string' || !value.startsWith(SCHEME)) return value;
  return value
    .slice(SCHEME.length)
    .split(',')
    .map((host) => host.trim());
}

function isHostAndPort(value: unknown): boolean {
  const [, host = '', port = ''] = /^(.{1,255}):(\d{1,5})$/.exec(String(value)) ?? [];
  return HOST.test(host) && Number(port) >= 1 && Number(port) <= 65535;
}
