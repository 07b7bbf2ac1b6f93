import type { GroundingWords } from './grounding-words.js';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function belowHundred(number: number): string {
  const small = ONES[number];
  if (small !== undefined) return small;
  const rest = number % 10;
  return `${TENS[Math.floor(number / 10) - 2] ?? ''}${rest === 0 ? '' : ` ${ONES[rest] ?? ''}`}`;
}

function spell(number: number): readonly string[] {
  if (number < 100)
    return number === 12 ? [belowHundred(number), 'dozen', 'a dozen'] : [belowHundred(number)];
  const rest = number % 100;
  const hundreds = [`${ONES[Math.floor(number / 100)] ?? ''} hundred`];
  if (number < 200) hundreds.push('a hundred');
  if (rest === 0) return hundreds;
  return hundreds.flatMap((each) => [`${each} ${belowHundred(rest)}`, `${each} and ${belowHundred(rest)}`]);
}

export const EN: GroundingWords = {
  spell,
  thousand: 'thousand',
  onto: '',
  percent: 'per cent|percent',
  beforeDays: 'working|business|calendar|full',
  duals: {},
  half: 'and a half',
  bareUnits: '',
  currencies: {
    EUR: 'euros?|eur',
    'USD CAD AUD NZD': 'dollars?|bucks?',
    GBP: 'pounds?( sterling)?|quid',
    CHF: 'francs?',
    'JOD KWD BHD TND': 'dinars?',
    'SAR QAR OMR YER': 'riyals?|rials?',
    'AED MAD': 'dirhams?',
  },
  cents: 'cents?|pence',
  centsJoin: 'and',
  to: 'to|or|and|through|till|until',
  range: 'to|until|till|through',
  upTo: 'up to|within|at most|no later than|at the latest|maximum',
  free: 'free|complimentary|no charge|no cost|on the house|without charge|gratis|for nothing|at no (extra |additional )?(cost|charge)',
  notFree:
    'feel free|(gluten|sugar|lactose|lead|dairy|nut|cruelty|hands|bpa)(-| )free|free (to|from)|free time',
  reduced:
    'half price|half the price|half off|on (special )?offer|on sale|discounted|reduced|cheaper than (usual|before)|bargain|special price|two for one',
  negations:
    "not|never|no|n't|isn't|hasn't|wasn't|haven't|aren't|cannot|can't|don't|doesn't|yet to be|nor|without",
  future:
    "will|'ll|should|shall|would|can|could|may|might|to be|once|when|as soon as|if|before|after|until|whether|going to",
  part: 'in part|partly|partially|part of|some of',
  states: {
    pending: 'pending|waiting to be processed',
    processing: 'being processed|in process|being handled',
    preparing: 'being (prepared|packed|made ready|picked)|in preparation',
    onHold: 'on hold|paused|held up',
    sent: 'shipped|dispatched|despatched|sent (out|off)?|handed to the (courier|carrier)|left (our|the) (warehouse|shop|store)',
    underWay: 'on (its|the|their) way|in transit|under way|underway|en route',
    outForDelivery: 'out for delivery',
    delivered: 'delivered|arrived|been received by you|handed over',
    cancelled: 'cancell?ed',
    returned: '(been |was |were |is )returned|sent back',
    refunded: '(been |was |were |is )(fully )?(refunded|reimbursed)|money (is|was) (on its way )?back',
  },
  yourOrder:
    '(your|the|this|that) (\\p{L}{1,12} )?(order|parcel|package|shipment|delivery|purchase|kettle|item|money)|your orders|^it|^they',
  promises: `
    (i|we|i've|we've|i have|we have|i just|we just) (have )?(already |just |now |also )?(cancell?ed|refunded|changed|updated|corrected|amended|booked|reserved|placed|created|added|applied|issued|credited|extended|arranged|scheduled|removed|deleted|processed|upgraded|reimbursed|confirmed|ordered|set aside|put aside|replaced|emailed|mailed|sent|noted|saved|stopped|halted|redirected|rescheduled|waived|unsubscribed|registered|opened a|initiated|submitted)
    (i|we|i'll|we'll|they|they'll) (will )?(also |now |gladly |happily |immediately )?(will|'ll|shall|am going to|are going to) (also |now |gladly |immediately |be )?(refund~|cancel~|chang~|updat~|credit~|compensat~|replac~|reimburs~|waiv~|extend~|reserv~|send|ship~|deliver~|call|giv~|add~|hold|book~|email|mail|pay|return|exchang~|repair~|collect~|pick)
    (i'll|we'll|they'll) (also |now |gladly |immediately |be )?(refund~|cancel~|chang~|updat~|credit~|compensat~|replac~|reimburs~|waiv~|extend~|reserv~|send|ship~|deliver~|call|giv~|add~|hold|book~|email|mail|pay|return|exchang~|repair~|collect~|pick)
    (you will|you'll) (be )?(refunded|reimbursed|compensated|receive (a|your|the) (full )?(refund|voucher|replacement|money)|get (a|your|the) (full )?(refund|money|voucher))
    guaranteed?|guarantees?|we promise|i promise|we assure|i assure|rest assured|you have my word
    (has|have) been (changed|updated|amended|credited|corrected|extended|reserved|booked|waived) (for you|as you)?
    (address|order|booking|appointment|name|date) (has been|was|is now) (changed|updated|corrected|booked|moved)`,
  handsOff: `
    (i|we|i've|we've|i have|we have) (have )?(just |already |now )?(passed|forwarded|handed|transferred|connected|escalated|informed|notified|told|alerted)
    (a|our|the) (person|colleague|team|member|manager|human|agent) (\\p{L}{1,12} ){0,3}(will|is going to|has been)
    (a|our|the) (person|colleague|team|manager|human|agent) (will|has been|is going to)
    (somebody|someone) (will|from|is going to)
    (i|we)( will|'ll) (pass|forward|hand|transfer|connect|put) you`,
  person: `
    (i am|i'm) (a |an |the |one of (the|our) )?(real |live |actual |human )?(person|people|human|human being|employee|staff member|member of staff|member of (the|our) (team|staff)|colleague|representative|manager|owner)
    (i am|i'm) (real|human)
    i work (for|at|here)`,
  echo: "you (mention~|said|wrote|asked|told|want~|have|ha|gave|are looking|'re looking|look~|need)|your (budget|limit|number|maximum)|as you|below that|within your",
  sum: 'together|altogether|total|in all|both|combined|come to|comes to|add up|sum|without|excluding|less|minus|plus|before|after|including|each|makes?',
  difference:
    'more|less|cheaper|dearer|difference|save|saves|saving|expensive|left|under|below|above|over|remaining|missing|lighter|heavier',
  open: 'open|opens|opening|opened|hours',
  closed: 'closed|close|closes|closing|shut|shuts',
  until: 'until|till|til|to|close|closes|closing|shut|shuts',
  soldOut: 'sold out|out of stock|not in stock|unavailable|not available|none left|no longer available',
  inStock: 'in stock|available',
  pieces:
    'left|remain~|stock|available|pieces?|pcs|units?|copies|copy|packs?|packets?|bottles?|boxes|box|jars?|tins?|cans?|bags?|pairs?|sets?|times|have|has|there (are|is)|holds?|quantity',
  listed:
    'products?|items?|articles?|orders?|parcels?|packages?|shipments?|results?|matches|things|models?|more|others?',
  belongs: 'for|of|is|costs|on',
  hints: `
    order~|parcel~|package~|deliver~|ship~|cost~|price~|total|sum|refund~|return~|cancel~|open~|clos~|hour~|arriv~|expected|due
    track~|number|code|call|phone|mail|e-mail|email|write|website|site|warrant~|guarant~|promis~|assur~|stock|sold|available|left|weigh~
    hold|holds|measur~|discount~|off|sale|offer~|free|complimentary|within|in|for|until|till|from|before|after|since|about|over|under|between
    we've|i've|we'll|i'll|you'll|have|has|will|is|are|was|were|been|your|today|tomorrow|yesterday|tonight|next|last|this|person|team|colleague|somebody|someone|half|double|twice`,
  leads:
    'the a an your our my this that these those i we it they he she you there here in on at for to and but so if with as of by is are',
  abbreviations:
    'dr mr mrs ms st no nr vs etc approx ca inc ltd co e.g i.e eg ie tel mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec p.m a.m',
  capitals: `
    i i'm i'll i've i'd ok pdf faq vat mr mrs ms dr english german french spanish arabic christmas easter eve new year ltd usb led cm mm kg
    please sorry thanks hello hi yes no good friday bank holiday`,
  generic:
    'cost costs price prices takes take euro euros days day working order orders item items with from within your you the our get can hours week weeks',
  cannotConfirm: 'I cannot confirm that part.',
};
