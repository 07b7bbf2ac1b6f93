import type { DetectionWords } from './detection-words.js';

/** German words that identify the language. */
export const DE: DetectionWords = {
  functionWords: `der das den dem ist sind ein eine einen einem eines und oder nicht kein keine keinen ich du sie wir ihr
    euch ihnen mir mich mein meine meinen euer eure ihre haben habt hat hast gibt gibts kann kannst konnen
    konnt wie was wo wann welche welcher welches warum wer mit fur von bei zu zum zur auf auch noch schon
    bitte danke auf aus nach uber unter bis heute morgen geoffnet offen ja nein hallo moin servus tag guten
    suche brauche kostet kosten wieviel viel wird wurde werden lange grosse nur als doch mal denn da hab
    hatte mochte geht passt tschuss gruss nem ne`,
  shortMessages: [
    'hallo',
    'moin',
    'servus',
    'hi zusammen',
    'guten tag',
    'guten morgen',
    'guten abend',
    'danke',
    'dankeschon',
    'vielen dank',
    'merci vielmals',
    'tschuss',
    'ciao',
    'ja',
    'ja bitte',
    'nein',
    'nein danke',
    'hilfe',
    'gruss gott',
    'super',
    'prima',
    'preis',
    'preise',
    'offnungszeiten',
    'bestellung',
    'versand',
    'lieferung',
    'mitarbeiter',
    'ruckgabe',
  ],
  letters: ['äöüß'],
  signs: '',
};
