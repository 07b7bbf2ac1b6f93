import type { Language } from '../../../../language/language.js';
import { phrasePattern } from '../../../../language/text/phrases.js';

/** Goes on with the topic of the answer before. Folded, any language. */
export const CONTINUES_TOPIC = phrasePattern(`
  ^(and|what about|how about|also|but|what if|und|und was|was ist mit|aber|auch|et|et pour|mais|aussi|y|y para|pero|tambien|و|وماذا عن|طيب|لكن) ~
  ^و\\p{L}+
  (it|that|there|this|davon|dafur|das|dort|ca|cela|y|en|eso|esto|alli|ذلك|هذا|هناك|ده|منه)`);

/** Ends a question that goes on with what was just said. Folded, any language. */
export const AFTERTHOUGHT = /(?:then|dann|denn|da|alors|donc|entonces|اذا|طيب)\s*[?.!]*$/u;

/** Asks for the weather, which no business writes of: "el tiempo" and its city would find other things. Folded. */
export const ASKS_WEATHER =
  /(?<!\p{L})(?:weather|wetter|meteo|quel temps|que tiempo (?:hace|hara|va a hacer)|clima|pronostico|الطقس|طقس|الجو)(?!\p{L})/u;

/** Asks how, when, what or how much: "yes" is no answer to that. Folded, any language. */
export const ASKS_HOW =
  /^(?:and |und |et |y )?(?:how|when|what|whats|where|which|who|why|wie|wann|was|wo|welche\p{L}*|wer|warum|bis wann|ab wann|comment|quand|combien|ou|quel\p{L}*|a quelle|pourquoi|como|cuando|cuant\p{L}*|donde|que|cual\p{L}*|por que|hasta cuando|كيف|متي|كم|وين|اين|شو|ايش|ما|ليش|بكم|قديش)(?!\p{L})/u;

/** The yes or no that an answer begins with. */
export const YES_OR_NO = /^(?:yes|no|ja|nein|oui|non|si|sí|نعم|لا|أجل)\s*[.,;:!،–-]\s*/iu;

export const ARTICLE_WORDS: Record<Language, { foreign: string; none: string }> = {
  en: {
    foreign: 'This is what the shop writes, in its own language:',
    none: 'I am sorry, I do not know that. Our team does: just ask for a person.',
  },
  de: {
    foreign: 'Das schreibt das Geschäft in seiner eigenen Sprache:',
    none: 'Das weiß ich leider nicht. Unser Team weiß es: fragen Sie einfach nach einem Menschen.',
  },
  fr: {
    foreign: 'Voici ce que la boutique écrit, dans sa propre langue :',
    none: 'Désolé, je ne sais pas. Notre équipe le sait : demandez simplement une personne.',
  },
  es: {
    foreign: 'Esto es lo que escribe la tienda, en su propio idioma:',
    none: 'Lo siento, no lo sé. Nuestro equipo sí: pida hablar con una persona.',
  },
  ar: {
    foreign: 'هذا ما كتبه المتجر بلغته:',
    none: 'عذراً، لا أعرف ذلك. فريقنا يعرف: فقط اطلب التحدث مع موظف.',
  },
};
