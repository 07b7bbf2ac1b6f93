import type { ProductWords } from './product-words.js';

export const SPANISH: ProductWords = {
  phrases: {
    cue: `
      (algo|alguna cosa) (para|con|sin|de|por|que|\\p{L}{4,})
      (teneis|tienen|tiene|tenes|venden|vendeis|vende|hay|queda|quedan)
      (busco|buscando|necesito|quiero|quisiera|queria)
      (disponible|agotado|existencias)~
      (regalo)~
      (recomiend|recomend)~
      (cuanto|precio|cuesta|cuestan|vale|valen|sale)`,
    chooses: '(que|q|cual|cuales)',
    asksQuantity: 'cuant(o|a)s … (quedan|hay|teneis|tienen)',
    cheapest: '(mas barat|mas economic)~',
    dearest: 'mas car(o|a)s?',
    comparatives: `
      (?<!(el|la|lo|los|las) )mas (car|barat|economic)(o|a)s?
      (cuesta|cuestan|sale|salen|vale|valen) (mas|menos)`,
    restocks: `
      de nuevo (disponible|en stock)~ | disponibles? de nuevo
      (vuelve|vuelven|volvera|volveran|volver|volveis) a (haber|estar|tener|entrar|llegar|recibir)
      (repone|reponen|reponeis|repondran|repondreis|reponer|reposicion)
      (recibis|reciben|recibiran|recibireis|llegan|llegaran|entran|entraran) mas`,
    restockWords: `
      nuevo disponible disponibles stock vuelve vuelven volvera volveran volver volveis haber estar tener entrar
      llegar recibir repone reponen reponeis repondran reponer reposicion reciben recibis llegan mas cuando`,
    totals: 'en total|todo junto|en conjunto|el total|(los|las) (dos|tres)( juntos| juntas)?|juntos|juntas',
    compares: '(compara|comparar|diferencia|mejor|cual (es|de))~',
    goesOn: 'y',
    asksWhether: '(es|son|tiene|lleva|contiene|se puede|puede)',
    articles: '(el|los|las)\\s',
    tells: '(lleva|tiene|es|son|contiene|se puede)',
    ours: '(vuestr~|su|sus|teneis|tienen|tiene|vendeis|venden|mi|algo|regalo)',
    listsKind: `
      (que|q|cuales|que tipo de) … (tenéis|teneis|tienen|hay|venden|vendeis)
      (muestr|ensen)[ae](n|me|nme|nos)? … (tod[oa]s|sus|las|los)`,
    listsAll: `
      que (venden|vendeis|teneis|productos)~
      (sus productos|vuestros productos|catalogo)`,
    pronoun: '(lo|la|los|las|ese|esa|este|esta|esto|eso|el|ella|es|tiene|pesa|mide)',
    continues: '(y|e|tambien)',
    pointers: '(primero|segundo)',
    superlatives: 'barato barata baratos economico caro cara diferencia comparar mejor',
    joins: 'y|e|o|con',
    joinPrefix: '',
    nameParticles: 'del|el|los|las|y',
    giftPersons: `
      amante amantes aficionado aficionada fanatico fanatica ideas encanta gusta apasionado`,
    loverEndings: '',
    sets: '(caja|estuche|cesta|lote)',
    has: '(teneis|tienen|vendeis|venden|hay)',
    sells: '(vendeis|venden|vende)',
    nameEnds: '(en el lugar|ahi|alli|cerca|para|con|sin|y|o)',
    freeEndings: '',
    generalNames: 'opciones comida platos surtido servicio servicios',
    weekdays: '',
  },
  ordinals: ['(primero|primera)', '(segundo|segunda)', '(tercero|tercera)'],
  isHeadLast: false,
  sentences: {
    inStock: 'en stock',
    fewLeft: (count) => `en stock, solo quedan ${count}`,
    countLeft: (count) => `en stock, ${count} disponibles`,
    soldOut: 'agotado, sin existencias por ahora',
    near: 'No he encontrado exactamente eso; lo más parecido:',
    overall: 'No he encontrado todas las palabras: esto es entre todos nuestros productos.',
    answer: (name, own, other) => `La respuesta: ${name} (${own}, el otro ${other}).`,
    dearerIs: (name, difference) => `${name} es más caro, ${difference} más.`,
    restockUnknown: {
      formal:
        'No sé cuándo volverá a haber, porque no consta ningún día. ¿Quiere que pase su pregunta a una persona de nuestro equipo?',
      informal:
        'No sé cuándo volverá a haber, porque no consta ningún día. ¿Quieres que pase tu pregunta a una persona de nuestro equipo?',
    },
    restockOn: (day) => `Según consta, vuelve a estar disponible el ${day}.`,
    noAlternative: 'No he encontrado ninguna alternativa parecida en stock.',
    yes: 'Sí.',
    no: 'No.',
    one: (name, price, state) => `${name}: ${price}, ${state}.`,
    priced: (name, price) => `${name}: ${price}.`,
    line: (name, price, state) => `${name}: ${price}, ${state}.`,
    found: 'Esto es lo que he encontrado:',
    ideas: { formal: 'Aquí tiene algunas ideas:', informal: 'Aquí tienes algunas ideas:' },
    range: (range) => `Esto es lo que tenemos ${range}:`,
    nearest: (range) => `No hay nada de ese tipo ${range}; lo más cercano:`,
    unmentioned: (thing) => `La descripción no menciona «${thing}».`,
    notStatedFree: 'No sé con certeza cuáles de nuestros productos no lo contienen, y prefiero no adivinar.',
    asksBack: {
      formal: '¿Para qué lo necesita y cuánto puede costar? Así buscaré algo adecuado.',
      informal: '¿Para qué lo necesitas y cuánto puede costar? Así buscaré algo adecuado.',
    },
    nothingInRange: 'No he encontrado nada a ese precio entre nuestros productos.',
    under: (price) => `hasta ${price}`,
    over: (price) => `desde ${price}`,
    between: (low, high) => `entre ${low} y ${high}`,
    cheapest: 'Lo más barato:',
    dearest: 'Lo más caro:',
    compared: 'En comparación:',
    cheaperIs: (name, difference) => `${name} es más barato, ${difference} menos.`,
    alternatives: 'Disponible en su lugar:',
    none: {
      formal:
        'Lo siento, no lo he encontrado entre nuestros productos. Si quiere, una persona de nuestro equipo puede comprobar si lo tenemos.',
      informal:
        'Lo siento, no lo he encontrado entre nuestros productos. Si quieres, una persona de nuestro equipo puede comprobar si lo tenemos.',
    },
    noMoreDetails: {
      formal: 'No tengo más detalles; nuestro equipo puede informarle, pida hablar con una persona.',
      informal: 'No tengo más detalles; nuestro equipo puede informarte, pide hablar con una persona.',
    },
    together: (price) => `En total: ${price}.`,
    more: {
      formal: (count) => `Hay ${count} más; dígame qué le importa y lo acoto.`,
      informal: (count) => `Hay ${count} más; dime qué te importa y lo acoto.`,
    },
  },
};
