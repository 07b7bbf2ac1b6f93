import type { GroundingWords } from './grounding-words.js';

const ONES =
  'null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const TENS = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ');
const ONE_ENDINGS = ['eins', 'ein', 'eine', 'einem', 'einen', 'einer', 'eines'];

function belowHundred(number: number): string {
  const small = ONES[number];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(number / 10) - 2] ?? '';
  const rest = number % 10;
  return rest === 0 ? tens : `${ONES[rest] ?? ''}und${tens}`;
}

function spell(number: number): readonly string[] {
  if (number === 1) return ONE_ENDINGS;
  if (number === 2) return ['zwei', 'zwo', 'beide', 'beiden'];
  if (number < 100) return number === 12 ? ['zwolf', 'dutzend'] : [belowHundred(number)];
  const rest = number % 100;
  const one = Math.floor(number / 100);
  const hundreds = one === 1 ? ['hundert', 'einhundert'] : [`${ONES[one] ?? ''}hundert`];
  if (rest === 0) return hundreds;
  const tail = rest === 1 ? 'eins' : belowHundred(rest);
  return hundreds.flatMap((each) => [`${each}${tail}`, `${each}und${tail}`]);
}

export const DE: GroundingWords = {
  spell,
  thousand: 'tausend',
  onto: '',
  percent: 'prozent|v\\.?h\\.?',
  beforeDays: 'werk|arbeits|kalender|volle',
  duals: {},
  half: 'einhalb|und eine halbe|und ein halbes',
  bareUnits: '',
  currencies: {
    EUR: 'euros?|eur',
    'USD CAD AUD NZD': 'dollars?',
    GBP: 'pfund',
    CHF: 'franken|sfr',
    'JOD KWD BHD TND': 'dinar',
    'SAR QAR OMR YER': 'rial|riyal',
    'AED MAD': 'dirham',
  },
  cents: 'cent',
  centsJoin: 'und',
  to: 'bis|oder|und|bis zu|bis zum',
  range: 'bis|bis um',
  upTo: 'bis zu|innerhalb|binnen|hochstens|maximal|spatestens|in',
  free: 'kostenlos~|gratis|umsonst|kostenfrei~|geschenkt|gebuhrenfrei~|versandkostenfrei~|frei haus|ohne aufpreis|schenken|versand frei|versandfrei|portofrei|frei|unentgeltlich|geschenk|auf(s| das) haus',
  notFree:
    '(gluten|zucker|laktose|schadstoff|barriere|alkohol)frei~|terminfrei|freihandig|frei (von|wahlbar)|steht ihnen frei|im freien',
  reduced:
    '(zum|fur den) halben preis|halber preis|im angebot|im sonderangebot|reduziert~|herabgesetzt~|rabattiert~|vergunstigt~|ermassigt~|im sale|schnappchen|sonderpreis|aktionspreis',
  negations: 'nicht|nie|kein~|noch nicht|ohne|weder|niemals',
  future:
    'wird|werden|soll|sollte|sollen|kann|konnen|konnte|wenn|sobald|falls|ob|bevor|nachdem|muss|mochten|wurde gern|lasst sich|bis',
  part: 'zum teil|teilweise|ein teil|einen teil|teil',
  states: {
    pending: 'wartet auf (die )?bearbeitung|eingegangen',
    processing: 'in (der )?bearbeitung|bearbeitet',
    preparing: '(gerade |derzeit )?(vorbereitet|verpackt|gepackt|kommissioniert)|in vorbereitung',
    onHold: 'angehalten|pausiert|zuruckgestellt|auf eis',
    sent: 'versandt|versendet|verschickt|abgeschickt|losgeschickt|an den versand ubergeben|rausgegangen',
    underWay: 'unterwegs|auf dem weg',
    outForDelivery: 'in zustellung|wird heute zugestellt|beim zusteller',
    delivered: 'zugestellt|geliefert|angekommen|ausgeliefert|eingetroffen|ubergeben worden',
    cancelled: 'storniert~|annulliert',
    returned: 'zuruckgesendet|zuruckgeschickt|retourniert|zuruckgesandt',
    refunded: 'erstattet|zuruckerstattet|ruckerstattet|zuruckgezahlt|zuruckuberwiesen',
  },
  yourOrder:
    '(ihr~|dein~|die|diese|der|das|euer|eure) (\\p{L}{1,12} )?(bestellung|paket|lieferung|sendung|auftrag|ware|geld|tisch|artikel)|^sie|^es',
  promises: `
    (ich|wir) (habe?|haben) … (storniert|erstattet|geandert|aktualisiert|korrigiert|gebucht|reserviert|angelegt|hinzugefugt|gutgeschrieben|verlangert|eingeloest|veranlasst|bestellt|zuruckgelegt|umgebucht|geschickt|gesendet|gemailt|notiert|gestoppt|bestatigt|zuruckuberwiesen|abgezogen|eingerichtet|vermerkt|hinterlegt|ausgelost|umgeleitet)
    (ich|wir) (werde|werden) … (stornier~|erstatt~|ander~|schick~|send~|buch~|reservier~|ersetz~|anruf~|lief~|verlang~|gutschreib~|uberweis~|umtausch~|reparier~|schenk~|kummer~|erlass~|abhol~)
    (ich|wir) (erstatte|erstatten|storniere|stornieren|andere|andern|schicke|schicken|sende|senden|reserviere|reservieren|buche|buchen|ersetze|ersetzen|uberweise|uberweisen|garantiere|garantieren|versichere|versichern|verspreche|versprechen|rufe|rufen|schenke|schenken) (ihnen|dir|sie|euch|fur|ihre|dein~|den|das|die|heute|sofort|umgehend|gern|jetzt|es)
    (wird|werden|wurde|ist|sind|bekommen|erhalten) … (gutgeschrieben|geandert|umgebucht|reserviert|verlangert|gebucht)( worden)?
    (bekommen|erhalten) sie … (geld|betrag) … zuruck
    garantiert|garantieren|wir versprechen|ich verspreche|versprochen|zugesichert|ehrenwort|mein wort`,
  handsOff: `
    (ich|wir) (habe|haben) … (weitergeleitet|ubergeben|verbunden|informiert|benachrichtigt|bescheid gegeben|weitergegeben)
    (ich|wir) (leite|leiten|verbinde|verbinden|gebe|geben|ubergebe) (sie|ihre|das|es|dich) ~
    (ein~|unser~|das|der|die) (mensch|kollege|kollegin|mitarbeiter|mitarbeiterin|team|chef|person) (wird|meldet|ruft|kummert|schreibt|antwortet)
    (jemand|es) (wird sich|meldet sich)`,
  person: `
    ich bin (ein |eine |der |die )?(echter |echte |richtiger |richtige )?(mensch|person|mitarbeiter|mitarbeiterin|angestellter|angestellte|kollege|kollegin|berater|beraterin|verkaufer|verkauferin|inhaber|inhaberin|chef|chefin)
    ich (arbeite) (bei|fur|hier)`,
  echo: 'sie (schreiben|sagen|sagten|mochten|haben|hatten|suchen|nannten|wollen|erwahnten)|ihr (budget|limit|hochstpreis)|wie sie|in ihrem rahmen|du (schreibst|sagst|suchst|mochtest)',
  sum: 'zusammen|insgesamt|gesamt~|summe|beide|ohne|abzuglich|zuzuglich|plus|minus|macht|machen|inklusive|exklusive|je|jeweils|vor|nach|ergibt|ergeben',
  difference:
    'mehr|weniger|gunstiger|teurer|billiger|unterschied|differenz|sparen|spart|ersparnis|unter|uber|leichter|schwerer|rest|noch|fehlen',
  open: 'offen|geoffnet|offnen|offnet|offnungszeiten|aufmachen|da',
  closed: 'geschlossen|schliessen|schliesst|zu|ruhetag|betriebsferien|schluss|ladenschluss|zumachen',
  until: 'bis|schliessen|schliesst|ladenschluss|bis um',
  soldOut:
    'ausverkauft|vergriffen|nicht (auf lager|verfugbar|lieferbar|vorratig|mehr da)|nicht mehr (verfugbar|lieferbar|auf lager)',
  inStock: 'auf lager|verfugbar|lieferbar|vorratig',
  pieces:
    'stuck~|lager|verfugbar|vorratig|ubrig|paar|packung~|flasche~|dose~|tute~|glaser|glas|kartons?|sack~|exemplare?n?|einheit~|sets?|mal|haben|hat|gibt|anzahl|menge|verbleib~',
  listed:
    'produkte?n?|artikeln?|bestellung~|pakete?n?|sendung~|ergebnis~|treffern?|dinge|modelle?n?|weiteren?|andere~',
  belongs: 'fur|vom|von|des|pro|je|ist|kostet',
  hints: `
    bestell~|paket~|liefer~|sendung~|versand~|versend~|kost~|preis~|gesamt~|summe|insgesamt|erstatt~|storn~|ruckgabe|rucksend~|zuruck~|offn~|geoffnet|schliess~|geschlossen|uhr
    kommt|kommen|kam|ankunft|voraussichtlich|nummer|code|gutschein~|rabatt~|erreich~|telefon~|anruf~|rufen|mail~|e-mail|schreib~|unter|seite|garant~|versprech~|lager|ausverkauft|verfugbar|wiegt|wiegen|fasst
    lang|breit|hoch|schwer|misst|gratis|kostenlos~|umsonst|frei~|innerhalb|binnen|bis|ab|von|vom|am|um|in|im|fur|seit|vor|nach|zwischen|uber|unter|mehr|weniger
    habe|haben|hat|wird|werden|wurde|wurden|ist|sind|ihr~|heute|morgen|ubermorgen|gestern|nachste~|letzte~|mensch~|team|kolleg~|halb~|doppelt|auf|noch|nur|schon|bereits|ja|bekommen|erhalten|tragt`,
  leads:
    'der die das den dem des ein eine einen einem einer ihr ihre ihren ihrem ihrer unser unsere unseren mein meine ich wir es sie er du auf in am im um an bei mit und aber so wenn als von zu zum zur vom fur hier da ja alle dieser diese dieses',
  abbreviations:
    'dr hr fr nr st ca bzw z d u b a h usw etc inkl exkl zzgl abzgl tel str mo di mi do fr sa so jan feb mar apr jun jul aug sep sept okt nov dez z.b d.h u.a evtl ggf max min mind',
  capitals: 'sie ihnen ihr ihre ihren ihrem ihrer uhr ok pdf faq mwst iban led usb kg cm herr frau',
  generic:
    'kostet kosten preis euro tage tagen tag werktage werktagen bestellung artikel mit von innerhalb ihre ihnen sie wir haben uhr erhalten bekommen kommt kommen liefert',
  cannotConfirm: 'Das kann ich nicht bestätigen.',
};
