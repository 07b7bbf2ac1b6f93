import type { Citation, ToolResult } from '../../../assistant/chat-tool.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { MOST_SUGGESTIONS } from '../../../assistant/unsure.js';
import type { Evidence } from '../../../assistant/evidence.js';
import type { Said, SkilledTool } from '../../../assistant/skill.js';
import type { Answer, HandoffReason, Suggestion, TurnEvent } from '../../chat-engine.port.js';
import { storedMemory, type TurnMemory } from './turn-memory.js';

const WORDS_PER_DELTA = 3;
const MOST_SOURCES = 6;
const LONGEST_SUGGESTION = 200;

/** The answer of one turn while it is built, and its events. */
export class TurnDraft {
  private text = '';
  private readonly lines = new Set<string>();
  private readonly sentences = new Set<string>();
  private readonly citations: Citation[] = [];
  private readonly tools: { name: string; ok: boolean }[] = [];
  private hasToldOwn = false;
  private refusedOwn = false;
  private readonly calls = new Set<string>();
  private readonly open: string[] = [];
  private handoff: { reason: HandoffReason } | null = null;
  private confidence = 1;
  private suggested = new Set<string>();
  private degraded = false;
  /** Something was away, so that less was found; what was said stands. */
  private hasFallenBack = false;
  private asks: string | null = null;
  private offers = false;

  /**
   * @param memory of the conversation; changed during the turn, so that a later question can refer to an earlier one
   */
  constructor(readonly memory: TurnMemory) {}

  get isEmpty(): boolean {
    return this.text === '';
  }

  /** The answer proposes this already. */
  hasSaid(text: string): boolean {
    return this.text.includes(text);
  }

  get toolCalls(): number {
    return this.calls.size;
  }

  hasRun(tool: SkilledTool, input: unknown): boolean {
    return this.calls.has(callKey(tool, input));
  }

  /** Its answer was left out, so that it may be given later. */
  leaveOut(tool: SkilledTool, input: unknown): void {
    this.calls.delete(callKey(tool, input));
  }

  startTool(tool: SkilledTool, input: unknown): TurnEvent {
    this.calls.add(callKey(tool, input));
    return { type: 'tool-started', name: tool.name };
  }

  finishTool({ name, ownsVisitorData }: SkilledTool, ok: boolean): TurnEvent {
    this.tools.push({ name, ok });
    this.hasToldOwn ||= ok && ownsVisitorData === true;
    this.refusedOwn ||= !ok && ownsVisitorData === true;
    return { type: 'tool-finished', name, ok };
  }

  *cite(citation: Citation): Iterable<TurnEvent> {
    if (this.hasCited([citation])) return;
    this.citations.push(citation);
    yield { type: 'citation', citation };
  }

  /** True when every source was already used in this turn. */
  hasCited(citations: readonly Citation[]): boolean {
    return (
      citations.length > 0 && citations.every((each) => this.citations.some((known) => isSame(known, each)))
    );
  }

  /** The answer asks the visitor for something. */
  get asksVisitor(): boolean {
    return this.asks !== null;
  }

  get hasHandedOff(): boolean {
    return this.handoff !== null;
  }

  /** The answer contains the visitor's own data. */
  get toldOwnData(): boolean {
    return this.hasToldOwn;
  }

  /** The visitor's own data was asked for, and not told. */
  get hasRefusedOwn(): boolean {
    return this.refusedOwn && !this.hasToldOwn;
  }

  /**
   * Adds a paragraph without the lines that the answer already has.
   * @param isRepeat its sources were used before, so single sentences must not be repeated either
   */
  *say(paragraph: string, evidence: Evidence, isRepeat = false): Iterable<TurnEvent> {
    this.confidence = Math.min(this.confidence, confidenceOf(evidence));
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '' && !this.lines.has(line));
    const unsaid = (isRepeat ? lines.map((line) => this.unsaidIn(line)) : lines).filter(
      (line) => line !== '',
    );
    for (const line of lines) this.keep(line);
    if (unsaid.length === 0) return;
    const addition = `${this.text === '' ? '' : '\n\n'}${unsaid.join('\n')}`;
    this.text += addition;
    for (const text of chunksOf(addition)) yield { type: 'delta', text };
  }

  private unsaidIn(line: string): string {
    return sentencesIn(line)
      .filter((sentence) => !this.sentences.has(sentence))
      .join(' ');
  }

  private keep(line: string): void {
    this.lines.add(line);
    for (const sentence of sentencesIn(line)) this.sentences.add(sentence);
  }

  remember(tool: SkilledTool, said: Said, { ok, citations }: ToolResult<unknown>): void {
    const { name, endsConversation } = tool;
    if (said.memory !== undefined) this.memory.tools[name] = said.memory;
    this.asks = said.awaits ? name : this.asks;
    this.offers ||= said.offersPerson === true || (!ok && !said.awaits);
    if (endsConversation) return;
    this.memory.previousTool = name;
    this.memory.sources = citations.slice(0, MOST_SOURCES).map(({ id }) => id);
  }

  /** @param messages that the visitor may send next, best first; one that is too long to be a message is left out */
  suggest(messages: readonly string[]): void {
    for (const text of messages) if (text.length <= LONGEST_SUGGESTION) this.suggested.add(text);
  }

  /** Before those that single clauses suggest. */
  suggestFirst(messages: readonly string[]): void {
    const others = this.suggested;
    this.suggested = new Set();
    this.suggest([...messages, ...others]);
  }

  /** The least sure part of the answer is not sure. */
  get isUnsure(): boolean {
    return !this.isEmpty && this.confidence < UNSURE;
  }

  offerPerson(): void {
    this.offers = true;
  }

  /** Once, also when it is a part of another open question. */
  leaveOpen(question: string): void {
    if (!this.open.some((each) => each.includes(question))) this.open.push(question);
    this.offers = true;
  }

  degrade(question: string): void {
    this.degraded = true;
    this.leaveOpen(question);
  }

  fallBack(): void {
    this.hasFallenBack = true;
  }

  handOff(reason: HandoffReason): TurnEvent {
    this.handoff = { reason };
    return { type: 'handoff', reason };
  }

  /** At most `MOST_SUGGESTIONS`, best first. */
  get suggestions(): string[] {
    return [...this.suggested].slice(0, MOST_SUGGESTIONS);
  }

  /** None when the answer is sure, or a person takes over. */
  private shownSuggestions(): Suggestion[] {
    if (this.confidence >= UNSURE || this.handoff) return [];
    return this.suggestions.map((text) => ({ text }));
  }

  finish(): Answer {
    return {
      text: this.text,
      citations: this.citations,
      tools: this.tools,
      handoff: this.handoff,
      confidence: this.confidence,
      suggestions: this.shownSuggestions(),
      memory: storedMemory({ ...this.memory, awaitedBy: this.asks, offered: this.offers && !this.handoff }),
      unanswered: this.open.length > 0 ? this.open.join('\n') : null,
      degraded: this.degraded || this.hasFallenBack,
    };
  }
}

function isSame(a: Citation, b: Citation): boolean {
  return a.kind === b.kind && a.id === b.id && a.heading === b.heading;
}

function sentencesIn(line: string): string[] {
  return line.split(/(?<=[.!?؟…”»])\s+/u).filter((sentence) => sentence !== '');
}

function callKey({ name, answersBySources }: SkilledTool, input: unknown): string {
  const ids = typeof input === 'object' && input !== null && 'ids' in input ? input.ids : undefined;
  return `${name} ${JSON.stringify(answersBySources ? (ids ?? input) : input, withoutEvidence)}`;
}

/** Two questions with the same answer may have other words. */
function withoutEvidence(key: string, value: unknown): unknown {
  return key === 'evidence' || key === 'like' ? undefined : value;
}

function chunksOf(text: string): string[] {
  const words = text.match(/(?:^\s+)?\S+\s*/gu) ?? [text];
  const chunks: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_PER_DELTA)
    chunks.push(words.slice(at, at + WORDS_PER_DELTA).join(''));
  return chunks;
}
