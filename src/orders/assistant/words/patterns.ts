import type { Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import type { OrderStatus } from '../../order-lookup.port.js';

/** Sure signs that a visitor asks after an order of their own. Folded text. */
export const STATUS_QUESTION: Record<Language, RegExp> = {
  en: phrasePattern(`
    (where|wheres|wher|were)('?s| is| are| the hell is| tf is)? (my|our|the) (order|oder|ordr|parcel|package|stuff|item|items|delivery|shipment|purchase|things?|pkg)
    (where|wheres)('?s| is)? it( now)?
    (where|wheres)('?s| is| are)? (my|our) (?!nearest|closest|local|next)\\p{L}+
    (track|tracking)( (my|an|the|number|link|code|info))?
    (order|parcel|package|delivery|shipment|stuff|purchase|it) … (arrived?|arriving|here yet|come|came|coming|turned up|turn up|showed up|show up|get here|been delivered|shipped|been sent|dispatched|left yet|on its way|late|delayed|lost|missing|stuck|status|here)
    (status|update|news|eta|progress) … (order|oder|parcel|package|delivery|purchase|shipment)
    (when|what time|what day|how long) … (my|our) (order|parcel|package|delivery|stuff|purchase)
    (when|how long) … (will|is|before|until) (it|they) (arrive|come|coming|be here|be delivered|get here|ship)
    (still )?waiting (for|on) (my|the|our|an) ~
    (haven'?t|have not|didn'?t|did not|never|hasn'?t|has not|not) (yet )?(received?|recieved?|got|gotten|get|arrived|turned up|come) ~
    (what'?s|whats|what is) (the|with the|up with) (hold ?up|delay)
    hold ?up … order
    order (status|number)
    (know|ask|asking|question|enquir~|inquir~|query|info|information|hear|check|checking|follow(ing)? up|talk|speak) (about|regarding|concerning|on|up on|after|for) (an|my|the|a|this|our)( recent| previous| last| existing)? (order|parcel|package|delivery|purchase)
    (updates?|news|word) (on|about|for) (it|#|no|number|my|the|order)~
    (any|an) (updates?|news)
    i ordered … (ago|weeks?|days?|last|yet|still|monday|tuesday|wednesday|thursday|friday|yesterday)
    (has|did) (it|my order|the order|order) (shipped|ship|been sent|left|gone out|been shipped)
    (address|details|phone|name|email|e-mail) (on|for|of|from) (the |my |this |that )?order
    (look|check|find|pull) (up )?(on )?(my|the|an|this)? ?(order|parcel|package)
    my (order|oder|ordr|parcel|package|shipment) (is|isn'?t|has|hasn'?t|still)~`),
  de: phrasePattern(`
    (wo|wann) (bleibt|ist|steckt|sind|bleiben) … (bestellung|paket|pakchen|lieferung|sendung|ware|sachen|zeug|order|packet)
    (wann|wie lange) … (kommt|kommen|ankommt|bekomme|bekomm|krieg|kriege|erhalte|geliefert|dauert) … (paket|bestellung|lieferung|sendung|ware|meine?~)
    wo (bleibt|bleiben|steckt|stecken) (denn )?(mein~|unser~|die|der|das) ~
    (wann) (kommt|kommen) (mein~|unser~) ~
    (wann) (kommt|kommen) (es|sie|das|er|die)( an| denn)?
    wo (bleibt|ist|steckt) (es|sie|das)
    (status|stand) … (bestellung|paket|lieferung|auftrag~|sendung)
    (bestell|auftrags|sendungs|liefer|paket|versand)status
    sendungsverfolgung
    (frage~|info~|auskunft|wissen|erkundigen|nachfragen|neuigkeiten|neues|wegen|geht um) … (zu|zur|uber|wegen|nach|von|um|an) (einer|der|meiner|meine|eine|unserer|ner) (bestellung|lieferung|sendung|auftrag)
    (wegen|geht um) (einer|meiner|der|meine|eine|ner) (bestellung|lieferung|sendung)
    sendungsnummer
    tracking~
    verfolgen
    (paket|bestellung|lieferung|sendung|ware|es) … (noch nicht|nicht|immer noch nicht|nie) (da|angekommen|erhalten|bekommen|geliefert|gekommen|verschickt|versendet|hier)
    (nichts|noch nicht|noch nix|noch nichts|immer noch nicht|immer noch nix) (da|angekommen|erhalten|bekommen|geliefert|gekommen)
    (warte|wart) … auf (mein|meine|die|das|unser)~
    (schon|bereits) (verschickt|versendet|versandt|raus|unterwegs|losgeschickt)
    (hab|habe|haben) … bestellt … (tagen|wochen|woche|noch|seit|letzte~|immer)
    (vor|letzte~) … bestellt
    was ist mit (meiner|der|meinem|unserer) (bestellung|paket|lieferung)
    (adresse|daten|name|telefonnummer) (von|zu|zur|der|fur|auf) (der |die )?(bestellung|auftrag)`),
  fr: phrasePattern(`
    (ou|ouu|où) (est|en est|sont|se trouve|c'est|elle est|il est|reste) … (commande|colis|paquet|livraison|achat|cmd)
    (commande|colis|paquet|livraison|cmd) … (ou|pas arrive~|pas recu~|toujours pas|en retard|bloque~|expedie~|parti~|envoye~|perdu~|arrive~|en est)
    suivi( de)?~
    (ou|quand) (est|sont|reste|restent|arrive|arrivent) (ma|mon|mes|notre|nos) ~
    (savoir|question~|renseign~|info~|nouvelles|demander|sujet|propos|appelle|ecris) … (une|ma|la|mon|un|d'une|de ma|de la) ?(commande|colis|livraison)
    numero de suivi
    suivre (ma|mon|une|la|le) ~
    (pas|jamais|rien) (encore |toujours )?(recu|arrive|arrivee|livre|livree|eu)( ~)?
    quand … (commande|colis|paquet) ~
    quand … (vais-je|je vais|est-ce que je) (la |le )?(recevoir|recevrai~)
    quand … (arrive-t-il|arrive-t-elle|arrive|arrivera)( ~)?
    (statut|etat|nouvelles?) (de|sur|pour) (ma|mon|la|le|l'|ma )~ ?(commande|colis|paquet|cmd)?
    j'?attends … (commande|colis|paquet)
    a (t-)?(elle|il|t-elle|t-il) ete (expedie|envoye|livre)~
    (est-elle|est-il|est elle|est il|c'est) (deja )?(partie?|expediee?|envoyee?)
    (adresse|coordonnees|nom) (de|sur|pour) la commande`),
  es: phrasePattern(`
    (donde|dnd|adonde|por donde) (esta|anda|queda|va|se encuentra|estan|viene) … (pedido|paquete|compra|envio|encargo|orden)
    (pedido|paquete|compra|envio|encargo) … (no (me )?(ha )?llega~|no llego|aun no|todavia no|retrasad~|perdid~|enviad~|atascad~|salid~|llegad~)
    (cuando|cuanto) … (llega|llegara|llegan|va a llegar|tarda en llegar|recibo|recibire|entregan|entregais) … (pedido|paquete|compra|envio|encargo)
    cuando (me )?(llega|llegara|va a llegar|lo recibo|llegaria)(?! (la|el|los|las|un|una|mas) (?!pedido|paquete|compra|envio|encargo))
    (estado|estatus|status|situacion) (de|del) (mi |mis |el |la )?(pedido|paquete|compra|envio|encargo)
    seguimiento
    (donde|dnd|cuando) (esta|estan|anda|andan|queda|quedan|llega|llegan|vienen|viene) (mi|mis|nuestr~) ~
    (saber|preguntar|pregunta|consultar|consulta|informacion|info|duda|noticias|novedades|preguntaros|preguntarle) (algo )?(de|del|sobre|por|acerca de|acerca del|respecto a|en) (un|el|mi|una|la|mis)? ?(pedido|paquete|encargo|envio|compra)s?
    (consultar|mirar|revisar|comprobar) (un|el|mi|una) (pedido|encargo|envio|compra)
    (como|que tal) (va|anda|sigue|lleva~) … (pedido|encargo|paquete|envio)
    rastre~
    tracking
    (no|aun no|todavia no|sigue sin|sigo sin) (me )?(ha |he |han )?(llegado|llega|llego|recibido|recibi|llegar|recibir)( ~)?
    (estoy )?(esperando|espero) (mi|el|un) (pedido|paquete|compra|envio)
    (que paso|que pasa|que ha pasado|q pasa|novedades) (con|de|del) (mi|el) ~
    (ya )?(salio|enviaron|han enviado|habeis enviado|se envio|lo enviaron|esta enviado)
    (direccion|datos|nombre|telefono) (de|del|en el) pedido`),
  ar: phrasePattern(`
    (اين|وين|فين|متي|امتي|ايمتي|وش صار|شو صار|ايش صار) … (ال|لل|ل|ب)?(طلب|طلبي|طلبيه|طلبيتي|طلبتي|شحنه|شحنتي|طرد|طردي|اوردر|اوردري|اوردي|بضاعتي|بضاعه)
    (وينه|فينه|وينها|فينها|وصل وين|وصل فين)( الطلب| الطلبيه| الاوردر| طلبي)?
    (طلبي|طلبيتي|طلبيتى|شحنتي|طردي|اوردري|الاوردر|الطلب|الطلبيه|الشحنه|الطرد) … (ما|لم|لسه|لسا|مش|متاخر|متاخره|تاخر|اتاخر|تاخرت|وصل|وصلني|وصلش|يوصل|هيوصل|بيوصل|حيوصل|وصلت|جاش|شحن|اتشحن)
    (ما|لم|لسه|لسا|لحد الان|للحين|لحد دلوقتي) (ما |لم )?(وصل|وصلني|وصلتني|يوصل|يصل|يصلني|استلمت|استلمته|وصلش|وصلنيش|جاني|اجاني|استلم|جت|جا)( ~)?
    (موصلش|موصلنيش|ماوصلش|ماوصلني|مجاش|ماجاش|موصلتش)~
    (حاله|وضع|متابعه|تتبع|اتتبع|اتابع) (ال|لل)?(طلب~|شحن~|اوردر~|طرد~|طلبي~)
    (تتبع|اتتبع|رقم التتبع)
    (اسال|استفسر|اعرف|استفسار|سوال|سؤال|استعلم|استعلام|اتابع) … (عن |ب|علي )?(ال)?(طلب|طلبي|طلبيه|طلبيتي|اوردر|اوردري|شحنه|شحنتي)
    رقم (ال)?(طلب|طلبيه|اوردر)~
    (متي|امتي|ايمتي) (راح |رح |هـ?)?(يوصل|بيوصل|توصل|يصل|بيجي|هيوصل|حيوصل|هتوصل|يجي|توصلني|يوصلني|ح يوصل)~(?! ال(?!طلب|شحن|طرد|اوردر|بضاع)\\p{L}{3,})
    (هيوصل|بيوصل|حيوصل|هييجي|يوصل) (امتي|متي|ايمتي)
    (طلبت|عملت اوردر|عملت طلب|اشتريت) … (ولسه|ولسا|من|قبل|اسبوع|ايام|وما|ولم)
    تم (شحن|ارسال) (طلبي|الطلب|الاوردر)
    (عنوان|بيانات|رقم هاتف|اسم) (صاحب )?(ال)?طلب~`),
};

/** An order of the visitor's own is mentioned, whatever is asked about it. */
export const OWN_ORDER: Record<Language, RegExp> = {
  en: phrasePattern(`(my|our|this|that) (order|oder|ordr|parcel|package|shipment|purchase)
    order (no|nr|number|num|id)?\\.? ?#? ?[a-z]{0,5}-?\\d~
    print … orders?
    (list|show|give|tell|see|all|every) … orders?
    last order~`),
  de: phrasePattern(`(mein|meine|meiner|meinem|meinen|unsere|unser) (bestellung~|paket~|lieferung|sendung|auftrag~|order)
    (bestell|auftrags)nummer
    (bestellung|auftrag) (nr|nummer)?\\.? ?#? ?[a-z]{0,5}-?\\d~
    (alle|zeig~|liste~|nenn~) … bestellungen`),
  fr: phrasePattern(`(ma|mon|mes|notre|nos) (commandes?|colis|paquet|achats?|cmd)
    numero de commande
    (commande|cmd) (no|n°|numero)? ?#? ?[a-z]{0,5}-?\\d~
    (toutes|liste~|montre~|affiche~|donne~) … commandes`),
  es: phrasePattern(`(mi|mis|nuestro) (pedidos?|paquetes?|compras?|envios?|encargos?)
    numero de pedido
    pedido (no|n°|numero|num)?\\.? ?#? ?[a-z]{0,5}-?\\d~
    (todos|lista~|muestra~|ensena~|dame) … pedidos`),
  ar: phrasePattern(`(طلبي|طلبيتي|طلبتي|طلباتي|شحنتي|طردي|اوردري|الاوردر بتاعي|اوردر بتاعي)
    رقم (ال)?(طلب|طلبيه|اوردر)
    (ال)?(طلب|اوردر|طلبيه) (رقم|رقمه)? ?#? ?[a-z]{0,5}-?\\d~
    (كل|جميع|اعرض|اطبع) … (ال)?طلبات~`),
};

/** Something done with orders that the shop's own words explain better than a status does. Any language, folded. */
export const ORDER_POLICY = phrasePattern(`
  (return|returning|refund|exchange|send back|bring back|cancel|change|modify|amend|edit|place|make|warranty|gift wrap)~
  how (do|can) i order
  (can|could) i (still )?(order|return|cancel|change|add)
  (zuruckgeben|umtauschen|zuruckschicken|retourn~|widerruf~|storni~|andern|aufgeben|garantie|erstatt~)
  (retourner|renvoyer|rembours~|annuler|modifier|changer|passer|echanger)
  (devolver|devolucion|reembols~|cancelar|cambiar|modificar|anular|hacer un)
  (ارجاع|استرجاع|ارجع|استبدال|الغا|الغي|تعديل|اعدل|اغير|كيف اطلب|اعمل طلب)`);

/** Wants an order changed or cancelled, which only a person can do. Folded, any language. */
export const AMENDS = phrasePattern(`
  (cancel|change|modify|amend|edit|correct)~ … (order|it|address|item|items|size|quantity)
  update (my|the|our) … (order|address|item|items|size|quantity|details|phone|e-?mail)
  (storni|andern|geandert|umandern|abbestell|umbestell|absag)~
  (annuler|modifier|changer|annulation)
  (cancelar|anular|modificar|cambiar|cancelacion)
  (الغا|الغي|الغيه|تعديل|اعدل|اغير|تغيير|كنسل|اكنسل)`);

export const ORDER_NOUN = phrasePattern(
  '(orders?|bestellung~|auftrag~|commandes?|pedidos?|(ال|لل|ل)?(طلب|طلبي|طلبيه|طلبيتي|اوردر|اوردري))',
);

/** Sounds like an order or a late parcel, and is about opening, food or drinks. Folded, any language. */
export const NO_ORDER = new RegExp(
  phrasePattern(`
  (last|late) orders?
  too late (to|for)[^?]*
  (zu|schon) (zu )?spat (um|fur)[^?]*
  (letzte|letzten) bestellung(en)? (in der kuche|kuche|bar)
  trop tard pour[^?]*
  (demasiado|muy) tarde para[^?]*`).source,
  'gu',
);

/** Orders as such, not one of the visitor's: "how long does an order take to arrive?". Folded, any language. */
export const ANY_ORDER = phrasePattern(`
  (does|do|will|would) (an|any|your|most|online|international) (online |new )?(orders?|deliver~|parcels?)
  (orders|deliveries|parcels) (usually|normally|generally|take|get)
  (dauert|braucht) (eine|ne) (bestellung|lieferung)
  (met|prend) (une) (commande|livraison)
  (tarda|tardan) (un|una|los|en llegar un) (pedido|envio|pedidos|envios)~`);

/** The word alone is a wish to speak of an order. */
export const ONLY_ORDER =
  /^[^\p{L}]*(?:my |meine? |ma |mi )?(?:orders?|parcel|package|tracking|bestellung|paket|commande|colis|pedido|paquete|طلبي|الطلب|طلب|اوردر|الاوردر|طلبيه)(?: status)?[^\p{L}]*$/u;

/** What happens to orders; beside an order number it asks for the status. Folded, any language. */
export const HAPPENS = phrasePattern(`
  (shipped|delivered|dispatched|sent|arrived?|arriving|received|ready|paid|refunded|cancelled|canceled|status|where|when)
  (geliefert|versendet|versandt|verschickt|angekommen|zugestellt|unterwegs|storniert|erstattet|fertig|wo|wann|stand|kommt)
  (livree?|expediee?|envoyee?|arrivee?|recue?|annulee?|remboursee?|prete?|ou|quand|en est)
  (enviado|entregado|llegado|llega|recibido|cancelado|reembolsado|listo|donde|cuando|estado)
  (شحن~|اتشحن|وصل~|توصيل~|تسليم|استلام|الغا|حاله|وين|فين|اين|متي|امتي)`);

/** About an order that was just spoken of. Folded, any language. */
export const FOLLOW_UP = phrasePattern(`
  (when|what time|where|how) … (it|they|that)
  (is|has|did|will|was) (it|that|this) ~
  (tracking|carrier|courier|total|items?|what'?s in it|whats in it|what did i (order|buy)|how much (did|was)|paid|expected|eta|arrive|arrival)
  who (is|'s)? ?(delivering|shipping|bringing)~
  (wann|wo|wer) … (es|sie|das|kommt|liefert)
  (sendungsnummer|zusteller|lieferdienst|was ist drin|was hab~ ich bestellt|summe|betrag|gesamtbetrag|versand)
  (quand|ou) … (arrive~|livre~|recevoir)
  (transporteur|montant|contenu|articles|suivi|total)
  (cuando|donde) … (llega~|esta|viene)
  (transportista|importe|total|seguimiento|que (lleva|contiene|pedi|compre))
  (متي|امتي|وين|اين|فين) … (يوصل~|هو|الان|صار|بيوصل~)
  (شركه الشحن|المجموع|الاجمالي|المبلغ|محتويات|رقم التتبع)
  (and|und|et|y|و) (the )?(other|andere~|autre|otro|الثاني|الاخر)~`);

/** The visitor has no number or contact to show. Folded, any language. */
export const NO_PROOF = phrasePattern(`
  (don'?t|dont|do not|can'?t|cant) (have|know|find|remember|got) ~
  (lost|forgot|deleted) (it|the|my) ~
  (no idea|no clue|dunno)
  (weiss|weis|kenn|kenne|hab|habe|finde) (ich )?(die |sie |es |das )?(nicht|keine|nimmer|leider nicht|leider keine) ?~
  keine ahnung
  (je n'?ai|je ne|j'?ai) (pas|plus|perdu|connais pas|trouve pas|sais pas)( ~)?
  (no (lo |la )?(tengo|se|encuentro|recuerdo)|ni idea|perdi)( ~)?
  (ما|مش|لا|مو) (عندي|اعرف|اعرفه|اذكر|فاكر|عارف|معي|لاقي)( ~)?`);

interface OrderWords {
  statuses: Record<OrderStatus, string>;
  order: (number: string, status: string) => string;
  expected: (day: string) => string;
  shipment: (carrier: string, number: string, url: string | null) => string;
  items: (list: string) => string;
  total: (amount: string) => string;
  note: (text: string) => string;
  noMatch: string;
  /** @param wait "in 10 minutes", "tomorrow" */
  tooMany: (wait: string) => string;
  tomorrow: string;
  /** @param span "10 minutes" */
  inTime: (span: string) => string;
  /** Answers to one question about an order that was already told. */
  contains: (number: string, list: string) => string;
  amounts: (number: string, amount: string) => string;
  noParcel: string;
  noDate: string;
  private: string;
  proof: string;
  needsBoth: string;
  needsNumber: string;
  needsContact: string;
  cannotProve: string;
  amend: string;
}

export const ORDER_WORDS: Record<Language, OrderWords> = {
  en: {
    statuses: {
      pending: 'has been received and is pending',
      processing: 'is being processed',
      preparing: 'is being prepared',
      on_hold: 'is on hold',
      shipped: 'has been shipped and is on its way',
      out_for_delivery: 'is out for delivery and on its way to you',
      delivered: 'has been delivered',
      cancelled: 'has been cancelled',
      returned: 'has been returned',
      refunded: 'has been refunded',
    },
    order: (number, status) => `Your order ${number} ${status}.`,
    expected: (day) => `Expected arrival: ${day}.`,
    shipment: (carrier, number, url) =>
      `It travels with ${carrier}, tracking number ${number}${url ? `: ${url}` : ''}.`,
    items: (list) => `Items: ${list}.`,
    total: (amount) => `Total: ${amount}.`,
    note: (text) => `Note from the shop: “${text}”.`,
    noMatch:
      'I could not find an order with that number and that e-mail address or phone number. Please check both, exactly as they stand in your order confirmation. Our team can help as well, just ask for a person.',
    tooMany: (wait) =>
      `Those were too many tries, so I cannot look up orders right now. Please try again ${wait}, or ask for a person and our team will help.`,
    tomorrow: 'tomorrow',
    inTime: (span) => `in ${span}`,
    contains: (number, list) => `Your order ${number} contains ${list}.`,
    amounts: (number, amount) => `The total of your order ${number} is ${amount}.`,
    noParcel: 'There is no tracking number for it yet.',
    noDate: 'I have no expected date for it yet.',
    private: 'I cannot give that out.',
    proof:
      'I only speak about an order when its number and the e-mail address or phone number on it match. If it is yours, please send me both.',
    needsBoth:
      'I can check that for you. Please send me your order number, together with the e-mail address or phone number you ordered with. For privacy I only speak about an order when both match.',
    needsNumber: 'Thank you. Please send me your order number as well; it stands in your order confirmation.',
    needsContact:
      'Thank you. Please also send me the e-mail address or phone number you ordered with. For privacy I only speak about an order when both match.',
    cannotProve:
      'Without the order number and the e-mail address or phone number on it I cannot open an order. Our team can help you further: shall I pass you on to a person?',
    amend:
      'I cannot change orders myself. If you want to change or cancel something, ask for a person and our team takes care of it.',
  },
  de: {
    statuses: {
      pending: 'ist eingegangen und wartet auf Bearbeitung',
      processing: 'ist in Bearbeitung',
      preparing: 'wird gerade vorbereitet',
      on_hold: 'ist zurzeit angehalten',
      shipped: 'wurde versandt und ist unterwegs',
      out_for_delivery: 'ist in Zustellung und unterwegs zu Ihnen',
      delivered: 'wurde zugestellt',
      cancelled: 'wurde storniert',
      returned: 'wurde zurückgesendet',
      refunded: 'wurde erstattet',
    },
    order: (number, status) => `Ihre Bestellung ${number} ${status}.`,
    expected: (day) => `Voraussichtliche Ankunft: ${day}.`,
    shipment: (carrier, number, url) =>
      `Versand mit ${carrier}, Sendungsnummer ${number}${url ? `: ${url}` : ''}.`,
    items: (list) => `Artikel: ${list}.`,
    total: (amount) => `Gesamtbetrag: ${amount}.`,
    note: (text) => `Hinweis des Geschäfts: „${text}“.`,
    noMatch:
      'Ich konnte keine Bestellung mit dieser Nummer und dieser E-Mail-Adresse oder Telefonnummer finden. Bitte prüfen Sie beides, genau wie in Ihrer Bestellbestätigung. Auch unser Team hilft gern, fragen Sie einfach nach einem Menschen.',
    tooMany: (wait) =>
      `Das waren zu viele Versuche, ich kann gerade keine Bestellungen nachsehen. Bitte versuchen Sie es ${wait} wieder oder fragen Sie nach einem Menschen aus unserem Team.`,
    tomorrow: 'morgen',
    inTime: (span) => `in ${span}`,
    contains: (number, list) => `Ihre Bestellung ${number} enthält ${list}.`,
    amounts: (number, amount) => `Der Gesamtbetrag Ihrer Bestellung ${number} ist ${amount}.`,
    noParcel: 'Eine Sendungsnummer gibt es dazu noch nicht.',
    noDate: 'Ein voraussichtliches Datum habe ich dazu noch nicht.',
    private: 'Das darf ich nicht herausgeben.',
    proof:
      'Über eine Bestellung spreche ich nur, wenn die Nummer und die E-Mail-Adresse oder Telefonnummer der Bestellung zusammenpassen. Wenn es Ihre ist, schicken Sie mir bitte beides.',
    needsBoth:
      'Das sehe ich gern nach. Bitte schicken Sie mir Ihre Bestellnummer und dazu die E-Mail-Adresse oder Telefonnummer der Bestellung. Zum Schutz Ihrer Daten gebe ich nur Auskunft, wenn beides passt.',
    needsNumber:
      'Danke. Bitte schicken Sie mir noch Ihre Bestellnummer; sie steht in der Bestellbestätigung.',
    needsContact:
      'Danke. Bitte schicken Sie mir noch die E-Mail-Adresse oder Telefonnummer der Bestellung. Zum Schutz Ihrer Daten gebe ich nur Auskunft, wenn beides passt.',
    cannotProve:
      'Ohne Bestellnummer und E-Mail-Adresse oder Telefonnummer kann ich keine Bestellung öffnen. Unser Team hilft Ihnen weiter: Soll ich Sie mit einem Menschen verbinden?',
    amend:
      'Ändern kann ich Bestellungen nicht selbst. Wenn Sie etwas ändern oder stornieren möchten, fragen Sie nach einem Menschen; unser Team kümmert sich darum.',
  },
  fr: {
    statuses: {
      pending: 'a bien été reçue et est en attente de traitement',
      processing: 'est en cours de traitement',
      preparing: 'est en cours de préparation',
      on_hold: 'est en attente',
      shipped: 'a été expédiée et est en route',
      out_for_delivery: 'est en cours de livraison et en route vers vous',
      delivered: 'a été livrée',
      cancelled: 'a été annulée',
      returned: 'a été retournée',
      refunded: 'a été remboursée',
    },
    order: (number, status) => `Votre commande ${number} ${status}.`,
    expected: (day) => `Arrivée prévue : ${day}.`,
    shipment: (carrier, number, url) =>
      `Transporteur : ${carrier}, numéro de suivi ${number}${url ? ` : ${url}` : ''}.`,
    items: (list) => `Articles : ${list}.`,
    total: (amount) => `Total : ${amount}.`,
    note: (text) => `Note de la boutique : « ${text} ».`,
    noMatch:
      "Je n'ai pas trouvé de commande avec ce numéro et cette adresse e-mail ou ce numéro de téléphone. Merci de vérifier les deux, tels qu'ils figurent dans votre confirmation. Notre équipe peut aussi vous aider : demandez simplement une personne.",
    tooMany: (wait) =>
      `Il y a eu trop d'essais, je ne peux plus consulter de commande pour le moment. Réessayez ${wait} ou demandez une personne de notre équipe.`,
    tomorrow: 'demain',
    inTime: (span) => `dans ${span}`,
    contains: (number, list) => `Votre commande ${number} contient ${list}.`,
    amounts: (number, amount) => `Le total de votre commande ${number} est de ${amount}.`,
    noParcel: "Il n'y a pas encore de numéro de suivi.",
    noDate: "Je n'ai pas encore de date prévue.",
    private: 'Je ne peux pas communiquer cela.',
    proof:
      "Je ne parle d'une commande que si son numéro et l'adresse e-mail ou le téléphone de la commande correspondent. Si c'est la vôtre, envoyez-moi les deux.",
    needsBoth:
      "Je regarde volontiers. Envoyez-moi votre numéro de commande, avec l'adresse e-mail ou le numéro de téléphone de la commande. Pour protéger vos données, je n'en parle que si les deux correspondent.",
    needsNumber: 'Merci. Envoyez-moi aussi votre numéro de commande ; il figure dans votre confirmation.',
    needsContact:
      "Merci. Envoyez-moi aussi l'adresse e-mail ou le numéro de téléphone de la commande. Pour protéger vos données, je n'en parle que si les deux correspondent.",
    cannotProve:
      "Sans le numéro de commande et l'adresse e-mail ou le téléphone, je ne peux pas ouvrir de commande. Notre équipe peut vous aider : voulez-vous parler à une personne ?",
    amend:
      "Je ne peux pas modifier une commande moi-même. Pour la modifier ou l'annuler, demandez une personne : notre équipe s'en occupe.",
  },
  es: {
    statuses: {
      pending: 'se ha recibido y está pendiente',
      processing: 'se está procesando',
      preparing: 'se está preparando',
      on_hold: 'está en espera',
      shipped: 'ha sido enviado y está en camino',
      out_for_delivery: 'está en reparto y en camino hacia usted',
      delivered: 'ha sido entregado',
      cancelled: 'ha sido cancelado',
      returned: 'ha sido devuelto',
      refunded: 'ha sido reembolsado',
    },
    order: (number, status) => `Su pedido ${number} ${status}.`,
    expected: (day) => `Llegada prevista: ${day}.`,
    shipment: (carrier, number, url) =>
      `Transportista: ${carrier}, número de seguimiento ${number}${url ? `: ${url}` : ''}.`,
    items: (list) => `Artículos: ${list}.`,
    total: (amount) => `Total: ${amount}.`,
    note: (text) => `Nota de la tienda: «${text}».`,
    noMatch:
      'No he podido encontrar un pedido con ese número y ese correo electrónico o teléfono. Compruebe ambos tal como aparecen en la confirmación. Nuestro equipo también puede ayudarle: pida hablar con una persona.',
    tooMany: (wait) =>
      `Han sido demasiados intentos y ahora no puedo consultar pedidos. Inténtelo de nuevo ${wait} o pida hablar con una persona de nuestro equipo.`,
    tomorrow: 'mañana',
    inTime: (span) => `en ${span}`,
    contains: (number, list) => `Su pedido ${number} contiene ${list}.`,
    amounts: (number, amount) => `El total de su pedido ${number} es de ${amount}.`,
    noParcel: 'Todavía no tiene número de seguimiento.',
    noDate: 'Todavía no tengo fecha prevista.',
    private: 'No puedo dar esos datos.',
    proof:
      'Solo hablo de un pedido si coinciden su número y el correo electrónico o el teléfono del pedido. Si es suyo, envíeme los dos.',
    needsBoth:
      'Lo miro con gusto. Envíeme su número de pedido junto con el correo electrónico o el teléfono del pedido. Para proteger sus datos solo hablo de un pedido si ambos coinciden.',
    needsNumber: 'Gracias. Envíeme también su número de pedido; está en la confirmación.',
    needsContact:
      'Gracias. Envíeme también el correo electrónico o el teléfono del pedido. Para proteger sus datos solo hablo de un pedido si ambos coinciden.',
    cannotProve:
      'Sin el número de pedido y el correo o el teléfono no puedo abrir un pedido. Nuestro equipo puede ayudarle: ¿quiere que le pase con una persona?',
    amend:
      'Yo no puedo cambiar pedidos. Si quiere cambiar o cancelar algo, pida hablar con una persona y nuestro equipo se encarga.',
  },
  ar: {
    statuses: {
      pending: 'تم استلامه وهو قيد الانتظار',
      processing: 'قيد المعالجة',
      preparing: 'قيد التجهيز',
      on_hold: 'معلق مؤقتاً',
      shipped: 'تم شحنه وهو في الطريق إليك',
      out_for_delivery: 'خرج للتوصيل وهو في الطريق إليك',
      delivered: 'تم تسليمه',
      cancelled: 'تم إلغاؤه',
      returned: 'تم إرجاعه',
      refunded: 'تم استرداد مبلغه',
    },
    order: (number, status) => `طلبك ${number} ${status}.`,
    expected: (day) => `موعد الوصول المتوقع: ${day}.`,
    shipment: (carrier, number, url) =>
      `شركة الشحن: ${carrier}، رقم التتبع ${number}${url ? `: ${url}` : ''}.`,
    items: (list) => `المنتجات: ${list}.`,
    total: (amount) => `الإجمالي: ${amount}.`,
    note: (text) => `ملاحظة من المتجر: «${text}».`,
    noMatch:
      'لم أجد طلباً بهذا الرقم مع هذا البريد الإلكتروني أو رقم الهاتف. يرجى التأكد من الاثنين كما وردا في تأكيد الطلب. ويمكن لفريقنا مساعدتك أيضاً، فقط اطلب التحدث مع موظف.',
    tooMany: (wait) =>
      `كانت هناك محاولات كثيرة، ولا أستطيع البحث عن الطلبات الآن. حاول مرة أخرى ${wait}، أو اطلب التحدث مع موظف من فريقنا.`,
    tomorrow: 'غداً',
    inTime: (span) => `بعد ${span}`,
    contains: (number, list) => `يحتوي طلبك ${number} على: ${list}.`,
    amounts: (number, amount) => `إجمالي طلبك ${number} هو ${amount}.`,
    noParcel: 'لا يوجد رقم تتبع له بعد.',
    noDate: 'لا يوجد موعد متوقع له بعد.',
    private: 'لا أستطيع إعطاء هذه المعلومات.',
    proof:
      'لا أتحدث عن أي طلب إلا إذا تطابق رقمه مع البريد الإلكتروني أو رقم الهاتف المسجل عليه. إذا كان الطلب لك فأرسل لي الاثنين.',
    needsBoth:
      'يسعدني التحقق من ذلك. أرسل لي رقم الطلب مع البريد الإلكتروني أو رقم الهاتف المسجل عليه. حفاظاً على الخصوصية لا أتحدث عن أي طلب إلا إذا تطابق الاثنان.',
    needsNumber: 'شكراً. أرسل لي رقم الطلب أيضاً، وهو موجود في رسالة تأكيد الطلب.',
    needsContact:
      'شكراً. أرسل لي أيضاً البريد الإلكتروني أو رقم الهاتف المسجل على الطلب. حفاظاً على الخصوصية لا أتحدث عن أي طلب إلا إذا تطابق الاثنان.',
    cannotProve:
      'بدون رقم الطلب والبريد الإلكتروني أو رقم الهاتف لا أستطيع فتح أي طلب. يمكن لفريقنا مساعدتك: هل تريد أن أحوّلك إلى موظف؟',
    amend:
      'لا أستطيع تعديل الطلبات بنفسي. إذا أردت تغيير شيء أو إلغاءه فاطلب التحدث مع موظف وسيتولى فريقنا الأمر.',
  },
};
