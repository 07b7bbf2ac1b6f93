import type { ToolContext } from '../../assistant/chat-tool.js';
import type { Dialogue } from '../../assistant/skill.js';
import type { Language } from '../../language/language.js';
import { clauseOf } from '../../assistant/clause.js';
import { HandoffTool } from './handoff.tool.js';

const context = { tenant: { assistant: { handoffTopics: [] } } } as unknown as ToolContext;

async function reasonFor(text: string, language: Language): Promise<string | null> {
  const clause = clauseOf(text, language);
  const dialogue: Dialogue = {
    clauses: [clause],
    memory: undefined,
    previousTool: null,
    awaited: false,
  };
  return (await new HandoffTool().read(clause, dialogue, context))?.input.reason ?? null;
}

describe('HandoffTool', () => {
  it.each<[string, Language]>([
    ['is there someone real i could chat to?', 'en'],
    ['put somebody real on please', 'en'],
    ['any humans around?', 'en'],
    ['gibts da auch jemand echtes?', 'de'],
    ['kann mir da mal irgendjemand vom laden schreiben', 'de'],
    ['un humain svp', 'fr'],
    ["y a quelqu'un de chez vous qui peut me répondre ?", 'fr'],
    ['quiero una persona de verdad', 'es'],
    ['¿hay alguien de carne y hueso?', 'es'],
    ['بدي احكي مع حدا من المحل', 'ar'],
    ['ممكن بني آدم يرد علي', 'ar'],
    ['ابي اكلم واحد من عندكم', 'ar'],
    ['عايز اكلم حد من خدمة العملاء', 'ar'],
  ])('%s: asks for a person', async (text, language) =>
    expect(await reasonFor(text, language)).toBe('asked_for'),
  );

  it.each<[string, Language]>([
    ["i'm really disappointed with your service", 'en'],
    ['nobody answers my emails', 'en'],
    ['bin echt enttäuscht von euch', 'de'],
    ['quel mauvais service, je suis furieuse', 'fr'],
    ['estoy muy decepcionada', 'es'],
    ['تجربة سيئة جدا', 'ar'],
  ])('%s: is anger', async (text, language) => expect(await reasonFor(text, language)).toBe('anger'));

  it.each<[string, Language]>([
    ['do you have a gift for a person who likes tea?', 'en'],
    ['ist der Helm für eine Person mit kleinem Kopf?', 'de'],
    ['ich brauche ein Geschenk für eine Person, die Tee mag', 'de'],
    ['je voudrais une tarte pour une personne', 'fr'],
    ['¿para cuántas personas es?', 'es'],
    ['quiero una tarta para una persona', 'es'],
    ['بدي هدية لشخص يحب القهوة', 'ar'],
    ['is anyone there at 5:30pm on saturday?', 'en'],
    ['بكرا الصبح الساعة 9 في حدا؟', 'ar'],
    ['كم سعر واحد كيلو؟', 'ar'],
  ])('%s: is a question like any other', async (text, language) =>
    expect(await reasonFor(text, language)).toBeNull(),
  );
});
