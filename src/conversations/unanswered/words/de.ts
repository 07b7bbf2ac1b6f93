import type { GroupingWords } from './grouping-words.js';

export const GERMAN: GroupingWords = {
  asides: `
    (sagen|sagt|sag) (sie |ihr )?(mir|uns) | (guten|schonen) (tag|morgen|abend) | gruss gott | vielen dank
    (kann|konnte) (ich|man) (kaufen|bekommen)
    (ich|wir) (wurde|wurden|mochte|mochten|wollte|wollten) (gern |gerne )?(wissen|fragen)
    (gern|gerne) (wissen|fragen) | eine (kurze )?frage | (bei|von) (ihnen|euch) | im angebot`,
  price: `wie\\s?viel (kostet|kosten|zahle|zahlt|zahlen|bezahle|muss) | was (kostet|kosten) | wie teuer
    wie hoch (ist|sind) (der|die) (preis|preise|kosten) | preise?|preis|kostet|kosten(?!los)|zu welchem preis`,
  when: 'wann|(um )?wie\\s?viel uhr|(zu |um )?welche[rnms]? (zeit|uhrzeit|tag|tage|tagen|datum)|(an )?welchem tag',
  where: 'wo|an welchem ort|wohin',
  must: 'muss|mussen|musst|notig|pflicht|verpflichtet|zwingend|erforderlich',
  not: 'nicht|nie|niemals|ohne|keine?|keine[nmrs]|weder|noch nicht',
  from: 'von|ab|vom',
  before: 'vor|bis|bevor|vorm',
  after:
    'nach(?= (weihnachten|ostern|pfingsten|silvester|neujahr|feierabend|ladenschluss|dem|der|den|\\d))|nachdem|seit',
  empty: `der die das den dem des ein eine einen einem einer eines ist sind bin bist seid war waren wird werden wurde
    wurden sein kann kannst konnen konnt konnte konnten konntet darf durfen durft wurdet mochte mochten will
    wollen sie ihr ihre ihren ihrem ihrer euer eure euren du dein deine ich wir mein meine meinen meinem meiner unser
    unsere es man gibt gibts habt haben habe hat hatten hattet habts fuhrt fuhren bietet bieten anbieten an verkauft
    verkaufen verkaufst verfugbar erhaltlich vorratig lager bei in im am auf zu zum zur fur mit und auch noch mal bitte
    hallo hi hey servus moin danke ob wissen gern gerne eigentlich denn doch etwa vielleicht welche welcher welches
    welchen was hier da dort jetzt gerade aktuell derzeit so nach um frage dass wie`,
  titles: '(herrn?|frau|dr|doktor|prof|professor|familie)\\.?',
};
