import type { GroupingWords } from './grouping-words.js';

export const ENGLISH: GroupingWords = {
  asides: `
    tell me | let me know | show me | give me | help me | thank you | good (morning|afternoon|evening|day)
    (can|could|may|might) (i|we|one|you) (buy|get|order|purchase)
    (i|we) (would|'d|d) like to (know|ask|buy|get) | (i|we) (want|need|have) to (know|ask)
    i was wondering | out of interest | by any chance | by the way | a quick question`,
  price: 'how much(?! (time|longer|space|room))|costs?|prices?|priced|how (expensive|dear)',
  when: 'when|(at )?(what|which) (time|day|date|hour)',
  where: 'where|whereabouts|in which place',
  must: 'must|have to|has to|need to|needs to|required|obliged|mandatory|compulsory',
  not: `not|no|never|without|none|nor|neither|cannot
    (do|does|did|is|are|was|were|ca|could|wo|would|should|have|has|had|must|need)n'?t`,
  from: 'from|starting at|out of',
  before: 'before|until|till|prior to|by(?= \\d)',
  after: 'after|since|past',
  empty: `a an the do does did is am are was were be been being can could may might will would shall should you your
    yours ya u i my mine we our ours it its they their there here have has had having got get sell sells offer offers
    offering stock stocks carry carries available availability any some of in on at for to and with this that these
    those as also too just really actually please pls plz hi hello hey thanks cheers kindly know if whether tell
    question what which then now still currently so well ok okay sir madam`,
  titles: '(mr|mrs|ms|miss|dr|prof|professor|doctor|sir|madam)\\.?',
};
