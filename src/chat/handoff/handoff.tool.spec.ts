import type { ToolContext } from '../../assistant/chat-tool.js';
import type { Dialogue } from '../../assistant/skill.js';
import type { Language } from '../../language/language.js';
import { clauseOf } from '../../assistant/clause.js';
import { handoffTool, StandInTeam } from '../../../test/stand-ins/team.js';

const context = { tenant: { assistant: { handoffTopics: [] } } } as unknown as ToolContext;

async function reasonFor(text: string, language: Language): Promise<string | null> {
  const clause = clauseOf(text, language);
  const dialogue: Dialogue = {
    clauses: [clause],
    memory: undefined,
    previousTool: null,
    awaited: false,
  };
  return (await handoffTool().read(clause, dialogue, context))?.input.reason ?? null;
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
    ['your delivery guy was so nasty with my mum, she was shaking', 'en'],
    ['one of your girls in the cafe laughed at my accent', 'en'],
    ['the cashier was really rude to us this morning', 'en'],
    ['somebody in your shop shouted at my kids', 'en'],
    ['eure kassierin hat mich vor allen leuten angeschnauzt', 'de'],
    ['der monteur war gestern dermaßen unhöflich', 'de'],
    ['im laden hat man meine tochter ausgelacht', 'de'],
    ['votre livreur a insulté mon fils', 'fr'],
    ['la vendeuse de samedi était très désagréable', 'fr'],
    ["on m'a mal parlé au téléphone", 'fr'],
    ['vuestra dependienta fue muy grosera con mi abuela', 'es'],
    ['el chico de la caja le gritó a mi madre', 'es'],
    ['me faltaron al respeto en la tienda', 'es'],
    ['الموظفة عندكم كانت وقحة مع امي', 'ar'],
    ['المندوب صرخ علي قدام الناس', 'ar'],
    ['البياع استهزأ بزوجتي', 'ar'],
  ])('%s: is a complaint about the staff', async (text, language) =>
    expect(await reasonFor(text, language)).toBe('anger'),
  );

  it.each<[string, Language]>([
    ['do you have a gift for a person who likes tea?', 'en'],
    ['do you sell mugs with rude words on them', 'en'],
    ['is your driver coming on friday', 'en'],
    ['something for my boss who shouts a lot', 'en'],
    ['hat der fahrer ein telefon', 'de'],
    ['ein freches kissen für meine kollegin', 'de'],
    ['le livreur passe à quelle heure', 'fr'],
    ['un mug grossier pour une collègue', 'fr'],
    ['a qué hora pasa el repartidor', 'es'],
    ['¿tienen camisetas para chicos?', 'es'],
    ['متى يجي المندوب', 'ar'],
    ['هدية لمدير الشركة', 'ar'],
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

  it('notes an address that was asked for, and tells it back', async () => {
    const team = new StandInTeam();
    const tool = handoffTool(team);
    const clause = clauseOf('sure, nora@example.org', 'en');
    const waiting = {
      ...context,
      visitorId: 'v',
      standing: { waiting: true, reachable: false, staysOnPage: true },
    };
    const dialogue: Dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
    const reading = await tool.read(clause, dialogue, waiting);
    expect(reading?.input).toEqual({ reason: 'asked_for', kind: 'contact', email: 'nora@example.org' });
    if (!reading) throw new Error('not read');
    const result = await tool.execute(reading.input, waiting);
    expect(team.kept).toEqual([{ visitorId: 'v', email: 'nora@example.org' }]);
    expect(tool.say(reading.input, result, clause, dialogue, waiting).text).toMatch(
      /noted nora@example\.org/,
    );
  });

  it.each(['order 2002 nora@example.org', 'nora@example.org and bob@example.org'])(
    '%s: is no answer to the request for an address',
    async (text) => {
      const clause = clauseOf(text, 'en');
      const standing = { waiting: true, reachable: false, staysOnPage: true };
      const dialogue: Dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
      expect(await handoffTool().read(clause, dialogue, { ...context, standing })).toBeNull();
    },
  );
});
