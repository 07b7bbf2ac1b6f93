import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ChatConfig } from '../config/chat.config.js';
import { AssistantTools } from './assistant-tools.port.js';
import { AnswerCache } from './cache/answer-cache.js';
import { AnswerStore } from './cache/answer-store.port.js';
import { RedisAnswerStore } from './cache/redis-answer-store.js';
import { ChatEngine } from './chat-engine.port.js';
import { Grounding } from './grounding/grounding.port.js';
import { SourceGrounding } from './grounding/source-grounding.js';
import { HandoffPromises } from './handoff/handoff-promises.service.js';
import { HandoffTool } from './handoff/handoff.tool.js';
import { LoneQuestions } from './lone-questions.service.js';
import { ModelsModule } from './models/models.module.js';
import { LocalChatEngine } from './local-chat-engine.js';
import { ModelEndpoints } from './models/model-endpoints.js';
import { ModelPorts } from './models/model-ports.js';
import { UsableModels } from './models/usable-models.port.js';
import { BuiltinResponder } from './responders/builtin/builtin-responder.js';
import { ModelResponder } from './responders/model/model-responder.js';
import { TurnResponder } from './responders/turn-responder.port.js';
import { ToolRegistry } from './tool-registry.js';

/** Answers turns: the engine, its responders and the registry of the features' abilities. */
@Module({
  imports: [DiscoveryModule, ModelsModule],
  providers: [
    ToolRegistry,
    { provide: AssistantTools, useExisting: ToolRegistry },
    HandoffTool,
    HandoffPromises,
    BuiltinResponder,
    { provide: UsableModels, useClass: ModelEndpoints },
    { provide: Grounding, useClass: SourceGrounding },
    ModelPorts,
    AnswerCache,
    RedisAnswerStore,
    { provide: AnswerStore, useExisting: RedisAnswerStore },
    { provide: TurnResponder, useClass: ModelResponder },
    LocalChatEngine,
    { provide: ChatEngine, inject: [ChatConfig, LocalChatEngine], useFactory: engineOf },
    LoneQuestions,
  ],
  exports: [ChatEngine, LoneQuestions, AssistantTools, HandoffPromises, UsableModels, ModelsModule],
})
export class ChatEngineModule implements OnModuleInit {
  constructor(
    private readonly tools: ToolRegistry,
    private readonly config: ChatConfig,
  ) {}

  /** Runs after the registry has found the tools, and before any turn is claimed; needless where others answer. */
  async onModuleInit(): Promise<void> {
    if (!answersHere(this.config)) return;
    const { warmUp } = await import('./responders/builtin/warm-up.js');
    await warmUp(this.tools.skilled());
  }
}

function answersHere({ hosts }: ChatConfig): boolean {
  return hosts.length === 0;
}

/** gRPC is loaded only where it is used: it takes some megabytes. */
async function engineOf(config: ChatConfig, local: LocalChatEngine): Promise<ChatEngine> {
  if (answersHere(config)) return local;
  const { RemoteChatEngine } = await import('./grpc/remote-chat-engine.js');
  return new RemoteChatEngine(config);
}
