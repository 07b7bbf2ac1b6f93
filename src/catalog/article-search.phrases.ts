import type { Language } from '../platform/tools/skill.js';
import { phrasePattern } from '../platform/language/phrase-pattern.js';

/** Goes on with the topic of the answer before. Folded, any language. */
export const CONTINUES_TOPIC = phrasePattern(`
  ^(and|what about|how about|also|but|what if|und|und was|was ist mit|aber|auch|et|et pour|mais|aussi|y|y para|pero|tambien|و|وماذا عن|طيب|لكن) ~
  ^و\\p{L}+
  (it|that|there|this|davon|dafur|das|dort|ca|cela|y|en|eso|esto|alli|ذلك|هذا|هناك|ده|منه)`);

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
