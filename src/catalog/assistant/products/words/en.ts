import type { ProductWords } from './product-words.js';

export const ENGLISH: ProductWords = {
  phrases: {
    cue: `
      (do|did|have) (you|u|ya) (guys )?(have|sell|stock|carry|got|do|offer)
      (you|u) (got|have|sell|stock|carry)
      got any
      (in|out of) stock
      (is|are|any) … (available|left|in|sold out|back)
      (looking|searching|hunting) for
      (i )?(need|want|wanna buy|would like|'d like)
      (recommend|suggest)~
      (gift|present)s?
      (something|anything|what) … (for|under|below|with|to)
      (how much|price|cost|costs|how expensive|how many)~
      (good|suitable|ideal|perfect) for`,
    chooses: '(which|what kind of|what sort of|what)',
    asksQuantity: 'how many … (left|in stock|available|have|got)',
    cheapest: '(cheapest|least expensive|lowest price|most affordable)',
    dearest: '(most expensive|more expensive|dearest|dearer|priciest|pricier|highest price)',
    comparatives: '(more expensive|less expensive|dearer|pricier|cheaper|costs? (more|less))',
    restocks: `
      (back|again) in (stock|store) | in stock again | available again | re-?stock~ | come in again
      (is|are|be|come|comes|coming) … back(?! (from|to|home))
      (get|gets|getting|got|receive|receiving|order|ordering|expect|expecting) (in )?(some |any )?more(?! (info~|details?|help|time))
      (new|next|another|fresh) (delivery|batch|shipment|stock) of`,
    restockWords: `
      back again stock store available restock restocked restocking re come coming comes get gets getting
      receive order more will when in delivery batch shipment`,
    totals:
      '(all )?together|altogether|in total|in all|all in|total (price|cost)|the total|combined|as well (is|be|makes)|come to',
    compares: `
      (compare|comparison|difference between|different from|versus|vs|better)
      which (one )?is (better|bigger|cheaper|dearer|pricier|more expensive|heavier|lighter)
      which (one )?is (larger|smaller|longer|stronger)
      (cheaper|dearer|pricier|heavier|lighter|bigger|smaller) … or`,
    goesOn: 'and',
    asksWhether: '(is|are|does|do|can|will|has)',
    articles: '',
    tells: '',
    ours: '(you|your|ur|u|ya|i|me|anything|something|gift|present)',
    listsKind: `
      (show|list) (me |us )?(all )?(of )?(your|the)
      (show|list) (me|us) (all|everything)
      (what|which|what kinds? of|what sorts? of|what types? of) … (do|have|are) (you|u|there) … (do|have|sell|stock|offer|carry|got)?`,
    listsAll: `
      what (do|are) (you|u|ya|all) … (sell|selling|have|stock|offer|carry|products)
      what (products|items|kind of (things|stuff|products)) ~
      (your|the|all) (products|catalog|catalogue|range|assortment|items)`,
    pronoun: `
      (it|its|it's|they|them|this|that|those|these|this one|that one|the first one|the second one)
      (the other one|one)`,
    continues: '(and|what about|how about|ok|okay|also)',
    pointers: '(first|second|third|other|last)',
    superlatives: `
      cheapest expensive dearest priciest lowest highest affordable least most compare comparison
      difference between versus vs better cheaper bigger`,
    joins: 'plus|and|or|vs|versus|with',
    joinPrefix: '',
    nameParticles: '',
    giftPersons: `
      lover lovers fan fans enthusiast enthusiasts addict nerd freak buff fanatic geek someone idea ideas into
      enjoys`,
    loverEndings: '',
    sets: '(set|sets|kit|box|hamper|basket|assortment|bundle)',
    has: `
      (do|did) (you|u|ya|they) (guys )?(have|sell|stock|carry|do|offer)
      (have|has) (you|u) got
      (you|u) (got|have|sell|stock)
      (is|are) there (a|an|any)
      got any`,
    sells: '(sell|stock|carry)',
    nameEnds: `
      (on site|nearby|that|which|with|without|for|in|of|to|from|under|below|over|at|on|near|and|or)`,
    freeEndings: 'free',
    generalNames: `
      food foods dishes options option choices range selection goods service services kind`,
    weekdays: '(mon|tues|wednes|thurs|fri|satur|sun)days?',
  },
  ordinals: ['(first|1st)', '(second|2nd)', '(third|3rd)'],
  isHeadLast: true,
  sentences: {
    inStock: 'in stock',
    fewLeft: (count) => `in stock, only ${count} left`,
    countLeft: (count) => `in stock, ${count} available`,
    soldOut: 'out of stock at the moment',
    near: 'I did not find exactly that; this comes closest:',
    overall: 'I could not match every word, so this is out of everything we have.',
    answer: (name, own, other) => `The answer: ${name} (${own}, the other ${other}).`,
    dearerIs: (name, difference) => `${name} is the more expensive one, by ${difference}.`,
    restockUnknown:
      'When it will be back I do not know, because no day is stated. Shall I pass your question on to a person from our team?',
    restockOn: (day) => `It is stated to be back on ${day}.`,
    noAlternative: 'I found no close alternative in stock.',
    yes: 'Yes.',
    no: 'No.',
    one: (name, price, state, isPlural) =>
      isPlural ? `${name} cost ${price} and are ${state}.` : `${name} costs ${price} and is ${state}.`,
    priced: (name, price, isPlural) => `${name} ${isPlural ? 'cost' : 'costs'} ${price}.`,
    line: (name, price, state) => `${name}: ${price}, ${state}.`,
    found: 'Here is what I found:',
    ideas: 'Here are some ideas:',
    range: (range) => `What we have ${range}:`,
    nearest: (range) => `Nothing of that kind is priced ${range}; the nearest:`,
    unmentioned: (thing) => `Their descriptions do not mention “${thing}”.`,
    notStatedFree:
      'Which of our goods are free of that I do not know for certain, and I do not want to guess.',
    asksBack: 'What should it be for, and how much may it cost? Then I can look for something that fits.',
    nothingInRange: 'I found nothing at that price in our range.',
    under: (price) => `up to ${price}`,
    over: (price) => `from ${price}`,
    between: (low, high) => `between ${low} and ${high}`,
    cheapest: 'The least expensive:',
    dearest: 'The most expensive:',
    compared: 'Side by side:',
    cheaperIs: (name, difference) => `${name} is the less expensive one, by ${difference}.`,
    alternatives: 'In stock instead:',
    none: 'Sorry, I could not find that among our products. If you like, a person from our team can check whether we have it.',
    noMoreDetails: 'More details than that I do not have; our team can tell you, just ask for a person.',
    together: (price) => `Together: ${price}.`,
    more: (count) =>
      `There ${count === 1 ? 'is one more' : `are ${count} more`}; tell me what matters to you and I narrow it down.`,
  },
};
