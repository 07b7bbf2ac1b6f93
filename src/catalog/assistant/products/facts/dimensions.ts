import { conceptsIn } from '../../../../language/search/search-text.js';
import { kindOf } from '../../../../language/retail/concept-matcher.js';
import { phrasePattern } from '../../../../language/text/phrases.js';
import { wordWeight } from '../../../../language/text/stop-words.js';
import type { Dimension } from './measures.js';

/** Questions for a figure ("how high does it go?") and the dimensions that answer them, folded, any language. */
const ASKED: readonly (readonly [RegExp, readonly Dimension[]])[] = [
  [
    phrasePattern(`
      (how heavy|weigh~|weight)
      (wie schwer|wiegt|wiegen|gewicht)
      (pese|pesent|(quel|son|le) poids)
      (pesa|pesan|(que|el|su) peso)
      (وزن|وزنه|وزنها|يوزن|توزن|بيوزن|بتوزن|ثقيل)`),
    ['weight'],
  ],
  [
    phrasePattern(`
      (how much|how many kilos|how heavy a load|what load) … (carry|hold|bear|support|take)
      (max|maximum) (load|weight)
      (wie ?viel|was) … (tragt|halt er aus|halt sie aus|halt es aus|aushalt|fasst|passt)
      (supporte|quelle charge|charge maximale|contient combien|contenance)
      (aguanta|soporta|que carga|carga maxima|cuanto cabe|cuanta capacidad)
      (يتحمل|تتحمل|بيتحمل|بتتحمل|يشيل|بيشيل|تشيل|بتشيل|حموله|سعته|سعتها)`),
    ['weight', 'volume'],
  ],
  [
    phrasePattern(`
      how long … (last|lasts|burn|burns|run|runs|keep|keeps|stay|stays|play)
      (battery|burn|burning|running) (life|time)
      wie lang~ … (halt|halten|brennt|brennen|lauft|laufen|reicht)
      (combien de temps|longtemps) … (dure|durent|tient|tiennent|brule|garde)~
      (ca|il|elle) dure combien
      cuanto … (dura|duran|aguanta|tarda en gastarse)
      (يدوم|تدوم|بيدوم|بتدوم|بيقعد|بتقعد|يصمد)`),
    ['duration'],
  ],
  [
    phrasePattern(`
      how (loud|noisy|quiet)
      wie (laut|leise)
      (niveau sonore|bruyant|bruyante|fait (du|combien de) bruit)
      (ruidos(o|a)|cuanto ruido|hace ruido)
      (صوته|صوتها|ضجيج|ازعاج)`),
    ['sound'],
  ],
  [
    phrasePattern(`
      how (strong|powerful|bright)
      wie (stark|hell|kraftig)
      (quelle puissance|(puissant|puissante|fort|forte) comment|combien de watts)
      (que potencia|cuanta potencia|cuant(o|os) (vatios|grados))
      (قوته|قوتها|كم واط|قوه الاضاءه|تركيزه|تركيزها)`),
    ['power', 'share', 'light', 'weight'],
  ],
  [
    phrasePattern(`
      how (high|tall|long|wide|deep|thick|far|broad|low)
      (height|width|length|depth|diameter|dimensions|measurements)
      wie (hoch|lang|breit|tief|dick|weit)
      (hohe|lange|breite|tiefe|durchmesser|abmessungen|masse)
      (hauteur|longueur|largeur|profondeur|epaisseur|diametre|dimensions|(mesure|monte|va) (combien|jusqu)~|combien … mesure~)
      (altura|anchura|ancho|largo|profundidad|grosor|diametro|medidas|mide|miden)
      (ارتفاع|طول|عرض|عمق|سمك|قطر|ابعاد)(ه|ها)?`),
    ['length'],
  ],
  [
    phrasePattern(`
      how (big|large|small)
      (what|which) size
      wie (gross|klein)
      (quelle taille|grand comment|combien de litres)
      (que tamano|que talla|como es de grande|cuantos litros|que tan grande)
      (حجم|مقاس|قياس)(ه|ها)?`),
    ['length', 'volume', 'weight', 'count'],
  ],
];

/** The dimensions whose figures answer the question; none when it asks for no figure. @param folded of the question */
export function askedDimensions(folded: string): readonly Dimension[] {
  return ASKED.find(([pattern]) => pattern.test(folded))?.[1] ?? [];
}

/** The words that could name another thing: neither small words nor words for an attribute. */
export function withoutDimensions(text: string): string[] {
  const bare = ASKED.reduce((rest, [pattern]) => rest.replace(pattern, ' '), text);
  return bare.split(' ').filter((word) => wordWeight(word) === 1 && word.length > 1 && !isAttribute(word));
}

function isAttribute(word: string): boolean {
  const concepts = [...conceptsIn([word])];
  return concepts.length > 0 && concepts.every((id) => kindOf(id) === 'attribute');
}
