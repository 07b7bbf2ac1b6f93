import type { EntityWords } from './entity-words.js';

export const SPANISH: EntityWords = {
  orders: {
    nouns: 'pedidos?|compras?|encargos?|paquete(?! de)|envio|envío|factura',
    ordered: 'pedido',
    numberWords: 'numero|número',
    linking: 'es',
    linkingPast: '',
    labels: 'con|de',
    notCodes: 'menos|mas|desde|hasta',
  },
  phones: 'telf|tlf|tlfno|tfno|cel|teléfono|móvil|movil',
  addresses: { at: 'arroba', dot: 'punto' },
  money: {
    units: 'pesos?|soles?|francos?|dolares?|libras?|dirhams?|riales?|dinares?',
    thousands: 'mil|lucas?',
    oneThousand: 'mil',
    under: `
      menos de|por debajo de|abajo de|debajo de|hasta|inferior a|no mas de|maximo( de)?|mas barato que
      nada (de |por )?(mas|encima) (caro )?(de|que)|(que )?no (pase|supere|exceda|cueste mas)( de)?|no mas caro (de|que)`,
    notUnder: 'no menos de|no mas barato que|(no|nada) por debajo de|nada de menos de',
    over: 'mas de|por encima de|superior a',
    from: 'desde|al menos|a partir de',
    between: 'entre|de|desde',
    and: 'y|hasta',
    to: 'a',
    around: 'alrededor de|unos|sobre|aproximadamente',
    budget: 'presupuesto( de)?',
    orLess: 'o menos|como maximo',
    gifts: 'algo|regalo',
    for: 'por|de',
    amounts: [],
    counted: 'jugadores|personas',
  },
};
