import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Type } from 'class-transformer';
import { IsInt, IsUrl, Max, Min } from 'class-validator';
import { ChatConfig } from './chat.config.js';
import { CONFIG_CLASSES } from './config.module.js';
import { DatabaseConfig } from './database.config.js';
import { EmbeddingsConfig } from './embeddings.config.js';
import { LimitsConfig } from './limits.config.js';
import { MailConfig } from './mail.config.js';
import { ModelConfig } from './model.config.js';
import { RedisConfig } from './redis.config.js';
import { SecurityConfig } from './security.config.js';
import { LoggingConfig, ServerConfig } from './server.config.js';
import { WeaviateConfig } from './weaviate.config.js';
import { forgetSecretsOf, readSettings, Setting, settingsOf } from './setting.js';

class SampleConfig {
  @Setting({ env: 'SAMPLE_URL', description: 'Where it is', secret: true })
  @IsUrl({ require_tld: false }, { message: 'must be a URL' })
  url: string;

  @Setting({ env: 'SAMPLE_COUNT', description: 'How many', default: '3' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(9)
  count: number;
}

const GOOD: NodeJS.ProcessEnv = {
  DATABASE_URL: 'postgres://app:pw@db:5432/frontdesk',
  DATABASE_PLATFORM_URL: 'postgresql://platform:pw@localhost/frontdesk',
  REDIS_URL: 'redis://:pw@localhost:6379/0',
  ADMIN_API_KEY: `fd_admin_${'a'.repeat(49)}`,
  APP_SECRET: 's'.repeat(32),
  CHAT_SHARED_SECRET: 's'.repeat(32),
};

type ConfigClass<T extends object = object> = new () => T;

function read<T extends object>(type: ConfigClass<T>, env: NodeJS.ProcessEnv): T {
  return readSettings([type], env).get(type) as T;
}

/** The error message of reading the environment. */
function complaint(type: ConfigClass, env: NodeJS.ProcessEnv): string {
  try {
    readSettings([type], env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('reading settings', () => {
  it('takes the variable, else the default, converted and frozen', () => {
    const config = read(SampleConfig, { SAMPLE_URL: 'http://x' });
    expect({ ...config }).toEqual({ url: 'http://x', count: 3 });
    expect(read(SampleConfig, { SAMPLE_URL: 'http://x', SAMPLE_COUNT: '7' }).count).toBe(7);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every variable that is missing or wrong, with its meaning', () => {
    const text = complaint(SampleConfig, { SAMPLE_COUNT: 'many' });
    expect(text).toContain('SAMPLE_URL must be a URL (Where it is)');
    expect(text).toMatch(/SAMPLE_COUNT .*must be an integer number.* \(How many\)/);
  });

  it('treats an empty variable as absent', () => {
    expect(complaint(SampleConfig, { SAMPLE_URL: '' })).toContain('SAMPLE_URL');
    expect(read(SampleConfig, { SAMPLE_URL: 'http://x', SAMPLE_COUNT: '' }).count).toBe(3);
  });

  it('reports the problems of all classes at once', () => {
    const all = () => readSettings([SampleConfig, RedisConfig], {});
    expect(all).toThrow(/SAMPLE_URL [^]*REDIS_URL /);
  });

  it('never shows a value', () => {
    const text = complaint(SampleConfig, { SAMPLE_URL: 'hunter2', SAMPLE_COUNT: '314159' });
    expect(text).not.toMatch(/hunter2|314159/);
  });

  it('refuses secrets of examples in production, and shows none', () => {
    const env = { SAMPLE_URL: 'http://user:replace-me@host' };
    expect(complaint(SampleConfig, env)).toBe('');
    const text = complaint(SampleConfig, { ...env, NODE_ENV: 'production' });
    expect(text).toContain('SAMPLE_URL is a placeholder');
    expect(text).not.toContain('replace-me');
    expect(complaint(SampleConfig, { SAMPLE_URL: 'http://user:k3J9xQ2m@host', NODE_ENV: 'production' })).toBe(
      '',
    );
  });

  it('takes a secret from a file, and no other setting', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'frontdesk-setting-')), 'secret');
    writeFileSync(file, 'http://user:k3J9xQ2m@host\n');
    const env = { SAMPLE_URL_FILE: file, SAMPLE_COUNT_FILE: file };
    expect(read(SampleConfig, env)).toMatchObject({ url: 'http://user:k3J9xQ2m@host', count: 3 });
    expect(read(SampleConfig, { ...env, SAMPLE_URL: 'http://nearer' }).url).toBe('http://nearer');
    writeFileSync(file, 'http://user:replace-me@host');
    expect(complaint(SampleConfig, { ...env, NODE_ENV: 'production' })).toContain(
      'SAMPLE_URL is a placeholder',
    );
    rmSync(dirname(file), { recursive: true });
    expect(complaint(SampleConfig, env)).toContain('SAMPLE_URL_FILE cannot be read (ENOENT)');
  });

  it('refuses the path of a file as a secret, with the mend, and takes one where the variable names a file', () => {
    for (const path of ['/run/secrets/sample', '/replace-me/sample'])
      expect(complaint(SampleConfig, { SAMPLE_URL: path })).toContain(
        'SAMPLE_URL is the path of a file: name the file in SAMPLE_URL_FILE, and leave SAMPLE_URL empty',
      );
    const keys = { CHAT_TLS_CERT: '/etc/example/chat.pem', CHAT_TLS_KEY: '/etc/example/chat-key.pem' };
    expect(complaint(ChatConfig, { ...keys, NODE_ENV: 'production' })).toBe('');
  });

  it('takes the secrets out of an environment, and nothing else', () => {
    const env = { SAMPLE_URL: 'http://x', SAMPLE_COUNT: '3', PATH: '/bin' };
    forgetSecretsOf([SampleConfig], env);
    expect(env).toEqual({ SAMPLE_COUNT: '3', PATH: '/bin' });
  });

  it('returns the description of each variable', () => {
    expect([...settingsOf(SampleConfig).keys()]).toEqual(['url', 'count']);
    expect(settingsOf(SampleConfig).get('url')).toMatchObject({ env: 'SAMPLE_URL', secret: true });
    expect(settingsOf(Object)).toEqual(new Map());
  });
});

describe('the product’s settings', () => {
  it('are complete with the five required variables', () => {
    for (const type of CONFIG_CLASSES) expect(complaint(type as ConfigClass, GOOD)).toBe('');
    expect(read(DatabaseConfig, GOOD)).toMatchObject({ poolSize: 10, platformPoolSize: 4 });
    expect(read(ServerConfig, GOOD)).toMatchObject({ port: 3000, embedded: false });
    expect(read(ServerConfig, { ...GOOD, EMBEDDED: 'true' }).embedded).toBe(true);
  });

  it.each([
    [ModelConfig, 'OPENAI_API_KEY', 'none'],
    [ModelConfig, 'OPENAI_API_KEY', 'dummy'],
    [ModelConfig, 'OPENAI_API_KEY', 'test'],
    [EmbeddingsConfig, 'EMBEDDINGS_API_KEY', 'sk-no-key-required-example'],
    [MailConfig, 'SMTP_URL', 'smtp://test:test@mail.internal:1025'],
  ])('%p take any key that a private server may take, in production too: %s=%s', (type, name, value) => {
    const env = { ...GOOD, NODE_ENV: 'production', MAIL_FROM: 'help@example.com', [name]: value };
    expect(complaint(type as ConfigClass, env)).toBe('');
  });

  it.each([
    [SecurityConfig, 'APP_SECRET', 's'.repeat(32)],
    [SecurityConfig, 'ADMIN_API_KEY', `fd_admin_${'a'.repeat(49)}`],
    [ChatConfig, 'CHAT_SHARED_SECRET', 's'.repeat(32)],
    [DatabaseConfig, 'DATABASE_URL', 'postgres://frontdesk_app:postgres@db/frontdesk'],
    [DatabaseConfig, 'DATABASE_PLATFORM_URL', 'postgres://frontdesk_platform:test@db/frontdesk'],
    [RedisConfig, 'REDIS_URL', 'redis://:redis@cache'],
    [WeaviateConfig, 'WEAVIATE_API_KEY', 'replace-me'],
  ])('%p refuse in production a %s that everybody knows', (type, name, value) => {
    const text = complaint(type, { ...GOOD, NODE_ENV: 'production', [name]: value });
    expect(text).toContain(`\n  ${name} is a placeholder`);
  });

  it.each([
    ['', []],
    ['10.0.0.7', ['10.0.0.7']],
    [' loopback , 10.0.0.0/8,2001:db8::/32,', ['loopback', '10.0.0.0/8', '2001:db8::/32']],
  ])('believe the proxies "%s"', (value, proxies) => {
    const env = { ...GOOD, TRUSTED_PROXIES: value };
    expect(complaint(LimitsConfig as ConfigClass, env)).toBe('');
    expect(read(LimitsConfig, env).trustedProxies).toEqual(proxies);
  });

  it.each([
    ['', []],
    ['grpc://chat:50051', ['chat:50051']],
    [
      'grpc://10.0.0.1:1, chat-2.internal:65535,[::1]:50051',
      ['10.0.0.1:1', 'chat-2.internal:65535', '[::1]:50051'],
    ],
  ])('ask the chat processes "%s"', (value, hosts) => {
    const env = { ...GOOD, CHAT_URL: value, CHAT_SHARED_SECRET: 's'.repeat(32) };
    expect(complaint(ChatConfig as ConfigClass, env)).toBe('');
    expect(read(ChatConfig, env).hosts).toEqual(hosts);
  });

  it.each([
    ['CHAT_SHARED_SECRET', { CHAT_URL: 'grpc://chat:50051' }],
    ['CHAT_TLS_CA', { CHAT_URL: 'grpc://chat:50051', CHAT_TLS_CERT: '/c', CHAT_TLS_KEY: '/k' }],
    ['CHAT_TLS_KEY', { CHAT_TLS_CERT: '/c' }],
    ['CHAT_TLS_CERT', { CHAT_TLS_KEY: '/k' }],
  ])('need %s with %j', (name, env) => {
    expect(complaint(ChatConfig as ConfigClass, env)).toContain(`\n  ${name} `);
  });

  it.each([
    [
      DatabaseConfig,
      'DATABASE_URL',
      'postgres://app:p%40ss%2Fw%3A@db.internal:5432/frontdesk?sslmode=require',
    ],
    [DatabaseConfig, 'DATABASE_URL', 'postgresql://app@127.0.0.1/frontdesk'],
    [DatabaseConfig, 'DATABASE_URL', 'postgres://app:pw@[::1]:5432/frontdesk'],
    [RedisConfig, 'REDIS_URL', 'rediss://default:p%40ss@cache.internal:6380/0'],
    [RedisConfig, 'REDIS_URL', 'redis://localhost'],
    [RedisConfig, 'REDIS_URL', 'redis+sentinel://:pw@a:26379,b,c/frontdesk'],
    [RedisConfig, 'REDIS_CACHE_URL', 'redis://cache.internal'],
    [RedisConfig, 'REDIS_CACHE_URL', 'redis+sentinel://a,b/cache'],
  ])('%p take every usual form of %s: %s', (type, name, value) => {
    expect(complaint(type as ConfigClass, { ...GOOD, [name]: value })).toBe('');
  });

  it('want another Redis beside a cluster', () => {
    const cluster = { ...GOOD, REDIS_URL: 'redis+cluster://a:7000,b:7000' };
    expect(complaint(RedisConfig, cluster)).toContain('REDIS_CACHE_URL is needed beside a cluster');
    expect(complaint(RedisConfig, { ...cluster, REDIS_CACHE_URL: 'redis://cache' })).toBe('');
  });

  it.each([
    [DatabaseConfig, 'DATABASE_URL'],
    [DatabaseConfig, 'DATABASE_PLATFORM_URL'],
    [RedisConfig, 'REDIS_URL'],
    [SecurityConfig, 'ADMIN_API_KEY'],
    [SecurityConfig, 'APP_SECRET'],
  ])('%p do not start without %s', (type, name) => {
    const { [name]: _, ...rest } = GOOD;
    expect(complaint(type as ConfigClass, rest)).toContain(`\n  ${name} `);
  });

  it.each([
    [DatabaseConfig, 'DATABASE_URL', 'mysql://secret-word@db/x'],
    [DatabaseConfig, 'DATABASE_URL', 'secret-word'],
    [DatabaseConfig, 'DATABASE_POOL_SIZE', '0'],
    [DatabaseConfig, 'DATABASE_POOL_SIZE', '2.5'],
    [DatabaseConfig, 'DATABASE_POOL_SIZE', '10 connections'],
    [RedisConfig, 'REDIS_URL', 'http://secret-word/'],
    [RedisConfig, 'REDIS_URL', 'secret-word:6379'],
    [RedisConfig, 'REDIS_CACHE_URL', 'http://secret-word/'],
    [RedisConfig, 'REDIS_CACHE_URL', 'redis+cluster://secret-word'],
    [RedisConfig, 'TURN_CONCURRENCY', '1001'],
    [SecurityConfig, 'ADMIN_API_KEY', 'fd_live_secret-word'],
    [SecurityConfig, 'APP_SECRET', 'secret-word'],
    [SecurityConfig, 'VISITOR_SESSION_HOURS', '9000'],
    [SecurityConfig, 'VISITOR_SESSION_HOURS', '0'],
    [SecurityConfig, 'VISITOR_SESSION_HOURS', '-1'],
    [ChatConfig, 'CHAT_URL', 'http://secret-word:50051'],
    [ChatConfig, 'CHAT_URL', 'grpc://secret-word'],
    [ChatConfig, 'CHAT_URL', 'grpc://secret-word:70000'],
    [ChatConfig, 'CHAT_URL', 'grpc://secret-word:1,'],
    [ChatConfig, 'CHAT_SHARED_SECRET', 'secret-word'],
    [ChatConfig, 'CHAT_PORT', '0'],
    [LimitsConfig, 'TRUSTED_PROXIES', 'secret-word'],
    [LimitsConfig, 'TRUSTED_PROXIES', '10.0.0.0/8, secret-word'],
    [LimitsConfig, 'TRUSTED_PROXIES', 'true'],
    [LimitsConfig, 'TRUSTED_PROXIES', '1'],
    [LimitsConfig, 'TRUSTED_PROXIES', '0.0.0.0/0'],
    [LimitsConfig, 'TRUSTED_PROXIES', '10.0.0.0/33'],
    [LimitsConfig, 'TRUSTED_PROXIES', '10.0.0.0/8/8'],
    [LimitsConfig, 'TRUSTED_PROXIES', '2001:db8::/129'],
    [LimitsConfig, 'ADDRESS_REFUSALS_PER_MINUTE', '0'],
    [ServerConfig, 'PORT', '65536'],
    [ServerConfig, 'PORT', 'http'],
    [LoggingConfig, 'LOG_LEVEL', 'loud'],
    [LoggingConfig, 'LOG_FORMAT', 'xml'],
  ])('%p refuse a wrong %s without showing it', (type, name, value) => {
    const text = complaint(type, { ...GOOD, [name]: value });
    expect(text).toContain(`\n  ${name} `);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).not.toContain('secret-word');
  });

  it('have each variable once, each described, and hide every one that holds a credential', () => {
    const all = CONFIG_CLASSES.flatMap((type) => [...settingsOf(type).values()]);
    const names = all.map(({ env }) => env);
    expect(new Set(names).size).toBe(names.length);
    expect(all.filter(({ description }) => description.length < 10)).toEqual([]);
    const secret = all.filter((setting) => setting.secret === true).map(({ env }) => env);
    // Base URLs and those of Weaviate, of alerts and of the console are refused with a user in them.
    expect(secret.sort()).toEqual(
      names
        .filter((name) =>
          /(?<!_BASE_|WEAVIATE_|_GRPC_|ALERTMANAGER_|PUBLIC_|CONSOLE_)URL$|KEY$|SECRET(?:_BEFORE)?$|HEADERS$/.test(
            name,
          ),
        )
        .sort(),
    );
  });
});
