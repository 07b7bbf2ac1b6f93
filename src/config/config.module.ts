import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { DatabaseConfig } from './database.config.js';
import { RedisConfig } from './redis.config.js';
import { SecurityConfig } from './security.config.js';
import { LoggingConfig, ServerConfig } from './server.config.js';
import { readSettings } from './setting.js';

/** Every config class; the README's configuration table is generated from this list. */
export const CONFIG_CLASSES: Type<object>[] = [
  ServerConfig,
  DatabaseConfig,
  RedisConfig,
  SecurityConfig,
  LoggingConfig,
];

/** The only reader of `process.env`: each class is parsed once, validated, and injected by its type. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(env: NodeJS.ProcessEnv = process.env): DynamicModule {
    const providers = CONFIG_CLASSES.map((type) => ({ provide: type, useValue: readSettings(type, env) }));
    return { module: ConfigModule, providers, exports: CONFIG_CLASSES };
  }
}
