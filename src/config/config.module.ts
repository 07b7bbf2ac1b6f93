import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { AlertsConfig } from './alerts.config.js';
import { ChannelsConfig } from './channels.config.js';
import { ChatConfig, checkServesChat } from './chat.config.js';
import { BudgetConfig } from './budget.config.js';
import { DatabaseConfig } from './database.config.js';
import { EmbeddingsConfig } from './embeddings.config.js';
import { LimitsConfig } from './limits.config.js';
import { MailConfig } from './mail.config.js';
import { MetricsConfig } from './metrics.config.js';
import { ModelConfig } from './model.config.js';
import { OutboundConfig } from './outbound.config.js';
import { OverloadConfig } from './overload.config.js';
import { RedisConfig } from './redis.config.js';
import { SecurityConfig } from './security.config.js';
import { LoggingConfig, ServerConfig } from './server.config.js';
import { forgetSecretsOf, readSettings } from './setting.js';
import { TracingConfig } from './tracing.config.js';
import { WeaviateConfig } from './weaviate.config.js';

/** Every config class; the README's configuration table is generated from this list. */
export const CONFIG_CLASSES: Type<object>[] = [
  ServerConfig,
  DatabaseConfig,
  RedisConfig,
  SecurityConfig,
  LimitsConfig,
  OverloadConfig,
  MailConfig,
  AlertsConfig,
  ChatConfig,
  BudgetConfig,
  ModelConfig,
  EmbeddingsConfig,
  OutboundConfig,
  ChannelsConfig,
  WeaviateConfig,
  LoggingConfig,
  MetricsConfig,
  TracingConfig,
];

/** The only reader of `process.env`: each class is parsed once, validated, and injected by its type. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(env: NodeJS.ProcessEnv = process.env): DynamicModule {
    let read: Map<unknown, object> | undefined;
    // Read when the first class is injected, not when this file is loaded, because generating the API documents needs
    // no configuration.
    const providers = CONFIG_CLASSES.map((type) => ({
      provide: type,
      useFactory: () => (read ??= readSettings(CONFIG_CLASSES, env)).get(type),
    }));
    return { module: ConfigModule, providers, exports: CONFIG_CLASSES };
  }
}

/** @throws Error naming every variable that is missing or wrong; call it before starting anything. */
export function checkConfiguration(): void {
  readSettings(CONFIG_CLASSES, process.env);
}

/** As `checkConfiguration`, for a process that serves the chat engine. */
export function checkChatConfiguration(): void {
  checkServesChat(readSettings(CONFIG_CLASSES, process.env).get(ChatConfig) as ChatConfig);
}

/** Call it when the application has been made: from then on this process's environment has no secrets. */
export function forgetSecrets(): void {
  forgetSecretsOf(CONFIG_CLASSES, process.env);
}
