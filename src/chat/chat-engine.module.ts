import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ChatEngine } from './chat-engine.port.js';
import { HandoffPromises } from './handoff/handoff-promises.service.js';
import { HandoffTool } from './handoff/handoff.tool.js';
import { LocalChatEngine } from './local-chat-engine.js';
import { BuiltinResponder } from './responders/builtin/builtin-responder.js';
import { TurnResponder } from './responders/turn-responder.port.js';
import { warmUp } from './responders/builtin/warm-up.js';
import { ToolRegistry } from './tool-registry.js';

/** Answers turns: the engine, its responders and the registry of the features' abilities. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    ToolRegistry,
    HandoffTool,
    HandoffPromises,
    { provide: TurnResponder, useClass: BuiltinResponder },
    { provide: ChatEngine, useClass: LocalChatEngine },
  ],
  exports: [ChatEngine, HandoffPromises],
})
export class ChatEngineModule implements OnModuleInit {
  constructor(private readonly tools: ToolRegistry) {}

  /** Runs after the registry has found the tools, and before any turn is claimed. */
  async onModuleInit(): Promise<void> {
    await warmUp(this.tools.skilled());
  }
}
