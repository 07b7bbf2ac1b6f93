import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { TenantProfile } from '../platform/tenancy/tenant-profiles.js';
import type { ToolInput } from './tool-input.js';

/**
 * Marks a provider as an ability of the assistant. The engine discovers every such provider at start,
 * so a new ability is one class in the feature that owns the data, and `chat` never changes.
 */
const ToolMarker = DiscoveryService.createDecorator();

export const CHAT_TOOL_KEY = ToolMarker.KEY;

export function ChatTool(): ClassDecorator {
  return applyDecorators(Injectable(), ToolMarker());
}

/** Added by the server from the session; never taken from a message or a model's arguments. */
export interface ToolContext {
  tenant: TenantProfile;
  conversationId: string;
  visitorId: string;
  /** The e-mail address that the business has vouched for, in lower case: proof of who asks. */
  verifiedEmail: string | null;
  /** The moment the visitor's message arrived. */
  now: Date;
}

export type CitationKind = 'product' | 'article' | 'order' | 'opening_hours';

/** A source that an answer rests on, shown to the visitor. */
export interface Citation {
  kind: CitationKind;
  id: string;
  title: string;
  url?: string;
}

/** `ok: false` is a refusal or a miss that the visitor is told about; a thrown error is a fault. */
export interface ToolResult<Data> {
  ok: boolean;
  data: Data;
  citations: Citation[];
}

/** One ability: read-only unless it says otherwise, run as the visitor, with the least rights. */
export interface AssistantTool<Input = unknown, Data = unknown> {
  /** snake_case, shown in `tool.started` and in `message.tools`. */
  readonly name: string;
  /** For a model: when to use it. */
  readonly description: string;
  /** What may be sent from outside. `execute` may take more: what the built-in reading knows beside it. */
  readonly input: ToolInput<Input>;
  execute(input: Input, context: ToolContext): Promise<ToolResult<Data>>;
}
