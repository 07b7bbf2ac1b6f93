import { ChatTool, type ToolContext, type ToolResult } from '../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../assistant/skill.js';
import type { Clause } from '../../assistant/clause.js';
import { fold, words } from '../../language/text/fold.js';
import { matchForm } from '../../language/text/word-forms.js';
import { HANDOFF_INPUT, type HandoffInput } from './input.js';
import { ACCEPTS, ANGER, ASKS_FOR_PERSON, HANDOFF_SENTENCES, PRESENCE_AT_TIME } from './words/patterns.js';

export interface HandoffData {
  reason: HandoffInput['reason'];
}

/** Passes the conversation to a person. The responder turns its result into the conversation's transition. */
@ChatTool()
export class HandoffTool implements SkilledTool<HandoffInput, HandoffData> {
  readonly name = 'handoff';
  readonly description =
    'Pass the conversation to a person of the business: when the visitor asks for one, is angry, or speaks of a topic the business wants to answer itself.';
  readonly input = HANDOFF_INPUT;

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<HandoffInput> | null> {
    if (ASKS_FOR_PERSON[clause.language].test(clause.folded) && !PRESENCE_AT_TIME.test(clause.folded))
      return { score: 0.94, input: { reason: 'asked_for' } };
    if (dialogue.awaited && ACCEPTS.test(clause.folded))
      return { score: 0.93, input: { reason: 'asked_for' } };
    if (mentionsTopic(clause, context.tenant.assistant.handoffTopics))
      return { score: 0.95, input: { reason: 'listed_topic' } };
    if (ANGER.test(clause.folded)) return { score: 0.86, input: { reason: 'anger' } };
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
    return { text, confidence: 0.95 };
  }
}

/** A listed topic is mentioned when all its words are, endings aside. */
function mentionsTopic(clause: Clause, topics: readonly string[]): boolean {
  const said = clause.words.map(matchForm);
  return topics.some((topic) => {
    const wanted = words(fold(topic)).map(matchForm);
    return wanted.length > 0 && wanted.every((word) => said.some((each) => isSameWord(each, word)));
  });
}

function isSameWord(said: string, wanted: string): boolean {
  if (said === wanted) return true;
  const [short, long] = said.length < wanted.length ? [said, wanted] : [wanted, said];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}
