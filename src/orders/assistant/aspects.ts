import { phrasePattern } from '../../language/text/phrases.js';
import type { Clause } from '../../assistant/clause.js';

/** The one thing that is asked about an order already spoken of. */
export type OrderAspect = 'items' | 'total' | 'parcel' | 'date';

/** Folded, any language; the first that matches decides. */
const ASPECTS: readonly (readonly [OrderAspect, RegExp])[] = [
  [
    'items',
    phrasePattern(`
      what('?s| is| was| were| are)? (all )?(in|inside) (it|there|that|them|(the|my|this|that) (order|parcel|package|box))
      what (exactly )?(did|have|had) (i|we) (actually |even |just )?(order|buy|get|purchase|bought|ordered)~
      what (i|we)('d|'ve)? (had |have )?(actually |even )?(ordered|bought|purchased)
      (what|which) (items?|products?|things|articles)
      (what|which) … (in|of|on) (the|my|this|that) (order|parcel|package)
      (the )?(items|contents)
      was (hab~|hatte~) (ich|wir) … (bestellt|gekauft|geordert)
      was (ich|wir) … (bestellt|gekauft)
      was (ist|war|sind|waren|steckt|kommt) … (drin|dabei|drinnen|enthalten)
      was (ist|war|sind|waren|steckt|steckte) … in … (paket|bestellung|sendung|lieferung)
      (welche|was fur) (artikel|sachen|produkte|teile)
      inhalt
      (que|quoi|qu'est-ce que|qu'est ce que|ce que|qu'avais-je|qu'ai-je) … (commande|achete|pris)
      (qu'y a-t-il|qu'est-ce qu'il y a|qu'est ce qu'il y a|il y a quoi|y a quoi|y avait quoi|que contient|contient quoi|c'etait quoi)
      (quels?|quelles?) (articles?|produits?)
      contenu
      que (lleva|llevaba|contiene|contenia|trae|traia|incluye|incluia|iba|venia)( ~)?
      que (habia|hay|va) (dentro|en el|en la|en mi)( ~)?
      que (era lo que )?(habia |he |hemos |habiamos )?(pedi|pedido|pedimos|compre|comprado|encargue|encargado)
      que (articulos|productos|cosas)
      contenido
      (شو|ايش|وش|ماذا|ايه|ما) … (طلبت|اشتريت|فيه|فيها|جواته|جواتها|بداخله|محتوي~|يحتوي)
      (طلبت|اشتريت) (ايه|شو|ايش|وش)
      (فيه|فيها) (ايه|شو|ايش)
      (ال)?(محتويات|محتوي|محتواه)
      (ما|شو|ايش|وش) (هي |هم )?(ال)?(منتجات|اغراض|قطع)`),
  ],
  [
    'total',
    phrasePattern(`
      how much … (pay|paid|spend|spent|total|altogether|owe|charged|come to)
      how much (was|were|did) (it|that|they|everything|(the|my) (order|parcel))( cost)?
      (the |my |order |grand )?(total|sum|amount)
      what (did|was) … (cost|pay|charged|total)
      (wie ?viel|was) (hab~|hatte|musste|hat|war~) … (bezahlt|gezahlt|zahlen|gekostet|ausgegeben)
      wie ?viel (hat|war) (das|es|die|der|meine)~
      (gesamtbetrag|gesamtsumme|gesamtpreis|endsumme|endbetrag|rechnungsbetrag|summe|betrag|insgesamt)
      combien … (paye|payee|depense|regle|debite|au total|en tout)
      (paye|regle|depense) combien
      c'etait combien
      (montant|total|somme)
      cuanto … (pague|pagado|gaste|gastado|costo|costado|cobrado|cobraron|cobrasteis|en total)
      cuanto (fue|era|sumaba|costaba)( ~)?
      (total|importe|suma)
      (كم|قديش|اديش|بكم|بكام|شقد) … (دفعت|كلف~|مجموع~|اجمالي~|حساب~|طلع~|فاتورت~)
      دفعت (كم|قديش|اديش|كام|شقد)
      (ال)?(مجموع|اجمالي|مبلغ)~`),
  ],
  [
    'parcel',
    phrasePattern(`
      (tracking|carrier|courier|shipper)~
      who('?s| is| will)? … (delivering|delivers?|shipping|ships?|bringing|brings?|carrying)
      (which|what) … (delivery|shipping|parcel|postal) (company|service)
      (sendungsnummer|paketnummer|trackingnummer|tracking~|sendungsverfolgung|paketdienst|versanddienst~|zusteller|lieferdienst|versandunternehmen|versandfirma)
      (wer|mit wem|womit) … (liefert|bringt|verschickt|versendet|versandt|verschickt|kommt|unterwegs)
      (transporteur|livreur|numero de suivi|suivi|numero de colis)
      (qui|par qui|avec qui) … (livre|apporte|envoye~|expedie~|livree?)
      (transportista|mensajeria|mensajero|numero de seguimiento|seguimiento|rastreo|codigo de envio)
      (empresa|compania|agencia) (de|del) (envio|envios|transporte|transportes|paqueteria|reparto)
      (quien|con quien|por quien|que empresa) … (trae|entrega|lleva|envia|reparte|viene)
      (ال)?شركه (ال)?(شحن|توصيل)
      رقم (ال)?(تتبع|شحنه|بوليصه)
      (ال)?تتبع
      (مين|مع مين|مع من|من) … (يوصل~|بيوصل~|بيجيب~|جايب~|شاحن~|بيشحن~|يشحن~)`),
  ],
  [
    'date',
    phrasePattern(`
      (when|what day|what date|what time|how long|which day|how soon) … (arriv~|com(e|es|ing)|get here|here|deliver~|expected|due|receive|get (it|them)|take~|ready)
      (expected|delivery|arrival|estimated) (date|day|time|delivery|arrival)
      eta
      (wann|bis wann|wie lange) … (kommt|kommen|ankomm~|eintreff~|an|da|geliefert|bekomm~|krieg~|erhalt~|dauert|fertig)
      (lieferdatum|liefertermin|zustelltermin|ankunft~)
      (quand|quel jour|a quelle date|quelle date|dans combien de temps) … (arriv~|livr~|recevoir|recevr~|recois|vient|la|prete?)
      (arriv~|livree?|expediee?|prete?) … quand
      (arrive~|livree?|prete?) quand
      date de livraison
      (cuando|que dia|en que fecha|para cuando|cuanto tarda~) … (llega~|entreg~|recib~|viene|vendra|tendre|tengo|list~)
      (cuando|para cuando) (llega~|viene|vendra)
      fecha de (entrega|llegada)
      (متي|امتي|ايمتي|اي يوم|وقتيش) … (يوصل~|بيوصل~|هيوصل~|حيوصل~|توصل~|بيجي|يجي|هييجي|بتوصل~|استلم~|بستلم~|يصل~|جاهز~|يجهز~|بيجهز~)
      (موعد|تاريخ|وقت) (ال)?(وصول|تسليم|توصيل|استلام)~`),
  ],
];

/** Goods as a rule, not those of one order: "when do you deliver?". Folded, any language. */
const IN_GENERAL = phrasePattern(`
  (do|does|are|can|will|would) (you|u|ya)
  (in|out of|on) (stock|sale|offer)
  (auf|am) lager|ausverkauft|im angebot|en (stock|rupture|promo|oferta)|agotad~|(متوفر|متوفره|خصم|عروض)
  (liefert|verschickt|versendet|bringt|kommt|macht|habt|nutzt|verwendet) ihr
  (livrez|expediez|envoyez|utilisez|avez|faites)(-| )vous|vous (livrez|expediez|envoyez|utilisez)
  (entregais|enviais|repartis|entregan|reparten|trabajais|usais)
  (توصلون|بتوصلوا|توصلوا|بتشحنوا|تشحنون|عندكم|تتعاملون|بتتعاملوا)`);

/** Names or points to the visitor's own order, so that no other thing can be meant. Folded, any language. */
const OF_THE_ORDER = phrasePattern(`
  (my|the|that|this) (order|parcel|package|delivery|shipment|purchase)
  (i|we)('d|'ve)? (had |have |did )?(order|buy|pay|spend|ordered|bought|paid|spent)
  tracking~
  what was (in|inside) (it|there|that|the)
  how much was (it|that|everything) (again|altogether|in total)
  was war … drin
  (qu'y avait-il|il y avait quoi|y avait quoi|qu'est-ce qu'il y avait)
  que (llevaba|habia|traia|incluia)
  (شو|ايش|وش|ايه|ماذا) كان (فيه|فيها)
  كان (فيه|فيها) (ايه|شو|ايش)
  (it|they|this|that|order|parcel|package) (arriv~|com~|get here|be (here|delivered))
  (mein~|der|die|das) (bestellung|paket|lieferung|sendung)
  (hab~|hatte|musste) (ich|wir) … (bestellt|gekauft|bezahlt|gezahlt|zahlen|ausgegeben)
  (sendungsnummer|trackingnummer|sendungsverfolgung|paketnummer|lieferdatum|liefertermin)
  (kommt|kommen) (es|sie|das|die|er) an
  (ma|la|mon|le) (commande|colis|livraison)
  (j'ai|j'avais|ai-je|avais-je|on a) … (commande|achete|paye|depense|regle)
  (numero de suivi|date de livraison)
  (mi|el|este|ese) (pedido|paquete|envio|encargo)
  (pedi|pague|compre|encargue|he pedido|habia pedido|he pagado|me cobr~)
  (numero de seguimiento|fecha de entrega)
  (طلبي|طلبيتي|شحنتي|طردي|اوردري|الطلب|الطلبيه|الاوردر|الشحنه|الطرد)
  (طلبت|دفعت|اشتريت)
  رقم (ال)?(تتبع|شحنه|بوليصه)
  (يوصل|بيوصل|هيوصل|توصل)~`);

export function aspectOf(clause: Clause): OrderAspect | null {
  if (asksInGeneral(clause)) return null;
  return ASPECTS.find(([, pattern]) => pattern.test(clause.folded))?.[0] ?? null;
}

/** "Which carrier do you use?" is no question about the order just spoken of. */
export function asksInGeneral({ folded }: Clause): boolean {
  return IN_GENERAL.test(folded) && !OF_THE_ORDER.test(folded);
}

/** An aspect that can only be one of the visitor's own order, whatever was spoken of last. */
export function asksForOwn(clause: Clause): boolean {
  return OF_THE_ORDER.test(clause.folded);
}
