import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { callTool } from '../assistant/call-tool.js';
import {
  CHAT_TOOL_KEY,
  type AssistantTool,
  type ToolContext,
  type ToolResult,
} from '../assistant/chat-tool.js';
import { AssistantTools } from './assistant-tools.port.js';
import { notFound } from '../kernel/errors.js';
import { isSkilled, type SkilledTool } from '../assistant/skill.js';

/** All tools, discovered once at start. */
@Injectable()
export class ToolRegistry extends AssistantTools implements OnModuleInit {
  private tools: AssistantTool[] = [];

  constructor(private readonly discovery: DiscoveryService) {
    super();
  }

  /** @throws when two tools share a name. */
  onModuleInit(): void {
    const found = this.discovery.getProviders({ metadataKey: CHAT_TOOL_KEY });
    this.tools = found.map(({ instance }) => instance as AssistantTool).sort(byName);
    const names = this.tools.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`Two tools are named "${twice}".`);
  }

  all(): readonly AssistantTool[] {
    return this.tools;
  }

  /** Tools that work without a model. */
  skilled(): SkilledTool[] {
    return this.tools.filter(isSkilled);
  }

  async call(name: string, input: unknown, context: ToolContext): Promise<ToolResult<unknown>> {
    const tool = this.tools.find((each) => each.name === name);
    if (!tool) throw notFound('tool');
    return callTool(tool, input, context);
  }
}

function byName(a: AssistantTool, b: AssistantTool): number {
  return a.name.localeCompare(b.name);
}
