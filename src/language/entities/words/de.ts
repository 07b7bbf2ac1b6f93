import type { EntityWords } from './entity-words.js';

export const GERMAN: EntityWords = {
  orders: {
    nouns: 'bestell~|auftrag~|paket|lieferung|sendung|rechnung',
    ordered: 'bestell~|auftrag~',
    numberWords: 'nummer|nr',
    linking: 'ist|lautet',
    linkingPast: 'war',
    labels: 'mit|der|mein~',
    notCodes: 'unter|uber|ab|nur|am|um|mit|und',
  },
  phones: 'natel|telefon~|handy~',
  addresses: { at: '', dot: 'punkt' },
  money: {
    units: 'kronen?|franken|dirham|dollar|pfund sterling',
    thousands: 'tausend|tsd',
    oneThousand: 'tausend',
    under: `
      bis zu|bis|unter|weniger als|hochstens|maximal|gunstiger als|billiger als|nicht mehr als
      (nichts|nicht|keine[nrs]?) (uber|mehr als|teurer als)|(nichts|nicht) was teurer (ist )?als`,
    notUnder: 'nichts? (weniger|billiger|gunstiger) als|nichts? unter',
    over: 'uber|mehr als|teurer als',
    from: 'ab|mindestens',
    between: 'zwischen|von',
    and: 'und',
    to: 'bis',
    around: 'ca\\.?|etwa|ungefahr|rund',
    budget: 'budget( von| ist)?',
    orLess: 'oder weniger',
    gifts: 'etwas|was|irgendwas|geschenk',
    for: 'fur',
    amounts: [
      ['(nen |ein(en)? )?zehner', '10€'],
      ['(nen |ein(en)? )?(zwanziger|zwanni)', '20€'],
      ['(nen |ein(en)? )?(funfziger|fuffi)', '50€'],
      ['(nen |ein(en)? )?hunderter', '100€'],
    ],
    counted: 'jahrige?n?|uhr|personen|leute',
  },
};
