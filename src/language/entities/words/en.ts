import type { EntityWords } from './entity-words.js';

export const ENGLISH: EntityWords = {
  orders: {
    nouns: 'orders?|ordr|oder|purchase|invoice|parcel|package|reference|ref',
    ordered: 'order',
    numberWords: 'number|no|num(?!\\p{L})',
    linking: 'is',
    linkingPast: 'was',
    labels: 'nbr|code|id|my',
    notCodes: `
      under|over|about|only|from|with|size|type|model|until|since|at|am|the|for|to|by|on|in|or|and`,
  },
  phones: 'phone|ph|tel|mob|telephone|mobile?|cell|whatsapp',
  addresses: { at: 'at', dot: 'dot' },
  money: {
    units: `
      euros?|dollars?|bucks?|pounds?|quid|francs?|dirhams?|riyals?|pesos?|soles?|dinars?|rupees?
      rupiah|yen|kronor|lira|rand`,
    thousands: 'k|thousand|grand',
    oneThousand: '',
    under: `
      under|below|less than|cheaper than|up to|max(imum)?( of)?|at most|no more than|not more than|within
      (nothing|none|not|no|never) (over|above|more than|dearer than|higher than|pricier than)`,
    notUnder: '(no|not|never|nothing) (less|lower|cheaper|fewer) than|(no|not|nothing) (under|below)',
    over: 'over|more than',
    from: 'from|starting at|min(imum)?|at least|above',
    between: 'between|from',
    and: 'and',
    to: 'to',
    around: 'around|about|roughly|approx(imately)?|circa',
    budget: 'budget( of| is)?',
    orLess: 'or less|or under|max(imum)?|tops',
    gifts: 'something|anything|gift|present',
    for: 'for',
    amounts: [
      ['(a )?fiver', '5€'],
      ['(a )?tenner', '10€'],
      ['(a )?twenty( quid| bucks| pounds| dollars| euros?)', '20€'],
      ['(a )?fifty( quid| bucks| pounds| dollars| euros?)', '50€'],
      ['(a |one )?hundred( quid| bucks| pounds| dollars| euros?)', '100€'],
    ],
    counted: 'yo|people|persons?|guests|players?|dioptr~',
  },
};
