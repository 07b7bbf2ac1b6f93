import { clauseOf } from '../../assistant/clause.js';
import { LEAST_BELIEVED } from '../../assistant/scores.js';
import type { Language } from '../../language/language.js';
import { readClause } from './reading.js';
import type { ToolContext } from '../../assistant/chat-tool.js';

const CONTEXT: ToolContext = {
  tenant: {
    id: 'tenant-1',
    name: 'Shop',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    country: 'IE',
    knowledgeVersion: 1,
    assistant: { name: '', greeting: '', handoffTopics: [] },
  },
  conversationId: 'c',
  visitorId: 'v',
  verifiedEmail: null,
  now: new Date('2026-11-23T12:00:00Z'),
};

function scoreOf(language: Language, text: string): number {
  const clause = clauseOf(text, language);
  const dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
  return readClause(clause, dialogue, CONTEXT, null)?.score ?? 0;
}

/** What search finds with one clear word scores more than this. */
const BELOW_SEARCH = 0.42;

describe('a word of time that asks for something else', () => {
  it.each<[Language, string]>([
    ['en', 'my old dog gets up badly in the morning'],
    ['en', 'what have you for children to eat'],
    ['en', "I can't come this afternoon, do you charge?"],
    ['en', "can't make it tomorrow, do I get charged"],
    ['en', 'I need something for lunch'],
    ['en', 'my back hurts every evening'],
    ['en', 'he has trouble sleeping at night'],
    ['en', 'do you have soup for lunch'],
    ['de', 'mein Hund steht morgens schlecht auf'],
    ['de', 'mein Hund kommt in der Früh schlecht hoch'],
    ['de', 'was haben Sie für Kinder zu essen'],
    ['de', 'ich kann heute Nachmittag nicht kommen, verrechnen Sie etwas?'],
    ['de', 'was gibt es mittags zu essen'],
    ['de', 'ich wache nachts immer auf'],
    ['de', 'sie steht in der Früh nicht gut auf'],
    ['fr', 'mon chien se lève mal le matin'],
    ['fr', 'vous avez quoi à manger pour les enfants'],
    ['fr', 'je ne peux pas venir cet après-midi, vous facturez ?'],
    ['fr', "j'ai mal au dos le soir"],
    ['fr', 'un plat pour le midi'],
    ['fr', 'je ne pourrai pas passer demain, je dois payer ?'],
    ['es', 'mi perro se levanta mal por la mañana'],
    ['es', '¿qué tienen para comer para niños?'],
    ['es', 'no puedo ir esta tarde, ¿cobran algo?'],
    ['es', 'busco algo ligero para la comida'],
    ['es', 'me duele la espalda por la noche'],
    ['es', 'no podré pasar mañana, ¿me cobran?'],
    ['ar', 'كلبي يصحى بصعوبة الصبح'],
    ['ar', 'شو عندكم أكل للأطفال'],
    ['ar', 'ما بقدر اجي العصر، بتحاسبوني؟'],
    ['ar', 'بدي شي خفيف للغدا'],
    ['ar', 'ظهري بيوجعني بالليل'],
    ['en', 'theres a leak since this morning can someone come out and look'],
    ['en', 'could you call out to us tomorrow?'],
    ['en', 'can you send somebody on Friday'],
    ['de', 'seit heute früh tropft es, kann wer vorbeikommen?'],
    ['de', 'kommt ihr am Samstag auch zu uns nach Hause'],
    ['fr', "depuis ce matin ça fuit, est-ce que quelqu'un peut passer"],
    ['fr', 'vous vous déplacez le samedi ?'],
    ['es', 'desde esta mañana gotea, ¿puede venir alguien?'],
    ['es', '¿mandan a alguien mañana?'],
    ['ar', 'من الصبح في تسريب، في حدا يجي يشوفه؟'],
    ['ar', 'بتيجوا عالبيت بكرا؟'],
    ['en', 'I come to you in May and need a rod for the plane'],
    ['en', "I'm visiting on Saturday, looking for a present"],
    ['de', 'ich komme im Mai zu euch und brauche eine Rute fürs Handgepäck'],
    ['fr', 'je passe samedi, il me faut une perceuse'],
    ['es', 'voy el sábado, necesito un taladro'],
    ['ar', 'جاي السبت ومحتاج دريل'],
    ['es', 'vendéis bombonas de butano o hay que ir a la gasolinera'],
    ['en', 'does the scent last all day'],
    ['en', 'how many hours does it hold, I am at my desk all day'],
    ['de', 'hält der Kaffee darin den ganzen Tag heiß?'],
    ['de', 'ich stehe den ganzen Tag, welche Schuhe'],
    ['fr', 'est-ce que le vernis tient toute la journée ?'],
    ['fr', 'je suis debout toute la journée'],
    ['es', 'cuántas horas aguanta la batería, trabajo todo el día'],
    ['es', '¿el perfume dura todo el día?'],
    ['ar', 'العطر يثبت طول اليوم؟'],
    ['ar', 'انا واقف طول اليوم شو بينفع'],
    ['es', '¿trabajan ustedes con Sanitas?'],
    ['es', 'trabajáis con Correos o con otra mensajería'],
    ['en', 'do you work with Klarna'],
    ['en', 'do ye work with the Credit Union'],
    ['fr', 'travaillez-vous avec la MGEN ?'],
    ['fr', 'vous travaillez avec Chronopost'],
    ['de', 'arbeitet ihr mit der Gebietskrankenkasse'],
    ['de', 'arbeiten Sie auch mit DHL?'],
    ['ar', 'بتعملوا مع ارامكس؟'],
    ['ar', 'هل تعملون مع بوبا للتأمين'],
    ['es', 'las gafas que encargué el jueves ya están?'],
  ])('%s: %s', (language, text) => {
    expect(scoreOf(language, text)).toBeLessThan(BELOW_SEARCH);
  });
});

describe('a question about the hours', () => {
  it.each<[Language, string]>([
    ['en', 'are you open in the morning'],
    ['en', 'can I come this afternoon'],
    ['en', 'Wednesday afternoon?'],
    ['en', 'is there a gap between lunch and dinner, or right through?'],
    ['en', 'are you open over lunch'],
    ['en', 'do you close for lunch'],
    ['de', 'haben Sie morgens auf'],
    ['de', 'kann ich heute Nachmittag kommen'],
    ['de', 'haben Sie mittags durchgehend offen'],
    ['en', 'are you open all day?'],
    ['de', 'habt ihr den ganzen Tag offen?'],
    ['fr', 'vous ouvrez toute la journée ?'],
    ['es', '¿abren todo el día?'],
    ['ar', 'فاتحين طول اليوم؟'],
    ['fr', 'vous êtes ouverts le matin'],
    ['fr', 'fermez-vous à midi'],
    ['fr', 'est-ce sans interruption entre le déjeuner et le dîner'],
    ['es', 'abren por la mañana'],
    ['es', 'cierran a la hora de comer'],
    ['es', 'hay corte entre la comida y la cena'],
    ['ar', 'فاتحين الصبح'],
    ['ar', 'بتسكروا وقت الغدا'],
    ['ar', 'ما بقدر اجي بكرة، فاتحين السبت؟'],
    ['en', 'I need to come on Saturday, when?'],
    ['de', 'seid ihr am 2. Januar schon wieder da?'],
    ['en', 'is somebody there if I come on Saturday'],
    ['de', 'ist am Samstag jemand da, wenn ich komme'],
    ['fr', "je trouve quelqu'un si je passe samedi ?"],
    ['es', '¿hay alguien si paso el sábado?'],
    ['ar', 'في حدا اذا اجيت السبت'],
    ['de', 'wann kann ich am Samstag vorbeikommen, ich brauche Schrauben'],
    ['es', 'el martes por la noche estáis?'],
    ['es', '¿mañana estáis?'],
    ['es', 'y el sábado por la mañana están?'],
    ['es', 'trabajáis el domingo'],
    ['en', 'are you there tuesday morning'],
    ['en', 'saturday afternoon are you there'],
    ['en', 'do you work on Sundays'],
    ['de', 'seids ihr am Freitag da'],
    ['de', 'am Samstag seids es do?'],
    ['de', 'sads es am Mittwoch nomittog do'],
    ['de', 'arbeitet ihr am Samstag'],
    ['fr', 'mardi matin vous êtes là ?'],
    ['fr', 'vous travaillez le dimanche ?'],
    ['ar', 'الثلاثاء العصر موجودين؟'],
    ['ar', 'بتكونوا موجودين يوم السبت'],
  ])('%s: %s', (language, text) => {
    expect(scoreOf(language, text)).toBeGreaterThan(LEAST_BELIEVED);
  });
});
