import { Global, Module } from '@nestjs/common';
import { ModelSettings } from './chat/models/model-settings.port.js';
import { ModelConfig } from './config/model.config.js';

/** Hands the settings of models to the chat, which must not read the configuration itself. */
@Global()
@Module({
  providers: [
    {
      provide: ModelSettings,
      inject: [ModelConfig],
      useFactory: (config: ModelConfig): ModelSettings => config,
    },
  ],
  exports: [ModelSettings],
})
export class ModelSettingsModule {}
