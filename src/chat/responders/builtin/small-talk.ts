import type { TenantProfile } from '../../../platform/tools/chat-tool.js';
import type { Clause, Language } from '../../../platform/tools/skill.js';
import { phrasePattern } from '../../../platform/language/phrase-pattern.js';
import { SMALL_TALK_WORDS } from './answer.phrases.js';

export type SmallTalk = 'greeting' | 'thanks' | 'farewell' | 'who' | 'ability' | 'acknowledge' | 'how';

const whole = (lines: string): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*${phrasePattern(lines).source}[^\\p{L}\\p{N}]*$`, 'u');

const ADDRESS =
  '( there| all| guys| team| everyone| zusammen| an alle| ihr| leute| a tous| tout le monde| a todos| equipo| a vous| وبركاته| ورحمه الله| ورحمه الله وبركاته| جميعا| بكم| اخي| فيكم)?';

const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    whole(
      `(hi+|hello+|hey+|heya|hiya|yo|howdy|good (morning|afternoon|evening|day)|greetings|hallo+|hi|moin( moin)?|servus|gruss gott|gruezi|guten (morgen|tag|abend)|tach|bonjour|bonsoir|salut|coucou|bjr|slt|cc|hola+|buenas|buenos dias|buenas (tardes|noches)|buen dia|que tal|السلام عليكم|سلام عليكم|سلام|مرحبا|مرحبتين|اهلا|اهلين|هلا|اهلا وسهلا|صباح الخير|مساء الخير|هاي|الو)${ADDRESS}`,
    ),
  ],
  [
    'thanks',
    whole(
      `(ok |okay |super |great |perfect |gut |top |prima |parfait |vale |تمام |اوك )?(many |vielen |tausend |herzlichen |merci |muchas |mil |الف |جزيل )?(thanks|thank you|thank u|thx|ty|tysm|cheers|danke|dankeschon|danke schon|dank|merci|gracias|شكرا|شكرا جزيلا|مشكور|مشكورين|تسلم|تسلموا|يعطيك العافيه|الله يعطيك العافيه)( (so much|very much|a lot|a million|mate|sehr|dir|ihnen|euch|beaucoup|bien|por todo|لك|لكم|كثير|كتير|جدا|جزيلا|for your help|for the help|fur die hilfe|fur deine hilfe|pour votre aide|por la ayuda|por su ayuda|علي المساعده))*`,
    ),
  ],
  [
    'farewell',
    whole(
      `(good ?bye|bye+( bye)?|see (you|ya|u)( later)?|take care|have a (nice|good|great) (day|one|evening|weekend)|tschuss+|tschau|ciao|auf wiedersehen|bis (bald|dann|spater)|schonen (tag|abend)( noch)?|au revoir|a bientot|bonne (journee|soiree)|adios|hasta (luego|pronto|manana)|chao|que tenga buen dia|مع السلامه|باي|الي اللقاء|في امان الله)`,
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
      "(yes|yeah|yep|ja|oui|si|نعم|ايوه|ok(ay)?|k|alright|all right|cool|great|nice|perfect|super|got it|i see|fine|good|understood|no|nope|no thanks|no thank you|thats all|gut|alles klar|verstanden|nein|nein danke|passt|in ordnung|schon|d'accord|parfait|entendu|tres bien|non|non merci|vale|perfecto|de acuerdo|entendido|bien|genial|no gracias|تمام|حسنا|طيب|ماشي|اوكي|اوك|ممتاز|لا|لا شكرا)",
    ),
  ],
];

/** Conversation that asks for nothing; null when the clause is about something. */
export function readSmallTalk(clause: Clause): SmallTalk | null {
  return KINDS.find(([, pattern]) => pattern.test(clause.folded))?.[0] ?? null;
}

export function saySmallTalk(kind: SmallTalk, tenant: TenantProfile, language: Language): string {
  const said = SMALL_TALK_WORDS[language];
  if (kind === 'greeting') return said.greeting(tenant.assistant.name, tenant.name);
  if (kind === 'who') return said.who(tenant.assistant.name, tenant.name);
  return said[kind];
}
