import type { FactWords } from './fact-words.js';

export const SPANISH: FactWords = {
  asks: {
    weight: '(pesa|pesan|(que|el|su) peso)',
    load: '(aguanta|soporta|que carga|carga maxima|cuanto cabe|cuanta capacidad)',
    duration: 'cuanto … (dura|duran|aguanta|tarda en gastarse)',
    sound: '(ruidos(o|a)|cuanto ruido|hace ruido)',
    power: '(que potencia|cuanta potencia|cuant(o|os) (vatios|grados))',
    length: '(altura|anchura|ancho|largo|profundidad|grosor|diametro|medidas|mide|miden)',
    size: '(que tamano|que talla|como es de grande|cuantos litros|que tan grande)',
  },
  extremes: {
    lightest: '(mas (ligero|ligera|ligeros|ligeras|liviano|liviana)|pesa menos)',
    heaviest: '(mas pesad(o|a|os|as)|pesa mas)',
    longestLasting: '(dura mas|mas duradero|mas duradera|mayor duracion)',
    most: '(mas (personas|gente|piezas|paginas|colores|raciones))',
    strongest: '(mas (fuerte|fuertes)|mayor graduacion)',
    brightest: '(mas (brillante|luminosa|luminoso|potente))',
    longest: '(mas (largo|larga|alto|alta|ancho|ancha))',
    shortest: '(mas (corto|corta))',
    biggest: '(mas (grande|grandes)|mayor (tamano|capacidad))',
    smallest: '(mas (pequen(o|a|os|as)|chic(o|a)))',
  },
  atMost: '(menos de|mas ligero~ que|mas pequen~ que|hasta)',
  atLeast: '(mas de|mas grande~ que|al menos)',
  evidence: {
    people: 'raciones|personas',
    serves: 'para',
    sizes: 'talla',
    distances: '',
  },
  ages: {
    years: 'anos?|anitos',
    isOfAge: 'edad de|tiene|cumple',
    upTo: 'al?',
    from: 'a partir de|desde|mayores de',
    newborn: 'recien nacid~',
    fromBirth: 'desde el nacimiento|recien nacid~',
  },
  negations: 'no|sin|nunca|jamas',
  exclusions: {
    before: 'no|sin|libre de|no de|nada de',
    after: '',
    ending: '',
    verbs:
      '(llev|tien|teng|conten|contien|incluy)\\p{L}{0,4}|sean?( de)?|est[ea]n?( hech[oa]s?)?( de)?|ser de',
    articles: '(la|el|los|las|de la|de)\\s{1,3}',
    qualifiers: 'secos',
    intolerantTo: '(alergic[oa]s?|alergia|intolerantes?|intolerancia)\\s{1,3}(a los|a las|a la|al|a)\\s{1,3}',
    intolerance: '',
    intoleranceEnding: '',
    illnesses: [
      ['celiac[oa]s?|celiaquia', 'gluten'],
      ['diabetic[oa]s?|diabetes', 'azucar'],
    ],
    noThings: 'interes duda mas que recibo cita reserva embalaje ticket',
  },
};
