import { Module } from '@nestjs/common';
import { OutboundModule } from '../../platform/outbound/outbound.module.js';
import { MeasuredModelClient } from './measured-model-client.js';
import { ModelClient } from './model-client.port.js';
import { ModelContexts } from './model-contexts.js';
import { ModelProbe } from './model-probe.port.js';
import { ModelBreakers } from './openai/breakers.js';
import { EndpointCapabilities } from './openai/capabilities.js';
import { ModelAttempts } from './openai/model-attempts.js';
import { ModelTargets } from './openai/model-targets.js';
import { OpenAiModelClient } from './openai/openai-model-client.js';
import { OpenAiModelProbe } from './openai/openai-model-probe.js';
import { SdkCalls } from './openai/sdk-calls.js';
import { TokenEstimates } from './token-estimates.js';

/** The client of models and what is known of them. Needs `ModelSettings`, which the roots bind. */
@Module({
  imports: [OutboundModule],
  providers: [
    SdkCalls,
    ModelTargets,
    ModelBreakers,
    EndpointCapabilities,
    ModelAttempts,
    TokenEstimates,
    ModelContexts,
    OpenAiModelClient,
    { provide: ModelClient, useClass: MeasuredModelClient },
    { provide: ModelProbe, useClass: OpenAiModelProbe },
  ],
  exports: [ModelClient, ModelProbe, TokenEstimates, ModelContexts],
})
export class ModelsModule {}
