import { describeCorpus, type Corpus } from '../../../../test/support/corpus.js';
import type { Language } from '../../language.js';
import { detectLanguage } from '../detect-language.js';

/** Locale of the business per language: a different one, so that the fallback is visible. */
const ELSEWHERE: Record<Language, Language> = { en: 'de', de: 'es', fr: 'en', es: 'fr', ar: 'en' };

/** The expected language; 'shop' when the business's is used as fallback. */
const CORPUS: Corpus<Language | 'shop'> = {
  en: [
    ['what time do you shut tonight', 'en'],
    ['is the blue one still there', 'en'],
    ['I never got my parcel', 'en'],
    ['how much is postage', 'en'],
    ['thanks a lot', 'en'],
    ['good morning', 'en'],
    ['anything under 20', 'en'],
    ['whats your address', 'en'],
    ['dont have the number', 'en'],
    ['refund', 'en'],
    ['could you help me please', 'en'],
    ['which of these is cheaper', 'en'],
    ['AB-1234', 'shop'],
  ],
  de: [
    ['wann macht ihr zu', 'de'],
    ['ist das blaue noch da', 'de'],
    ['mein Paket ist nie angekommen', 'de'],
    ['was kostet der Versand', 'de'],
    ['vielen Dank', 'de'],
    ['guten Morgen', 'de'],
    ['etwas unter 20', 'de'],
    ['wo seid ihr', 'de'],
    ['ich habe keine Nummer', 'de'],
    ['Rückgabe', 'de'],
    ['können Sie mir helfen', 'de'],
    ['welches davon ist günstiger', 'de'],
    ['12345', 'shop'],
  ],
  fr: [
    ['vous fermez à quelle heure', 'fr'],
    ['le bleu est encore là', 'fr'],
    ["mon colis n'est jamais arrivé", 'fr'],
    ['combien coûte la livraison', 'fr'],
    ['merci beaucoup', 'fr'],
    ['bonjour', 'fr'],
    ['quelque chose à moins de 20', 'fr'],
    ['où êtes-vous', 'fr'],
    ["je n'ai pas le numéro", 'fr'],
    ['un remboursement svp', 'fr'],
    ["pouvez-vous m'aider", 'fr'],
    ['lequel est le moins cher', 'fr'],
    ['AB-1234', 'shop'],
  ],
  es: [
    ['a qué hora cierran', 'es'],
    ['todavía tienen el azul', 'es'],
    ['mi paquete nunca llegó', 'es'],
    ['cuánto cuesta el envío', 'es'],
    ['muchas gracias', 'es'],
    ['buenos días', 'es'],
    ['algo por menos de 20', 'es'],
    ['dónde están ustedes', 'es'],
    ['no tengo el número', 'es'],
    ['devolución', 'es'],
    ['me puede ayudar', 'es'],
    ['cuál es más barato', 'es'],
    ['12345', 'shop'],
  ],
  ar: [
    ['متى تغلقون', 'ar'],
    ['هل الازرق متوفر', 'ar'],
    ['الطرد ما وصل', 'ar'],
    ['كم سعر الشحن', 'ar'],
    ['شكرا جزيلا', 'ar'],
    ['صباح الخير', 'ar'],
    ['شي تحت 20', 'ar'],
    ['وين المحل', 'ar'],
    ['ما عندي رقم الطلب AB-1234', 'ar'],
    ['استرجاع', 'ar'],
    ['ممكن تساعدني', 'ar'],
    ['ايهم ارخص', 'ar'],
    ['AB-1234', 'shop'],
  ],
};

describeCorpus(CORPUS, (said, language) => {
  const tenantLocale = ELSEWHERE[language];
  const detected = detectLanguage(said, { conversation: null, visitorLocale: null, tenantLocale });
  return detected === tenantLocale ? 'shop' : detected;
});
