import type { Answer, AnswerCost, HandoffReason } from '../chat-engine.port.js';
import { readCitation, writeCitation, type WireCitation } from './citation-wire.js';
import { nameIn, nothingLeft, objectOf, type Whole } from './wire.js';

const REASONS: Readonly<Record<HandoffReason, true>> = {
  asked_for: true,
  low_confidence: true,
  no_knowledge: true,
  listed_topic: true,
  trouble: true,
  emergency: true,
  anger: true,
  budget: true,
  fault: true,
};

export interface WireAnswer {
  text: string;
  citations: WireCitation[];
  tools: { name: string; ok: boolean }[];
  handoff?: { reason: string } | null;
  confidence: number;
  suggestions: { text: string }[];
  memoryJson: string;
  unanswered?: string | null;
  degraded: boolean;
  cost?: WireCost;
  isIncomplete?: boolean;
  heldBack?: number;
  /** Absent when it was not from the cache. */
  saved?: { microUsd?: number | null };
}

interface WireCost {
  model: string;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  microUsd?: number | null;
}

export function writeAnswer(answer: Answer): Whole<WireAnswer> {
  const { text, citations, tools, handoff, confidence, suggestions, memory, ...more } = answer;
  const { unanswered, degraded, cost, isIncomplete, heldBack, savedMicroUsd, ...rest } = more;
  nothingLeft(rest);
  return {
    text,
    citations: citations.map(writeCitation),
    tools: tools.map(writeTool),
    handoff: handoff && writeHandoff(handoff),
    confidence,
    suggestions: suggestions.map(writeSuggestion),
    memoryJson: JSON.stringify(memory),
    unanswered,
    degraded,
    cost: cost && writeCost(cost),
    isIncomplete,
    heldBack,
    saved: savedMicroUsd === undefined ? undefined : { microUsd: savedMicroUsd },
  };
}

/** @throws WireFault */
export function readAnswer(wire: WireAnswer): Whole<Answer> {
  return {
    text: wire.text,
    citations: wire.citations.map(readCitation),
    tools: wire.tools.map(({ name, ok }): Whole<Answer['tools'][number]> => ({ name, ok })),
    handoff: wire.handoff ? { reason: reasonOf(wire.handoff) } : null,
    confidence: wire.confidence,
    suggestions: wire.suggestions.map(({ text }): Whole<Answer['suggestions'][number]> => ({ text })),
    memory: objectOf(wire.memoryJson, 'memory_json'),
    unanswered: wire.unanswered ?? null,
    degraded: wire.degraded,
    cost: wire.cost && readCost(wire.cost),
    isIncomplete: wire.isIncomplete,
    heldBack: wire.heldBack,
    savedMicroUsd: wire.saved && (wire.saved.microUsd ?? null),
  };
}

/** @throws WireFault */
export function reasonOf({ reason }: { reason: string }): HandoffReason {
  return nameIn(REASONS, reason, 'handoff.reason');
}

function writeTool(tool: Answer['tools'][number]): { name: string; ok: boolean } {
  const { name, ok, ...rest } = tool;
  nothingLeft(rest);
  return { name, ok };
}

function writeHandoff(handoff: NonNullable<Answer['handoff']>): { reason: string } {
  const { reason, ...rest } = handoff;
  nothingLeft(rest);
  return { reason };
}

function writeSuggestion(suggestion: Answer['suggestions'][number]): { text: string } {
  const { text, ...rest } = suggestion;
  nothingLeft(rest);
  return { text };
}

function writeCost(cost: AnswerCost): Whole<WireCost> {
  const { model, inputTokens, cachedInputTokens, outputTokens, microUsd, ...rest } = cost;
  nothingLeft(rest);
  return { model, inputTokens, cachedInputTokens, outputTokens, microUsd };
}

function readCost(wire: WireCost): Whole<AnswerCost> {
  const { model, inputTokens, cachedInputTokens, outputTokens, microUsd } = wire;
  return { model, inputTokens, cachedInputTokens, outputTokens, microUsd: microUsd ?? null };
}
