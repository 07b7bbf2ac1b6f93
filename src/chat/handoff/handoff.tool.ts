import { ChatTool, type ToolContext, type ToolResult } from '../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../assistant/skill.js';
import { EVIDENCE } from '../../assistant/evidence.js';
import { PROVEN } from '../../assistant/scores.js';
import type { Clause } from '../../assistant/clause.js';
import { fold, words } from '../../language/text/fold.js';
import { matchForm } from '../../language/text/word-forms.js';
import { HANDOFF_INPUT, type HandoffInput } from './input.js';
import { ACCEPTS, ANGER, ASKS_FOR_PERSON, HANDOFF_SENTENCES, PRESENCE_AT_TIME } from './words/patterns.js';

const SCORES = { askedFor: 0.94, accepted: PROVEN, listedTopic: 0.95, anger: 0.86 } as const;

export interface HandoffData {
  reason: HandoffInput['reason'];
}

/** Hands the conversation off to a person; the responder makes the state transition from its result. */
@ChatTool()
export class HandoffTool implements SkilledTool<HandoffInput, HandoffData> {
  readonly name = 'handoff';
  readonly description =
    'Pass the conversation to a person of the business: when the visitor asks for one, is angry, or speaks of a topic the business wants to answer itself.';
  readonly input = HANDOFF_INPUT;
  readonly answersStories = true;
  readonly endsConversation = true;

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<HandoffInput> | null> {
    if (ASKS_FOR_PERSON[clause.language].test(clause.folded) && !PRESENCE_AT_TIME.test(clause.folded))
      return { score: SCORES.askedFor, input: { reason: 'asked_for' } };
    if (dialogue.awaited && ACCEPTS.test(clause.folded))
      return { score: SCORES.accepted, input: { reason: 'asked_for' } };
    if (mentionsTopic(clause, context.tenant.assistant.handoffTopics))
      return { score: SCORES.listedTopic, input: { reason: 'listed_topic' } };
    if (ANGER.test(clause.folded)) return { score: SCORES.anger, input: { reason: 'anger' } };
    return null;
  }

  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown {
    return Promise.all([false, true].map((awaited) => this.read(clause, { ...dialogue, awaited }, context)));
  }

  async execute({ reason }: HandoffInput): Promise<ToolResult<HandoffData>> {
    return { ok: true, data: { reason }, citations: [] };
  }

  say({ reason }: HandoffInput, _result: ToolResult<HandoffData>, clause: Clause): Said {
    const said = HANDOFF_SENTENCES[clause.language];
    const text = { asked_for: said.asked, anger: said.anger, listed_topic: said.topic }[reason];
    return { text, evidence: EVIDENCE.courtesy };
  }
}

/** A listed topic is mentioned when the text contains all its words, in any inflection. */
function mentionsTopic(clause: Clause, topics: readonly string[]): boolean {
  return topics.some((topic) => {
    const wanted = words(fold(topic)).map(matchForm);
    return wanted.length > 0 && wanted.every((word) => clause.forms.some((each) => isSameWord(each, word)));
  });
}

function isSameWord(said: string, wanted: string): boolean {
  if (said === wanted) return true;
  const [short, long] = said.length < wanted.length ? [said, wanted] : [wanted, said];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}
