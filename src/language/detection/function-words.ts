import type { Language } from '../language.js';

/** Folded function words that tell one language from the others; words that several share are left out. */
export const FUNCTION_WORDS: Record<Exclude<Language, 'ar'>, string> = {
  en: `the is are you your do does did have has can could would how what where when which who why this that it its i my
    me we our of for with from not and or there any some please thanks thank much many long open close closed still
    yet need want looking get got give tell about r u ur whats wheres dont cant isnt im ive youre be been will order
    yes yep hi hey hello morning sorry ok something anything under over cheap good bye cheers thx pls plz hiya`,
  de: `der das den dem ist sind ein eine einen einem eines und oder nicht kein keine keinen ich du sie wir ihr euch
    ihnen mir mich mein meine meinen euer eure ihre haben habt hat hast gibt gibts kann kannst konnen konnt wie was
    wo wann welche welcher welches warum wer mit fur von bei zu zum zur auf auch noch schon bitte danke auf aus nach
    uber unter bis heute morgen geoffnet offen ja nein hallo moin servus tag guten suche brauche kostet kosten wieviel
    viel wird wurde werden lange grosse nur als doch mal denn da hab hatte mochte geht passt tschuss gruss nem ne`,
  fr: `le la les des du un une est sont vous nous je tu il elle mon ma mes votre vos notre nos avez avec pour pas ne que
    qui quoi quel quelle quels quelles ou quand comment combien pourquoi dans sur sous chez et oui non bonjour salut
    bonsoir merci svp stp bjr slt cest jai lai qu cette ces ce ca aux au fait faites puis peux peut puisje moins plus
    ouvert ouverts ferme cherche besoin voudrais aimerais coute prix encore toujours deja tres bien suis etes livrez
    vendez`,
  es: `el la los las una un unos unas es son esta estan esto este esa ese usted ustedes tu mi mis su sus nuestro tiene tienen
    teneis hay hola buenas buenos dias tardes gracias por favor para con sin pero y o que como cuando donde cual cuales
    cuanto cuanta cuantos cuesta cuestan quien porque puedo puede pueden podria quiero quisiera necesito busco del al
    no si muy mas menos abierto abren abris cierra cierran cerrado mi me te se lo le en q xq xfa porfa tb ya aun`,
};

/** Whole short messages, folded: too short for statistics. */
export const SHORT_MESSAGES: Record<Language, string> = {
  en: 'hi|hey|hello|hiya|yo|thanks|thank you|thx|ty|cheers|bye|goodbye|ok thanks|yes|yes please|yep|no|no thanks|help|good morning|good evening|see you|great|perfect|cool|price|hours|opening hours|order|refund|returns|delivery|shipping|agent|human|operator',
  de: 'hallo|moin|servus|hi zusammen|guten tag|guten morgen|guten abend|danke|dankeschon|vielen dank|merci vielmals|tschuss|ciao|ja|ja bitte|nein|nein danke|hilfe|gruss gott|super|prima|preis|preise|offnungszeiten|bestellung|versand|lieferung|mitarbeiter|ruckgabe',
  fr: 'bonjour|salut|coucou|bonsoir|merci|merci beaucoup|au revoir|oui|oui svp|non|non merci|aide|bjr|slt|cc|parfait|prix|horaires|commande|livraison|retour|conseiller|svp',
  es: 'hola|buenas|buenos dias|buenas tardes|buenas noches|gracias|muchas gracias|adios|hasta luego|si|si por favor|no gracias|ayuda|perfecto|vale|precio|precios|horario|horarios|pedido|envio|envios|devolucion|agente|persona',
  ar: 'مرحبا|سلام|شكرا',
};
