import type { Language } from '../../../../language/language.js';

/** How a new question begins, folded. A conjunction cuts a sentence only before one of these. */
export const OPENERS: Record<Language, string> = {
  en: `hav (?:u|you)|wen|wat|wats|wher|what|whats|what's|when|whens|where|wheres|where's|which|who|whose|how|why|is (?:it|the|there|this|that|your|my|parking|delivery|shipping)|are (?:you|there|u|the|they|your)|r u|r you|do (?:you|u|i|they)|does|did|can|could|will (?:you|it|my|the)|would|have (?:you|u|my)|has|may i|should|any chance|tell me|show me|i (?:also )?(?:need|want|would|wanna|am looking|was wondering)|i'm looking|im looking|i'd like|id like|please|pls|u got|you got|got any|where my|my (?:order|parcel|package)|is my|let me|give me|looking for`,
  de: `was|wann|wo|wie|wer|wieviel|wie viel|welche[rsnm]?|warum|wohin|woher|ist|sind|seid|kann|kannst|konnen|konnt|konnte|konntet|hast|habt|haben (?:sie|wir)|gibt|gibts|darf|macht|liefert|versendet|verschickt|verkauft|fuhrt|nehmt|bietet|kostet|kosten|habt|hattet|ich (?:suche|brauche|mochte|hatte|will|wollte)|suche|brauche|wurde|mein(?:e)? (?:bestellung|paket)|bitte|sag|zeig|muss|soll`,
  fr: `que|qu'est|quoi|quand|ou (?:est|sont|en|etes|se)|comment|combien|quel(?:le)?s?|qui|pourquoi|est-ce|est ce|avez|vous (?:avez|etes|vendez|faites|livrez|ouvrez|fermez|acceptez|prenez|proposez)|peut|puis-je|peux|pouvez|je (?:cherche|voudrais|veux|peux)|j'ai besoin|j'aimerais|y a|il y a|c'est|livrez|vendez|faites|acceptez|prenez|proposez|reste|ma commande|mon colis|a quelle|etes`,
  es: `que|cuando|donde|como|cuanto|cuanta|cuantos|cuantas|cual|cuales|quien|por que|a que|hay|tienen|teneis|tiene|venden|vendeis|hacen|haceis|puedo|pueden|podeis|se puede|podria|abren|abris|cierran|cerrais|aceptan|aceptais|envian|enviais|busco|necesito|quiero|quisiera|mi (?:pedido|paquete)|esta|estan|es (?:posible|verdad)|me (?:puede|podria|podeis)`,
  ar: `هل|متي|امتي|ايمتي|اين|وين|فين|كم|بكم|بكام|كيف|ازاي|ماذا|ما (?:هي|هو|سعر|سياسه)|ايش|وش|شو|ايه|مين|ليش|ليه|لماذا|عندكم|عندكو|عندك|لديكم|في عندكم|فيه|يوجد|اقدر|ممكن|ابغي|ابي|بدي|عايز|عايزه|عاوز|اريد|محتاج|ابحث|ادور|اي ساعه|طلبي|تفتحون|تقفلون|تغلقون|بتفتحوا|بتقفلوا|تبيعون|توصلون|بتوصلوا|مفتوحين|مفتوح`,
};

export const CONJUNCTIONS: Record<Language, string> = {
  en: 'and|n|also|plus|&|but|then|btw|or',
  de: 'und|ausserdem|sowie|auch|aber|&|dann|oder',
  fr: 'et|aussi|mais|puis|&|ou',
  es: 'y|e|tambien|ademas|pero|&|o',
  ar: 'و|وكمان|كمان|وايضا|ايضا|بس|لكن|ثم|او',
};

export const FILLERS: Record<Language, string> = {
  en: 'also|then|btw|by the way|please|so|one more thing|another question',
  de: 'auch|noch|dann|ausserdem|ubrigens|bitte|zwar',
  fr: "aussi|puis|sinon|alors|au fait|s'il vous plait",
  es: 'tambien|ademas|por cierto|luego|por favor',
  ar: 'كمان|ايضا|بعدين|لو سمحت|برضو|برضه',
};

/** A question inside one of these does not start a new one: "can you tell me when you open". */
export const EMBEDS =
  /(?:tell me|know|wonder(?:ing)?|ask(?:ing)?|say|check|see|find out|sure|sagen|wissen|fragen|schauen|sehen|ob|dire|savoir|demander|decir(?:me)?|saber|preguntar|si|اعرف|قولي|تقولي|تخبرني|اسال|استفسر|(?:can|could|would|will) (?:you|u)|(?:kannst|konnen|konnt|konnten) (?:du|sie|ihr)|(?:peux|pouvez|pourriez)[- ](?:tu|vous)|(?:puede|puedes|podeis|podria|podrian)|(?:ممكن|تقدر))\s*$/u;
