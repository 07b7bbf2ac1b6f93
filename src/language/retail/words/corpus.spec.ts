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
    ['my old dog has aching bones', 'need_old_pet'],
    ['the cat destroys my furniture', 'need_cat_claws'],
    ['can I eat that while pregnant', 'ask_pregnant'],
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
    ['die Katze zerkratzt den Sessel', 'need_cat_claws'],
    ['ich bin schwanger', 'ask_pregnant'],
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
    ['le chat griffe le canapé', 'need_cat_claws'],
    ['je suis enceinte', 'ask_pregnant'],
    ['quel vin avec une côte de bœuf', 'need_wine_meat'],
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
    ['estoy embarazada', 'ask_pregnant'],
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
    ['انا حامل', 'ask_pregnant'],
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
