import type { GroundingWords } from './grounding-words.js';

const ONES =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const HUNDREDS =
  'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
    ' ',
  );

function belowHundred(number: number): string {
  const small = ONES[number];
  if (small !== undefined) return small;
  const rest = number % 10;
  return `${TENS[Math.floor(number / 10) - 3] ?? ''}${rest === 0 ? '' : ` y ${ONES[rest] ?? ''}`}`;
}

function spell(number: number): readonly string[] {
  if (number === 1) return ['uno', 'un', 'una'];
  if (number === 100) return ['cien', 'ciento'];
  const rest = number % 100;
  const head = number < 100 ? '' : (HUNDREDS[Math.floor(number / 100) - 1] ?? '');
  const tail = number < 100 || rest > 0 ? belowHundred(rest) : '';
  const word = `${head} ${tail}`.trim();
  const forms = word.endsWith('uno') ? [word, word.slice(0, -1), `${word.slice(0, -1)}a`] : [word];
  if (number === 12) forms.push('docena');
  return forms.flatMap((form) =>
    form.includes('cientos') ? [form, form.replace('cientos', 'cientas')] : [form],
  );
}

export const ES: GroundingWords = {
  spell,
  thousand: 'mil',
  onto: '',
  percent: 'por ciento',
  beforeDays: '',
  duals: {},
  half: 'y media|y medio',
  bareUnits: '',
  currencies: {
    EUR: 'euros?|eur',
    'USD CAD AUD NZD MXN COP CLP ARS': 'dolares|dolar|pesos?',
    GBP: 'libras?( esterlinas)?',
    CHF: 'francos?',
    'JOD KWD BHD TND': 'dinares|dinar',
    'SAR QAR OMR YER': 'riyales|rial|riales',
    'AED MAD': 'dirhams?|dirhemes',
  },
  cents: 'centimos?|centavos?',
  centsJoin: 'con|y',
  to: 'a|o|y|hasta|al',
  range: 'a|hasta',
  upTo: 'hasta|como maximo|en un plazo de|dentro de|como mucho|maximo',
  free: 'gratis|gratuit~|sin (coste|cargo|costo)|de regalo|regalamos|regalo|de balde|cortesia',
  notFree: 'para regalo|un regalo|ideas? de regalo|para regalar',
  reduced:
    '(a )?mitad de precio|en oferta|de oferta|rebajad~|rebajas?|en promocion|precio especial|con descuento|ganga',
  negations: 'no|nunca|aun no|todavia no|ningun~|sin|tampoco|ni',
  future:
    'sera|seran|deberia|debe|va a|van a|puede|podra|si|cuando|en cuanto|una vez|antes|despues|hasta que|sea',
  part: 'en parte|parcialmente|una parte|parte',
  states: {
    pending: 'pendiente( de procesar)?',
    processing: '(se esta )?procesando|en proceso|en tramite',
    preparing: 'preparando|en preparacion|preparad[oa]',
    onHold: 'en espera|en pausa|retenid[oa]|paralizad[oa]',
    sent: 'enviad[oa]s?|expedid[oa]s?|despachad[oa]s?|ha salido',
    underWay: '(en|de) camino|en transito|en ruta',
    outForDelivery: 'en reparto',
    delivered: 'entregad[oa]s?|ha llegado|llego|recibid[oa] por usted',
    cancelled: 'cancelad[oa]s?|anulad[oa]s?',
    returned: 'devuelt[oa]s?',
    refunded: 'reembolsad[oa]s?|reintegrad[oa]s?',
  },
  yourOrder: '(su|tu|el|este|sus) (\\p{L}{1,12} )?(pedido|paquete|envio|compra|articulo|dinero)',
  promises: `
    (he|hemos) (ya )?(cancelado|reembolsado|cambiado|modificado|actualizado|corregido|reservado|creado|anadido|abonado|ampliado|enviado|pedido|apuntado|confirmado|anotado|aplicado|anulado|devuelto|gestionado|tramitado|parado|solicitado)
    (devolver(e|emos)|reembolsar(e|emos)|cambiar(e|emos)|cancelar(e|emos)|enviar(e|emos)|abonar(e|emos)|reservar(e|emos)|regalar(e|emos)|llamar(e|emos)|reparar(e|emos)|sustituir(e|emos)|modificar(e|emos)|mandar(e|emos)|compensar(e|emos)|anular(e|emos)|entregar(e|emos)|ampliar(e|emos))
    (voy|vamos) a (devolver|reembolsar|cambiar|cancelar|enviar|abonar|reservar|llamar|sustituir|modificar|compensar|anular)~
    (le|te|les) (devolvemos|reembolsamos|devuelvo|reembolso|abonamos|enviamos|garantizamos|garantizo|aseguro|aseguramos|prometo|prometemos)
    (se ha|ha sido|queda) (modificad~|cambiad~|actualizad~|reservad~|abonad~|corregid~)
    (recibira|tendra|se le) … (reembols~|devolu~|abon~|vale de)
    garantizad~|garantizamos|garantizo|prometido|prometemos|le prometo|se lo aseguro`,
  handsOff: `
    (he|hemos) (ya )?(pasado|transferido|avisado|informado|derivado|notificado|remitido)
    (le|te) (paso|pasamos|pongo|transfiero|conecto|derivo)
    (un|una|nuestro|nuestra|el|la) (persona|companero|companera|equipo|agente|responsable|humano) (le|se|va|contactara|respondera|atendera)
    alguien (del equipo )?(le|se|va|contactara)`,
  person: `
    soy (un |una |el |la )?(persona|humano|humana|ser humano|empleado|empleada|trabajador|trabajadora|companero|companera|vendedor|vendedora|responsable|encargado|encargada|dueno|duena|miembro del (equipo|personal))
    yo trabajo (en|para|aqui)`,
  echo: '(dice|dijo|menciona|busca|quiere|comenta|escribe|necesita|pide)|usted (dice|tiene|busca|quiere)|su (presupuesto|limite)|dice que|como (dice|usted)|tiene \\d|me (dice|comenta)|menos de',
  sum: 'juntos|juntas|total|en total|ambos|sin|suman|mas|menos|con|incluido|cada|conjunto|son',
  difference: 'mas|menos|diferencia|ahorra~|barato|caro|queda|falta|por debajo|ligero|pesado',
  open: 'abiert~|abrimos|abre|abren|horario~|abrir',
  closed: 'cerrad~|cerramos|cierra|cierran|cerrar',
  until: 'hasta|cerramos|cierra|cerrar',
  soldOut: 'agotad~|sin (stock|existencias)|no (disponible~|hay existencias|quedan?)|fuera de stock',
  inStock: 'en stock|disponible~',
  pieces:
    'queda~|resta~|stock|existencias|disponible~|piezas?|unidad~|ejemplar~|paquetes?|botellas?|cajas?|botes?|latas?|bolsas?|pares|par|juegos?|veces|tenemos|hay|tiene|cantidad',
  listed: 'productos?|articulos?|pedidos?|paquetes?|envios?|resultados?|cosas|modelos?|mas|otr[oa]s?',
  belongs: 'por|de|del|para|el|la|los|las|es|cuesta',
  hints: `
    pedido~|paquete~|envi~|entreg~|cuest~|val~|precio~|total|suma|reembols~|cancel~|anul~|devol~|devuel~|abr~|abiert~|cerr~|cierr~|horario~|lleg~|previst~|seguimiento
    numero|codigo|llam~|telefono~|correo~|mail|e-mail|email|escrib~|web|pagina|garanti~|promet~|stock|agotad~|disponible~|pesa~|trae|mide|bateria
    descuento~|rebaj~|oferta~|gratis|gratuit~|regal~|mitad|sin|dentro|en|hasta|desde|entre|antes|despues|plazo
    he|hemos|ha|han|esta|estan|es|son|fue|sera|va|voy|vamos|su|sus|le|hoy|manana|ayer|pasado|este|esta|proxim~|ultim~|persona|equipo|alguien|queda~|tiene|tenemos|hay|todo|todos|medio|media`,
  leads:
    'el la los las un una unos unas su sus nuestro nuestra mi yo nosotros le les se lo en a al de del por para y pero si con que es este esta esto hay',
  abbreviations:
    'dr dra sr sra srta ud uds no nr num aprox etc tel avda pag ej ene feb mar abr jun jul ago sep sept oct nov dic max min p',
  capitals:
    'ud uds usted ok pdf faq iva iban navidad reyes semana santa led usb kg cm hola gracias si sr sra',
  generic:
    'cuesta cuestan precio euro euros dias dia pedido producto productos con para su sus tiene horas tarda desde vale plazo',
  cannotConfirm: 'Esa parte no la puedo confirmar.',
};
