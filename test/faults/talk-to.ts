import type { Answer, ConversationMemory } from '../../src/chat/chat-engine.port.js';
import type { SampleBusiness } from '../eval/offline.js';
import { deskOf } from '../eval/samples.js';

const NOW = new Date('2026-11-30T10:15:00Z');

/** The last answer of a conversation, hours included, on a Monday in November. */
export async function talkTo(business: SampleBusiness, texts: readonly string[], now = NOW): Promise<Answer> {
  const desk = deskOf(business, now);
  let answer: Answer | undefined;
  for (const text of texts) {
    const memory = (answer ? JSON.parse(JSON.stringify(answer.memory)) : {}) as ConversationMemory;
    ({ answer } = await desk.ask(text, memory));
  }
  if (!answer) throw new Error('Nothing was said.');
  return answer;
}
