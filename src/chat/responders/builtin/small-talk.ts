import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { Clause } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { SMALL_TALK_WORDS } from './words/answers.js';

export type SmallTalk =
  'greeting' | 'thanks' | 'farewell' | 'parting' | 'who' | 'ability' | 'acknowledge' | 'how';

const whole = (lines: string): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*${phrasePattern(lines).source}[^\\p{L}\\p{N}]*$`, 'u');

const ADDRESS =
  '( there| all| guys| team| everyone| zusammen| an alle| ihr| leute| a tous| tout le monde| a todos| equipo| a vous| وبركاته| ورحمه الله| ورحمه الله وبركاته| جميعا| بكم| اخي| فيكم)?';

const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    whole(
      `(hi+|hello+|hey+|heya|hiya|yo|howdy|good (morning|afternoon|evening|day)|greetings|hallo+|hi|moin( moin)?|servus|gruss gott|gruezi|guten (morgen|tag|abend)|tach|bonjour|bonsoir|salut|coucou|bjr|slt|cc|hola+|buenas|buenos dias|buenas (tardes|noches)|buen dia|que tal|السلام عليكم|سلام عليكم|سلام|مرحبا|مرحبتين|اهلا|اهلين|هلا|اهلا وسهلا|صباح الخير|مسا الخير|هاي|الو)${ADDRESS}`,
    ),
  ],
  [
    'thanks',
    whole(
      `(many |vielen |tausend |herzlichen |merci |muchas |mil |الف |جزيل )?(thanks|thank you|thank u|thx|thnx|tnx|tks|ty|tysm|cheers|ta|many thanks|danke|dankesehr|dankeschon|danke schon|dank|merci|gracias|شكرا|شكرا جزيلا|مشكور|مشكورين|تسلم|تسلموا|يسلمو|يسلموا|ما قصرت|ما قصرتوا|الله يخليك|الله يسعدك|ممنون|ممنونك|متشكر|متشكره|يعطيك العافيه|الله يعطيك العافيه)( (so much|very much|a lot|a million|mate|again|all|then|everyone|team|nochmal|fur alles|for everything|for that|for now|a bunch|sehr|infiniment|pour tout|de nuevo|de verdad|علي كل شي|يا غالي|dir|ihnen|euch|beaucoup|bien|por todo|لك|لكم|كثير|كتير|جدا|جزيلا|for your help|for the help|fur die hilfe|fur deine hilfe|pour votre aide|por la ayuda|por su ayuda|علي المساعده))*`,
    ),
  ],
  [
    'farewell',
    whole(
      `(good ?bye|(good)?night|gute nacht|bonne nuit|buenas noches|bye+( bye)?( now)?|cya|laters?|talk (soon|later)|until next time|see (you|ya|u)( later)?|take care|(have|enjoy) (a|your) (nice |good |great |lovely |wonderful )?(rest of (the|your) )?(day|one|evening|weekend)|tschuss+|tschau|ciao|auf wiedersehen|bis (bald|dann|spater)|(einen |noch einen |dann noch )?(schonen|guten) (tag|abend|feierabend)( noch)?|schones wochenende|machs gut|au revoir|a plus( tard)?|a la prochaine|a bientot|bonne (journee|soiree)|adios|nos vemos|buen (dia|finde|fin de semana)|hasta (luego|pronto|manana)|chao|que tenga buen dia|مع السلامه|مع السلامه|باي( باي)?|الي اللقا|سلام عليكم|في امان الله)`,
    ),
  ],
  [
    'who',
    phrasePattern(`
      (who|what) (are|r) (you|u)( exactly)?
      (are|r) (you|u) (a |an )?(bot|robot|human|real|ai|machine|chatbot|person|computer|automated)~
      (am i|is this) … (bot|robot|human|machine|real person|ai|chatbot)
      (what'?s|what is) your name
      wer bist du|wer sind sie
      (bist du|sind sie|ist das|bin ich) … (bot|roboter|mensch|maschine|ki|computer|echt|echter mensch)
      wie heisst (du|ihr)|wie heissen sie
      (qui|t'?es qui|tu es qui|vous etes qui) (es-tu|etes-vous|es tu|etes vous)?
      (es-tu|etes-vous|tu es|vous etes|c'est|est-ce) … (robot|bot|humain|machine|ia)
      (quien|que) (eres|es usted|sos)
      (eres|es usted|es esto|hablo con) … (robot|bot|humano|maquina|persona|ia)
      (من|مين) (انت|انتم|معي|معايا|حضرتك)
      (هل )?(انت|انتي|ده|هذا) (روبوت|بوت|انسان|اله|شخص حقيقي|بشر)`),
  ],
  [
    'ability',
    phrasePattern(`
      what can (you|u) (do|help)( ~)*
      how can you help
      was (kannst du|konnen sie|konnt ihr)( alles)?( tun| machen)?
      (womit|wobei) (kannst|konnen) ~ ~ helfen
      que (peux-tu|pouvez-vous|sais-tu) faire
      que (puedes|puede) hacer
      (en que|como) (puedes|puede) ayudar~
      (ماذا|ايش|شو|وش) (تقدر|يمكنك|بتقدر) (تسوي|تفعل|تعمل|تساعدني)~`),
  ],
  [
    'ability',
    whole(
      `((i|ich|j') ?)?(need|want|brauche|brauch|could use)( some)? (help|hilfe)( please| bitte)?|((can|could) you )?help( me)?( please| pls)?|hilfe|(konnen sie|kannst du|konnt ihr) mir helfen|(j'ai besoin d')?aide|(pouvez-vous|peux-tu) m'aider|(necesito )?ayuda|(me )?puedes? ayudar(me)?|((محتاج|محتاجه|ابغي|بدي|عايز|اريد) )?مساعده|ممكن (مساعده|تساعدني|تساعدوني)|ساعدني`,
    ),
  ],
  [
    'how',
    whole(
      '(how are (you|u)( doing)?( today)?|how r u|hows it going|wie gehts?( dir| ihnen| es dir| es ihnen)?|(comment )?ca va|comment allez-vous|como estas?|que tal estas?|كيف حالك(م)?|كيفك|كيف الحال|عامل ايه|شلونك(م)?|ازيك)',
    ),
  ],
  [
    'acknowledge',
    whole(
      "(yes|yeah|yep|yup|ja|oui|si|نعم|ايوه|ok(ay)?|k|alright|all right|cool|great( stuff| help)?|nice( one)?|perfect|perfectly|super|lovely|brilliant|awesome|amazing|wonderful|excellent|good to know|very helpful|that helps( a lot)?|sounds good|thats great|that's great|that's all|that is all|that was all|that's it|nothing else|got it|i see|fine|good|understood|no|nope|no thanks|no thank you|thats all( for now)?|gut|sehr gut|wunderbar|prima|toll|klasse|top|das war'?s|das war alles|mehr nicht|alles klar|verstanden|nein|nein danke|passt|in ordnung|schon|d'accord|parfait|genial|impeccable|nickel|c'est tout|c'est bon|ca marche|entendu|tres bien|non|non merci|vale|perfecto|estupendo|eso es todo|nada mas|muy bien|muy amable|de acuerdo|entendido|bien|genial|no gracias|تمام|رايع|حلو|هذا كل شي|بس هيك|حسنا|طيب|ماشي|اوكي|اوك|ممتاز|لا|لا شكرا)",
    ),
  ],
];

const LONGEST_COURTESY = 12;
const LONGEST_PART = 6;
const JOINS = new Set([
  'and',
  'und',
  'et',
  'y',
  'و',
  'n',
  'also',
  'so',
  'then',
  'dann',
  'oh',
  'ah',
  'na',
  'bueno',
  'alors',
]);
const WHOLE_KINDS = KINDS.filter(([, pattern]) => pattern.source.startsWith('^'));

/** Conversation that asks for nothing; null when the clause is about something. */
export function readSmallTalk(clause: Clause): SmallTalk | null {
  return kindOf(clause.folded) ?? readSeries(clause.folded);
}

function kindOf(folded: string): SmallTalk | null {
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** "Ok thanks, bye!": courtesies in a row; the last thing said weighs most. */
function readSeries(folded: string): SmallTalk | null {
  const said = folded.match(/[\p{L}\p{N}']+/gu) ?? [];
  if (said.length < 2 || said.length > LONGEST_COURTESY) return null;
  const kinds = seriesFrom(said, 0);
  return kinds && kinds.length > 0 ? weightiest(kinds) : null;
}

/** The courtesies that the words from `at` on divide into; null when a word belongs to none. */
function seriesFrom(said: readonly string[], at: number): SmallTalk[] | null {
  const first = said[at];
  if (first === undefined) return [];
  for (let length = Math.min(LONGEST_PART, said.length - at); length > 0; length -= 1) {
    const part = said.slice(at, at + length).join(' ');
    const kind = WHOLE_KINDS.find(([, pattern]) => pattern.test(part))?.[0];
    const rest = kind ? seriesFrom(said, at + length) : null;
    if (kind && rest) return [kind, ...rest];
  }
  return JOINS.has(first) ? seriesFrom(said, at + 1) : null;
}

const WEIGHTS: readonly SmallTalk[] = [
  'who',
  'ability',
  'how',
  'parting',
  'farewell',
  'thanks',
  'acknowledge',
  'greeting',
];

/** What to answer of several courtesies. */
export function weightiest(kinds: readonly SmallTalk[]): SmallTalk {
  if (kinds.includes('thanks') && kinds.includes('farewell')) return 'parting';
  return WEIGHTS.find((each) => kinds.includes(each)) ?? 'greeting';
}

export function saySmallTalk(kind: SmallTalk, tenant: TenantProfile, language: Language): string {
  const said = SMALL_TALK_WORDS[language];
  const self = said.self(tenant.assistant.name, tenant.name);
  if (kind === 'greeting') return said.greeting(self);
  if (kind === 'who') return said.who(self);
  return said[kind];
}
