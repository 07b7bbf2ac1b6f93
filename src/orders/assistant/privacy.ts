import { phrasePattern } from '../../language/text/phrases.js';

/** Wants the name, address or contact of a customer. Folded, any language. */
export const ASKS_FOR_CONTACT = phrasePattern(`
  (which|what|whats|what's|whose|who'?s|give|tell|send|show|need|read|reveal) … (address|e-?mail~|mail|phone~|number|name|contact|details|mobile) … (order|orders|customer~|client~|buyer|recipient|person|owner|who)
  (which|what|whats|what's) (e-?mail~|phone~|address|name|number) (address |number )?(is|was|did|do|have) ~
  (customer|client|buyer|recipient)('?s)? … (address|e-?mail~|phone~|number|name|contact|details)
  (the|customer'?s|delivery|shipping|billing|home) (address|phone number|e-?mail( address)?|name) (for|of|on|from|to) ~
  where … (does|do) (he|she|they|the customer) live
  (address|e-?mail~|phone|name|contact details) (on|for|of|from) (the |that |this |my )?order
  (liefer|rechnungs|privat)(adresse|anschrift)
  adresse de (livraison|facturation)
  direccion de (entrega|envio|facturacion)
  عنوان (التوصيل|الشحن|التسليم)
  (welche~|wie|was|wessen|gib|gebt|geben|sag|sagen|nenn~|brauch~|schick~) … (adresse|anschrift|e-mail~|email~|mail~|telefonnummer|handynummer|nummer|name|namen|kontaktdaten|kundendaten) … (bestellung|kund~|auftrag~|kaufer~|empfanger~|besteller~)
  (adresse|anschrift|e-mail~|email~|telefonnummer|handynummer|name|namen|kontaktdaten) (von|zu|zur|der|des|fur|auf) (der |dem |die )?(bestellung|auftrag|kund~|kaufer~|empfanger~)
  (quelle?|quel|donne~|donnez~|dites|dis|envoye~|besoin) … (adresse|e-mail|email|mail|courriel|telephone|numero|nom|coordonnees) … (commande|client~|acheteur~|destinataire)
  (adresse|coordonnees|nom|telephone|e-mail|email) (du|de la|de l'|sur la|pour la|de|associee? a) ?(la )?(commande|client~|destinataire|acheteur)
  (que|cual|dame|deme|digame|dime|dame|envia~|necesito) … (direccion|correo|e-?mail|telefono|movil|nombre|datos|numero) … (pedido|client~|comprador~|destinatari~)
  (direccion|correo|telefono|nombre|datos|movil) (del|de la|de el|de|en el) (client~|pedido|comprador~|destinatari~)
  (اعطيني|اعطني|عطيني|هات|ارسل|قول~|احتاج|بدي|ابغي|عايز|ما|شو|ايش|وش) … (عنوان|ايميل|بريد|تلفون|رقم|جوال|موبايل|هاتف|اسم|بيانات) … (صاحب~|الزبون|زبون|العميل|عميل|المشتري|الطلب|طلب)
  (عنوان|ايميل|بريد|رقم تلفون|رقم جوال|رقم هاتف|رقم موبايل|اسم|بيانات) (صاحب~|الزبون|العميل|المشتري|المستلم)`);

/** Speaks for somebody else, or with rights that no message can show. Folded, any language. */
export const SPEAKS_FOR_OTHERS = phrasePattern(`
  (i am|i'm|im|this is|its|it's) (the |a |an |your |one of your )?(store |shop |delivery |general |assistant )?(manager|owner|boss|admin~|staff|employee|postman|mailman|courier|driver|police~|officer|lawyer|accountant|developer|colleague|supervisor|ceo|guy from|man from)
  (i am|i'm|im|calling|writing|here) (from|for|with) (the )?(dhl|ups|fedex|dpd|gls|hermes|usps|royal mail|an post|aramex|post office|police|bank|courier~|delivery~|shipping~)
  (this is|it's|its|here is) (dhl|ups|fedex|dpd|gls|hermes|usps|evri|royal mail|an post|aramex|the police)
  (staff|manager|admin|owner|employee) (override|access|mode|code|here)
  (my|his|her|their) (wife|husband|girlfriend|boyfriend|partner|brother|sister|mother|father|mum|mom|dad|son|daughter|friend|neighbou?r|boss|colleague|flatmate|roommate|fiancee?)('?s)? … (order~|bought|parcel|package|got)
  (i am|i'm|im) (his|her|their|\\p{L}+'s) (wife|husband|girlfriend|boyfriend|partner|brother|sister|mother|father|mum|mom|dad|son|daughter|friend|neighbou?r|assistant)
  (ich bin|hier ist|hier spricht) … (chef~|inhaber~|mitarbeiter~|postbote~|paketbote~|zusteller~|kurier~|fahrer~|polizei|anwalt|geschaftsfuhrer~|manager~|admin~|dhl|ups|dpd|gls|hermes|kolleg~)
  (ich )?bin (der|die|ein|eine|ihr|ihre|sein|seine) (mann|frau|freund~|bruder|schwester|mutter|vater|sohn|tochter|nachbar~|partner~|chef~|postbote~)
  (ich bin) … (mann|frau|freund~|bruder|schwester|mutter|vater|sohn|tochter|nachbar~|partner~) (von|der|des) ~
  (mein~) (mann|frau|freund|freundin|bruder|schwester|mutter|vater|sohn|tochter|nachbar|nachbarin) … (bestell~|gekauft)
  (je suis|c'est|ici) … (patron~|gerant~|responsable|employe~|facteur~|livreur~|coursier~|police|avocat~|directeur|directrice|collegue|administrateur)
  (je suis) (le|la) (mari|femme|copain|copine|frere|soeur|mere|pere|fils|fille|voisin~|conjoint~|ami~) ~
  (mon|ma) (mari|femme|copain|copine|frere|soeur|mere|pere|fils|fille|voisin~|ami~) … (commande~|achete~)
  (soy) … (jefe|jefa|encargad~|duen~|emplead~|carter~|repartidor~|mensajer~|policia|abogad~|gerente|administrador~|companer~|director~)
  (soy) (el|la) (marido|mujer|novio|novia|hermano|hermana|madre|padre|hijo|hija|vecin~|pareja|amig~) (de|del) ~
  (mi) (marido|mujer|novio|novia|hermano|hermana|madre|padre|hijo|hija|vecin~|pareja) … (pidio|pedido|compro|encargo)
  انا (ال)?(مدير~|صاحب المحل|موظف~|ساعي|مندوب~|سايق|السواق|شرطي|من الشرطه|محامي|مسوول~|مسؤول~)
  انا من (ارامكس|دي اتش ال|شركه الشحن|شركه التوصيل|البريد|الشرطه)
  انا (اخو|اخوها|اخوه|اخت~|زوج~|جوز~|مرات~|ام|امه|امها|ابو~|ابن~|بنت~|صاحب~|صديق~|جار~|خطيب~) ~
  (زوجتي|زوجي|اخوي|اخي|اختي|امي|ابوي|ابني|بنتي|صاحبي|صديقي|صديقتي|خطيبتي) … (طلب~|اشتر~)`);
