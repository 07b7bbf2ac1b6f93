import { describeCorpus, type Corpus } from '../../../../test/support/corpus.js';
import { fold, words } from '../../text/fold.js';
import { matchForm } from '../../text/word-forms.js';
import { findConcepts } from '../concept-matcher.js';
import { findNeeds } from '../concept-needs.js';

/** Concepts and needs that must be found, or with `!` must not. */
const CORPUS: Corpus<string> = {
  en: [
    ['can I bring it back', 'return'],
    ['is there a warranty', 'warranty'],
    ['do you ship abroad', 'delivery abroad'],
    ['can I pay by card', 'payment card'],
    ['gift card', 'voucher'],
    ['where can I park', 'parking'],
    ['an e-bike', 'ebike'],
    ['reading lamp', 'lamp_read'],
    ['alcohol-free beer', 'alcohol_free beer'],
    ['how heavy is it', 'weight'],
    ['there are mice in the kitchen', 'need_mice'],
    ['my tap is leaking', 'need_leak'],
    ['the baby cannot sleep', 'need_baby_sleep'],
    ['a parking ticket machine', '!need_stylus'],
    ['the capital of Norway', '!return !delivery'],
  ],
  de: [
    ['kann ich das zurückgeben', 'return'],
    ['gibt es Garantie', 'warranty'],
    ['liefert ihr ins Ausland', 'delivery abroad'],
    ['kann ich mit Karte zahlen', 'payment card'],
    ['ein Gutschein', 'voucher'],
    ['wo kann ich parken', 'parking'],
    ['ein Elektrofahrrad', 'ebike'],
    ['Fahrradschloss', 'lock bike'],
    ['alkoholfreies Bier', 'alcohol_free beer'],
    ['wie schwer ist es', 'weight'],
    ['Mäuse in der Küche', 'need_mice'],
    ['der Wasserhahn tropft', 'need_leak'],
    ['das Baby schläft nicht', 'need_baby_sleep'],
    ['schlaflos', 'need_sleep'],
    ['die Hauptstadt von Norwegen', '!return !need_mice'],
  ],
  fr: [
    ['puis-je le retourner', 'return'],
    ['y a-t-il une garantie', 'warranty'],
    ["livrez-vous à l'étranger", 'delivery abroad'],
    ['puis-je payer par carte bancaire', 'payment card'],
    ['un bon cadeau', 'voucher'],
    ['où puis-je me garer', 'parking'],
    ['un vélo électrique', 'bike'],
    ['une lampe de chevet', 'light'],
    ['une bière sans alcool', 'alcohol_free beer'],
    ['quel est le poids', 'weight'],
    ['le robinet fuit', 'need_leak'],
    ["le bébé n'arrive pas à dormir", 'need_baby_sleep'],
    ['insomnie', 'need_sleep'],
    ['la capitale de la Norvège', '!return !need_mice'],
  ],
  es: [
    ['puedo devolverlo', 'return'],
    ['tiene garantía', 'warranty'],
    ['envían al extranjero', 'delivery abroad'],
    ['puedo pagar con tarjeta', 'payment card'],
    ['un vale de regalo', 'voucher'],
    ['dónde puedo aparcar', 'parking'],
    ['una bicicleta', 'bike'],
    ['una lámpara', 'light'],
    ['cerveza sin alcohol', 'alcohol_free beer'],
    ['cuánto pesa', 'weight'],
    ['hay ratones en la cocina', 'need_mice'],
    ['el grifo gotea', 'need_leak'],
    ['el bebé no duerme', 'need_baby_sleep'],
    ['la capital de Noruega', '!return !need_mice'],
  ],
  ar: [
    ['ممكن ارجعها', 'return'],
    ['هل فيه ضمان', 'warranty'],
    ['توصيل خارج البلد', 'delivery abroad'],
    ['الدفع بالبطاقة', 'payment card'],
    ['كرت هدية', 'voucher'],
    ['فين موقف السيارة', 'parking'],
    ['دراجة', 'bike'],
    ['مصباح', 'light'],
    ['بيرة بدون كحول', 'alcohol_free'],
    ['كم الوزن', 'weight'],
    ['فيه فيران في المطبخ', 'need_mice'],
    ['البيبي ما بينام', 'need_baby_sleep'],
    ['عندي ارق', 'need_sleep'],
    ['عاصمة النرويج', '!return !need_mice'],
  ],
};

describeCorpus(CORPUS, (said, _language, meaning) => {
  const forms = words(fold(said)).map(matchForm);
  const found = new Set([...findConcepts(forms), ...findNeeds(forms)].map(({ id }) => id));
  return meaning
    .split(' ')
    .filter((id) => found.has(id.replace('!', '')) !== id.startsWith('!'))
    .join(' ');
});
