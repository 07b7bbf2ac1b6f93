import type { Citation } from '../../../platform/tools/chat-tool.js';
import type { Said } from '../../../platform/tools/skill.js';
import type { Answer, HandoffReason, TurnEvent } from '../../engine/chat-engine.js';
import { storedMemory, type TurnMemory } from './turn-memory.js';

const WORDS_PER_DELTA = 3;

/** The answer of one turn as it grows, and the events that tell of it. */
export class TurnDraft {
  private text = '';
  private readonly paragraphs = new Set<string>();
  private readonly citations: Citation[] = [];
  private readonly tools: { name: string; ok: boolean }[] = [];
  private readonly calls = new Set<string>();
  private readonly open: string[] = [];
  private handoff: { reason: HandoffReason } | null = null;
  private confidence = 1;
  private degraded = false;
  private asks: string | null = null;
  private offers = false;

  /** @param memory of the conversation; changed as the turn goes on, so that a later question builds on an earlier one */
  constructor(readonly memory: TurnMemory) {}

  get isEmpty(): boolean {
    return this.text === '';
  }

  get toolCalls(): number {
    return this.calls.size;
  }

  hasRun(name: string, input: unknown): boolean {
    return this.calls.has(callKey(name, input));
  }

  startTool(name: string, input: unknown): TurnEvent {
    this.calls.add(callKey(name, input));
    return { type: 'tool-started', name };
  }

  finishTool(name: string, ok: boolean): TurnEvent {
    this.tools.push({ name, ok });
    return { type: 'tool-finished', name, ok };
  }

  *cite(citation: Citation): Iterable<TurnEvent> {
    if (this.citations.some(({ kind, id }) => kind === citation.kind && id === citation.id)) return;
    this.citations.push(citation);
    yield { type: 'citation', citation };
  }

  /** Adds a paragraph unless it was said already. */
  *say(paragraph: string, confidence: number): Iterable<TurnEvent> {
    this.confidence = Math.min(this.confidence, confidence);
    if (paragraph === '' || this.paragraphs.has(paragraph)) return;
    this.paragraphs.add(paragraph);
    const addition = this.text === '' ? paragraph : `\n\n${paragraph}`;
    this.text += addition;
    for (const text of chunksOf(addition)) yield { type: 'delta', text };
  }

  remember(tool: string, said: Said, ok: boolean): void {
    if (said.memory !== undefined) this.memory.tools[tool] = said.memory;
    this.asks = said.awaits ? tool : this.asks;
    this.offers ||= !ok && !said.awaits;
    if (tool !== 'handoff') this.memory.previousTool = tool;
  }

  offerPerson(): void {
    this.offers = true;
  }

  leaveOpen(question: string): void {
    this.open.push(question);
    this.offers = true;
  }

  degrade(question: string): void {
    this.degraded = true;
    this.leaveOpen(question);
  }

  handOff(reason: HandoffReason): TurnEvent {
    this.handoff = { reason };
    return { type: 'handoff', reason };
  }

  finish(): Answer {
    return {
      text: this.text,
      citations: this.citations,
      tools: this.tools,
      handoff: this.handoff,
      confidence: this.confidence,
      memory: storedMemory({ ...this.memory, awaitedBy: this.asks, offered: this.offers && !this.handoff }),
      unanswered: this.open.length > 0 ? this.open.join('\n') : null,
      degraded: this.degraded,
    };
  }
}

function callKey(name: string, input: unknown): string {
  const ids = typeof input === 'object' && input !== null && 'ids' in input ? input.ids : undefined;
  return `${name} ${JSON.stringify(name === 'article_search' ? (ids ?? input) : input)}`;
}

function chunksOf(text: string): string[] {
  const words = text.match(/\s*\S+\s*/gu) ?? [text];
  const chunks: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_PER_DELTA)
    chunks.push(words.slice(at, at + WORDS_PER_DELTA).join(''));
  return chunks;
}
