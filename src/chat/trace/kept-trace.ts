import type { Citation } from '../../assistant/chat-tool.js';
import type { Language } from '../../language/language.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { KeptCall, KeptPassage, KeptTrace } from '../kept-trace.types.js';
import { DEFAULT_THRESHOLD } from '../responders/model/turn-router.js';
import type { TracedCall, TurnTrace } from '../turn-trace.types.js';
import { storableJson, storableText } from './plain-json.js';

/** Of each list. */
const MOST_ENTRIES = 20;
const LONGEST_INPUT = 1_000;

/** The part of a trace that is stored. */
export function keptTrace(trace: TurnTrace, tenant: TenantProfile): KeptTrace {
  const { language, reading, calls, route, rounds, heldBack } = trace;
  return {
    language,
    reading: first(reading).map(({ text, tool, score }) => ({
      text: storableText(text),
      tool,
      score: rounded(score),
    })),
    calls: first(calls).map(keptCall),
    passages: first(passagesOf(calls)),
    route,
    ...standing(tenant),
    rounds: first(rounds).map(({ text: _text, calls: _calls, model, ...round }) => ({
      model: storableText(model),
      ...round,
    })),
    heldBack: first(heldBack).map(({ kind, sentence, claim }) => ({
      kind,
      sentence: storableText(sentence),
      claim: storableText(claim),
    })),
  };
}

/** Of a turn that got an answer from the cache. */
export function keptTraceOfCache(
  language: Language,
  citations: readonly Citation[],
  tenant: TenantProfile,
): KeptTrace {
  return {
    language,
    reading: [],
    calls: [],
    passages: first(citations).map((citation) => passageOf(citation, undefined)),
    route: { to: 'cache', why: 'kept' },
    ...standing(tenant),
    rounds: [],
    heldBack: [],
  };
}

function standing({ assistant, knowledgeVersion }: TenantProfile) {
  return { threshold: assistant.threshold ?? DEFAULT_THRESHOLD, knowledgeVersion };
}

function keptCall({ by, name, input, ok, citations, refusal, ms }: TracedCall): KeptCall {
  return {
    by,
    name: storableText(name),
    input: storableJson(input, LONGEST_INPUT),
    ok,
    found: citations.length,
    refusal: refusal === null ? null : storableText(refusal),
    ms: ms === null ? null : rounded(ms),
  };
}

function passagesOf(calls: readonly TracedCall[]): KeptPassage[] {
  const passages = new Map<string, KeptPassage>();
  for (const { citations, scores } of calls) {
    for (const citation of citations) {
      const { kind, id, heading = '' } = citation;
      const key = `${kind} ${id} ${heading}`;
      if (passages.get(key)?.score == null) passages.set(key, passageOf(citation, scores[id]));
    }
  }
  return [...passages.values()];
}

function passageOf({ kind, id, title, heading }: Citation, score: number | undefined): KeptPassage {
  return {
    kind,
    id: storableText(id),
    title: storableText(title),
    ...(heading !== undefined && { heading: storableText(heading) }),
    score: score === undefined ? null : rounded(score),
  };
}

/** To two places. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function first<Entry>(entries: readonly Entry[]): Entry[] {
  return entries.slice(0, MOST_ENTRIES);
}
