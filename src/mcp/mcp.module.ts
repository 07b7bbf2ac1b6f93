import { Module } from '@nestjs/common';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { McpController } from './mcp.controller.js';
import { McpService } from './mcp.service.js';
import { OfferedTools } from './offered-tools.service.js';

/** The assistant and its abilities for other agents, by the Model Context Protocol. */
@Module({ imports: [ChatEngineModule], controllers: [McpController], providers: [McpService, OfferedTools] })
export class McpModule {}
