import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { CHAT_TOOL_KEY, type AssistantTool } from '../assistant/chat-tool.js';
import { isSkilled, type SkilledTool } from '../assistant/skill.js';

/** The abilities that features have contributed, found once at start. */
@Injectable()
export class ToolRegistry implements OnModuleInit {
  private tools: AssistantTool[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws when two tools share a name. */
  onModuleInit(): void {
    const found = this.discovery.getProviders({ metadataKey: CHAT_TOOL_KEY });
    this.tools = found.map(({ instance }) => instance as AssistantTool).sort(byName);
    const names = this.tools.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`Two tools are named "${twice}".`);
  }

  /** Tools that work without a model. */
  skilled(): SkilledTool[] {
    return this.tools.filter(isSkilled);
  }
}

function byName(a: AssistantTool, b: AssistantTool): number {
  return a.name.localeCompare(b.name);
}
