import type { OrderWords } from './order-words.js';

export const SPANISH: OrderWords = {
  statusQuestion: `
    (donde|dnd|adonde|por donde) (esta|anda|queda|va|se encuentra|estan|viene) … (pedido|paquete|compra|envio|encargo|orden)
    (pedido|paquete|compra|envio|encargo) … (no (me )?(ha )?llega~|no llego|aun no|todavia no|retrasad~|perdid~|enviad~|atascad~|salid~|llegad~)
    (cuando|cuanto) … (llega|llegara|llegan|va a llegar|tarda en llegar|recibo|recibire|entregan|entregais) … (pedido|paquete|compra|envio|encargo)
    cuando (me )?(llega|llegara|va a llegar|lo recibo|llegaria)(?! (la|el|los|las|un|una|mas) (?!pedido|paquete|compra|envio|encargo))
    (estado|estatus|status|situacion) (de|del) (mi |mis |el |la )?(pedido|paquete|compra|envio|encargo)
    seguimiento
    (donde|dnd|cuando) (esta|estan|anda|andan|queda|quedan|llega|llegan|vienen|viene) (mi|mis|nuestr~) ~
    (saber|preguntar|pregunta|consultar|consulta|informacion|info|duda|noticias|novedades|preguntaros|preguntarle) (algo )?(de|del|sobre|por|acerca de|acerca del|respecto a|en) (un|el|mi|una|la|mis)? (pedido|paquete|encargo|envio|compra)s?
    (consultar|mirar|revisar|comprobar) (un|el|mi|una) (pedido|encargo|envio|compra)
    (como|que tal) (va|anda|sigue|lleva~) … (pedido|encargo|paquete|envio)
    rastre~
    tracking
    (no|aun no|todavia no|sigue sin|sigo sin) (me )?(ha |he |han )?(llegado|llega|llego|recibido|recibi|llegar|recibir)( ~)?
    (estoy )?(esperando|espero) (mi|el|un) (pedido|paquete|compra|envio)
    (que paso|que pasa|que ha pasado|q pasa|novedades) (con|de|del) (mi|el) ~
    (ya )?(salio|enviaron|han enviado|habeis enviado|se envio|lo enviaron|esta enviado)
    (direccion|datos|nombre|telefono) (de|del|en el) pedido
    (estado|estatus) (por|via) (e-?mail|correo|mail|telefono)
    (mirar|consultar|saber|comprobar|ver|revisar) … (mi|el) (estado|estatus)`,
  ownOrder: `
    (mi|mis|nuestro) (pedidos?|paquetes?|compras?|envios?|encargos?)
    numero de pedido
    pedido (no|n°|numero|num)?\\.? #? [a-z]{0,5}-?\\d~
    (todos|lista~|muestra~|ensena~|dame) … pedidos`,
  allOrders: `
    tod[oa]s (mis|nuestros) pedidos
    (lista~|muestra~|muestre~|ensena~|dame|deme|ver|diga~) … (mis|nuestros) (\\p{L}{1,14} )?pedidos
    (que|cuales) pedidos … (tengo|hice|he)
    (mis|nuestros) (otros |ultimos |anteriores |viejos )?pedidos
    historial de (mis )?pedidos`,
  policy: `
    (devolver|devolucion|reembols~|cancelar|cambiar|modificar|anular|hacer un)`,
  amends: '(cancelar|anular|modificar|cambiar|cancelacion)',
  changes: `
    (anad|agreg|quit|elimin|cambi|modific|cancel|anul|divid|separ|junt|aplac|aplaz|retras|pospon|corrij|corrig|sustitu|reemplaz)(ir|ar|er|an|en|ad|id|ais|as|a|e|yan|uir|la|lo)(me|nos|les?|l[oa]s?)?
    envolver~ | envuelv~ | para regalo
    (otra|otro|nueva|nuevo|mala|distinta) (talla|direccion|color|dia|fecha|modelo|articulo)
    (color|talla|direccion) equivocad[oa]
    talla (mas|menos) | en (dos|2|varios) (paquetes|envios)`,
  changed: `
    (ha sido|han|habeis|esta|fue|se ha) … (cancelado|anulado|modificado|cambiado|anadido)`,
  orderNoun: 'pedidos?',
  noOrder: '(demasiado|muy) tarde para[^?]*',
  anyOrder: `
    (tarda|tardan) (un|una|los|en llegar un) (pedido|envio|pedidos|envios)~`,
  mine: ['mi'],
  aloneNoun: ['pedido', 'paquete'],
  happens: `
    (enviado|entregado|llegado|llega|recibido|cancelado|reembolsado|listo|donde|cuando|estado)`,
  followUp: `
    (cuando|donde) … (llega~|esta|viene)
    (transportista|importe|total|seguimiento|que (lleva|contiene|pedi|compre))`,
  and: ['y'],
  other: ['otro'],
  noProof: '(no (lo |la )?(tengo|se|encuentro|recuerdo)|ni idea|perdi)( ~)?',
  aspects: {
    items: `
      que (lleva|llevaba|contiene|contenia|trae|traia|incluye|incluia|iba|venia)( ~)?
      que (habia|hay|va) (dentro|en el|en la|en mi)( ~)?
      que (era lo que )?(habia |he |hemos |habiamos )?(pedi|pedido|pedimos|compre|comprado|encargue|encargado)
      que (articulos|productos|cosas)
      contenido`,
    breakdown: `
      por que … (total|importe|precio|pedido|tanto|mas caro|cuesta|costo)
      (como|de que) … (total|importe|precio) … (calcula|compone|desglosa)~
      (como se (calcula|compone|desglosa)|de que se compone) ~
      desglose~`,
    shipping: `
      (cuanto|cual) … (costo|costaron|pague|pago|fueron|fue|cobraron) … (envio|portes|entrega)
      (gastos|costes?|costos?) de envio (de|del|en) (mi |el |este |ese )?pedido
      (pague|pagado|cobraron|cobrado) … (por |de )(el )?(envio|portes)`,
    tax: `
      (cuanto|cual|que) … (iva|impuestos?)
      (iva|impuestos?) … (pedido|incluid~|pague|pagado|cobr~)`,
    discount: `
      (cuanto|cual|que) … (descuento|rebaja|cupon|codigo)
      (descuento|cupon|codigo|vale) … (aplic~|descont~|usad~|incluid~|funciono)
      (aplic~|descont~|usa~) … (descuento|cupon|codigo|vale)
      mi (descuento|cupon|vale)
      cuanto … (ahorre|ahorrado)`,
    total: `
      cuanto … (pague|pagado|gaste|gastado|costo|costado|cobrado|cobraron|cobrasteis|en total)
      cuanto (fue|era|sumaba|costaba)( ~)?
      (total|importe|suma)`,
    parcel: `
      (que|cuando|donde|cuales) … (falta~|el resto)
      el resto (del|de) ~
      (transportista|mensajeria|mensajero|numero de seguimiento|seguimiento|rastreo|codigo de envio)
      (empresa|compania|agencia) (de|del) (envio|envios|transporte|transportes|paqueteria|reparto)
      (quien|con quien|por quien|que empresa) … (trae|entrega|lleva|envia|reparte|viene)`,
    date: `
      (cuando|que dia|en que fecha|para cuando|cuanto tarda~) … (llega~|entreg~|recib~|viene|vendra|tendre|tengo|list~)
      (cuando|para cuando) (llega~|viene|vendra)
      fecha de (entrega|llegada)
      (eso|esto) (fue|era) … hace( ~)?
      (fue|era) hace ~
      (deberia|tenia que|debia|tendria que) (haber )?(llega~|estar|venir)( ~)?
      (retraso|retrasad~|con demora)
      (dias?|semanas?) (tarde|de retraso)`,
  },
  inGeneral: `
    en oferta
    agotad~
    (entregais|enviais|repartis|entregan|reparten|trabajais|usais)`,
  ofTheOrder: `
    que (llevaba|habia|traia|incluia)
    (mi|el|este|ese) (pedido|paquete|envio|encargo)
    (pedi|pague|compre|encargue|he pedido|habia pedido|he pagado|me cobr~)
    (numero de seguimiento|fecha de entrega)`,
  asksForContact: `
    direccion de (entrega|envio|facturacion)
    (que|cual|dame|deme|digame|dime|dame|envia~|necesito) … (direccion|correo|e-?mail|telefono|movil|nombre|datos|numero) … (pedido|client~|comprador~|destinatari~)
    (direccion|correo|telefono|nombre|datos|movil) (del|de la|de el|de|en el) (client~|pedido|comprador~|destinatari~)`,
  speaksForOthers: `
    (soy) … (jefe|jefa|encargad~|duen~|emplead~|carter~|repartidor~|mensajer~|policia|abogad~|gerente|administrador~|companer~|director~)
    (soy) (el|la) (marido|mujer|novio|novia|hermano|hermana|madre|padre|hijo|hija|vecin~|pareja|amig~) (de|del) ~
    (mi) (marido|mujer|novio|novia|hermano|hermana|madre|padre|hijo|hija|vecin~|pareja) … (pidio|pedido|compro|encargo)`,
  numberLabel: ['numero'],
  labels: `
    pedido correo electronico telefono movil`,
  sentences: {
    statuses: {
      pending: 'se ha recibido y está pendiente',
      processing: 'se está procesando',
      preparing: 'se está preparando',
      partially_shipped: 'se ha enviado en parte',
      on_hold: 'está en espera',
      shipped: 'ha sido enviado y está en camino',
      out_for_delivery: {
        formal: 'está en reparto y en camino hacia usted',
        informal: 'está en reparto y en camino hacia ti',
      },
      delivered: 'ha sido entregado',
      cancelled: 'ha sido cancelado',
      returned: 'ha sido devuelto',
      partially_refunded: 'se ha reembolsado en parte',
      refunded: 'ha sido reembolsado',
    },
    order: {
      formal: (number, status) => `Su pedido ${number} ${status}.`,
      informal: (number, status) => `Tu pedido ${number} ${status}.`,
    },
    expected: (day) => `Llegada prevista: ${day}.`,
    shipment: (carrier, number, url) =>
      `Transportista: ${carrier}, número de seguimiento ${number}${url ? `: ${url}` : ''}.`,
    late: {
      formal: (day, span) =>
        `La llegada estaba prevista para el ${day}, así que lleva ${span} de retraso. Lo siento. ¿Quiere que le pase con una persona que lo revise?`,
      informal: (day, span) =>
        `La llegada estaba prevista para el ${day}, así que lleva ${span} de retraso. Lo siento. ¿Quieres que te pase con una persona que lo revise?`,
    },
    parcel: (list, carrier, number, url) =>
      `En el paquete con ${carrier}, número de seguimiento ${number}${url ? ` (${url})` : ''}: ${list}.`,
    toCome: (list) => `Aún por enviar: ${list}.`,
    lineKinds: { discount: 'descuento', shipping: 'envío', tax: 'impuestos', fee: 'recargo' },
    goods: 'artículos',
    madeUpOf: {
      formal: (number, amount, list) =>
        `El total de su pedido ${number} es de ${amount}. Se compone así: ${list}.`,
      informal: (number, amount, list) =>
        `El total de tu pedido ${number} es de ${amount}. Se compone así: ${list}.`,
    },
    noBreakdown: {
      formal: 'No sé cómo se compone. Nuestro equipo puede decírselo: pida hablar con una persona.',
      informal: 'No sé cómo se compone. Nuestro equipo puede decírtelo: pide hablar con una persona.',
    },
    linesOf: {
      formal: (number, list) => `En su pedido ${number}: ${list}.`,
      informal: (number, list) => `En tu pedido ${number}: ${list}.`,
    },
    noLine: {
      formal: (number, kind) => `Su pedido ${number} no indica «${kind}» por separado.`,
      informal: (number, kind) => `Tu pedido ${number} no indica «${kind}» por separado.`,
    },
    ordersOf: {
      formal: 'Estos son sus pedidos, el más reciente primero:',
      informal: 'Estos son tus pedidos, el más reciente primero:',
    },
    listed: (number, day, status) => `${number} (${day}) ${status}.`,
    moreOrders: (count) => `… y ${count} más.`,
    noOrders: {
      formal: 'No he encontrado pedidos con su correo electrónico.',
      informal: 'No he encontrado pedidos con tu correo electrónico.',
    },
    needsForAll: {
      formal:
        'Puedo mostrarle sus pedidos. Para ello envíeme el número de uno de ellos junto con el correo electrónico o el teléfono del pedido. Si ambos coinciden, le muestro todos los pedidos con los mismos datos de contacto.',
      informal:
        'Puedo mostrarte tus pedidos. Para ello envíame el número de uno de ellos junto con el correo electrónico o el teléfono del pedido. Si ambos coinciden, te muestro todos los pedidos con los mismos datos de contacto.',
    },
    items: (list) => `Artículos: ${list}.`,
    total: (amount) => `Total: ${amount}.`,
    refunded: (amount) => `Reembolsado: ${amount}.`,
    note: (text) => `Nota de la tienda: «${text}».`,
    noteNames: (facts) => `La nota indica: ${facts}.`,
    noMatch: {
      formal:
        'No he podido encontrar un pedido con ese número y ese correo electrónico o teléfono. Compruebe ambos tal como aparecen en la confirmación. Nuestro equipo también puede ayudarle: pida hablar con una persona.',
      informal:
        'No he podido encontrar un pedido con ese número y ese correo electrónico o teléfono. Comprueba ambos tal como aparecen en la confirmación. Nuestro equipo también puede ayudarte: pide hablar con una persona.',
    },
    tooMany: {
      formal: (wait) =>
        `Han sido demasiados intentos y ahora no puedo consultar pedidos. Inténtelo de nuevo ${wait} o pida hablar con una persona de nuestro equipo.`,
      informal: (wait) =>
        `Han sido demasiados intentos y ahora no puedo consultar pedidos. Inténtalo de nuevo ${wait} o pide hablar con una persona de nuestro equipo.`,
    },
    tomorrow: 'mañana',
    inTime: (span) => `en ${span}`,
    contains: {
      formal: (number, list) => `Su pedido ${number} contiene ${list}.`,
      informal: (number, list) => `Tu pedido ${number} contiene ${list}.`,
    },
    amounts: {
      formal: (number, amount) => `El total de su pedido ${number} es de ${amount}.`,
      informal: (number, amount) => `El total de tu pedido ${number} es de ${amount}.`,
    },
    noParcel: 'Todavía no tiene número de seguimiento.',
    noDate: 'Todavía no tengo fecha prevista.',
    private: 'No puedo dar esos datos.',
    proof: {
      formal:
        'Solo hablo de un pedido si coinciden su número y el correo electrónico o el teléfono del pedido. Si es suyo, envíeme los dos.',
      informal:
        'Solo hablo de un pedido si coinciden su número y el correo electrónico o el teléfono del pedido. Si es tuyo, envíame los dos.',
    },
    needsBoth: {
      formal:
        'Lo miro con gusto. Envíeme su número de pedido junto con el correo electrónico o el teléfono del pedido. Para proteger sus datos solo hablo de un pedido si ambos coinciden.',
      informal:
        'Lo miro con gusto. Envíame tu número de pedido junto con el correo electrónico o el teléfono del pedido. Para proteger tus datos solo hablo de un pedido si ambos coinciden.',
    },
    needsNumber: {
      formal: 'Gracias. Envíeme también su número de pedido; está en la confirmación.',
      informal: 'Gracias. Envíame también tu número de pedido; está en la confirmación.',
    },
    needsContact: {
      formal:
        'Gracias. Envíeme también el correo electrónico o el teléfono del pedido. Para proteger sus datos solo hablo de un pedido si ambos coinciden.',
      informal:
        'Gracias. Envíame también el correo electrónico o el teléfono del pedido. Para proteger tus datos solo hablo de un pedido si ambos coinciden.',
    },
    cannotProve: {
      formal:
        'Sin el número de pedido y el correo o el teléfono no puedo abrir un pedido. Nuestro equipo puede ayudarle: ¿quiere que le pase con una persona?',
      informal:
        'Sin el número de pedido y el correo o el teléfono no puedo abrir un pedido. Nuestro equipo puede ayudarte: ¿quieres que te pase con una persona?',
    },
    amend: {
      formal:
        'Yo no puedo cambiar pedidos. Si quiere cambiar o cancelar algo, pida hablar con una persona y nuestro equipo se encarga.',
      informal:
        'Yo no puedo cambiar pedidos. Si quieres cambiar o cancelar algo, pide hablar con una persona y nuestro equipo se encarga.',
    },
  },
};
