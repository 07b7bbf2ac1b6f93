import type { OrderWords } from './order-words.js';

export const ENGLISH: OrderWords = {
  statusQuestion: `
    (where|wheres|wher|were)('?s| is| are| the hell is| tf is)? (my|our|the) (order|oder|ordr|parcel|package|stuff|item|items|delivery|shipment|purchase|things?|pkg)
    (where|wheres)('?s| is)? it( now)?
    when('?s| is| are| will| do| does) (my|our) … (com(e|es|ing)|arriv(e|es|ing)|here|ship~|deliver~|due)
    (where|wheres)('?s| is| are)? (my|our) (?!nearest|closest|local|next)\\p{L}+
    tracking( (my|an|the|number|link|code|info))?
    track (my|an?|the|this|that|it|number|link|code|info|orders?|parcels?|packages?|shipments?|deliver~|#|no)
    track(?=\\s*($|[?!.,]|\\d))
    (order|parcel|package|delivery|shipment|stuff|purchase|it) … (arrived?|arriving|here yet|come|came|coming|turned up|turn up|showed up|show up|get here|been delivered|shipped|been sent|dispatched|left yet|on its way|late|delayed|lost|missing|stuck|status|here)
    (status|update|news|eta|progress) … (order|oder|parcel|package|delivery|purchase|shipment)
    (when|what time|what day|how long) … (my|our) (order|parcel|package|delivery|stuff|purchase)
    (when|how long) … (will|is|before|until) (it|they) (arrive|come|coming|be here|be delivered|get here|ship)
    (still )?waiting (for|on) (my|the|our|an) ~
    (haven'?t|have not|didn'?t|did not|never|hasn'?t|has not|not) (yet )?(received?|recieved?|got(?! (an?|any|one|enough|time) (?!(tracking|confirm~|update|delivery|refund|reply|e-?mail|order|parcel|package)))|gotten|get|arrived|turned up|come) ~
    (what'?s|whats|what is) (the|with the|up with) (hold up|delay)
    hold up … order
    order (status|number)
    (know|ask|asking|question|enquir~|inquir~|query|info|information|hear|check|checking|follow(ing)? up|talk|speak) (about|regarding|concerning|on|up on|after|for) (an|my|the|a|this|our)( recent| previous| last| existing)? (order|parcel|package|delivery|purchase)
    (updates?|news|word) (on|about|for) (it|#|no|number|my|the|order)~
    (any|an) (updates?|news)
    ^((i|we|have|just|recently) ){0,2}ordered … (ago|week|month|last|yet|still|days?)
    i ordered … (ago|weeks?|days?|last|yet|still|monday|tuesday|wednesday|thursday|friday|yesterday)
    (has|did) (it|my order|the order|order) (shipped|ship|been sent|left|gone out|been shipped)
    (address|details|phone|name|email|e-mail) (on|for|of|from) (the |my |this |that )?order
    (look|check|find|pull) (up )?(on )?(my|the|an|this)? (order|parcel|package)
    my (order|oder|ordr|parcel|package|shipment) (is|isn'?t|has|hasn'?t|still)~
    (check|know|see|get|tell|look up|find out) … (my|our|the) (order )?status
    (my|the) status (by|via|with|through|over) (e-?mail|mail|phone)`,
  ownOrder: `
    (my|our|this|that) (order|oder|ordr|parcel|package|shipment|purchase)
    order (no|nr|number|num|id)?\\.? #? [a-z]{0,5}-?\\d~
    print … orders?
    (list|show|give|tell|see|all|every) … orders?
    last order~`,
  allOrders: `
    (all|every|each) (of )?(my|our) orders?
    (list|show|see|give|tell|print) … (my|our) (\\p{L}{1,12} )?orders
    (which|what) orders (do|did|have) (i|we)
    my (other |past |previous |earlier |older |recent |open )?orders
    order history`,
  policy: `
    (return|returning|refund|exchange|send back|bring back|cancel|change|modify|amend|edit|place|make|warranty|gift wrap)~
    how (do|can) i order
    (can|could) i (still )?(order|return|cancel|change|add)`,
  amends: `
    (cancel|change|modify|amend|edit|correct)~ … (order|it|address|item|items|size|quantity)
    update (my|the|our) … (order|address|item|items|size|quantity|details|phone|e-?mail)`,
  changes: `
    (please |pls |(can|could|would|will) (you|u|i|we) |(want|like|need|wish) to )(please |kindly |still |also |just ){0,2}(add|remove|swap|exchange|replace|switch|change|split|combine|merge|hold|delay|postpone|pause|redirect|reroute|upgrade|cancel|correct|edit|amend|modify|include|drop|reschedule|wrap)
    (add|remove|swap|replace|switch|change|split|combine|delay|postpone|reroute) (it|this|that|my|the|a|an|one|another)
    gift.?wrap~ | wrap~ … gift | as a gift
    (another|different|wrong|bigger|smaller|larger|new) (size|colou?r|address|day|date|item|model|quantity)
    (a|one) size (up|down|bigger|smaller|larger)
    (put|keep) … on hold | in (one|two|2) (parcel|package|shipment)s?
    (deliver|send|ship) (it |this |them )?(instead|later|to another|to a different|on another)`,
  changed: `
    (has|have|was|were|is|did|been) … (cancel~|changed|updated|amended|modified|corrected|added|removed)(?! please)`,
  orderNoun: 'orders?',
  noOrder: `
    (last|late) orders?
    too late (to|for)[^?]*`,
  supposed: `
    (if|when|once|should) (i|we) (\\S+ ){0,2}(order|buy)
    if (i|we) (ordered|bought)(?! … (ago|yesterday|last|already))`,
  anyOrder: `
    (does|do|will|would) (an|any|your|most|online|international) (online |new )?(orders?|deliver~|parcels?)
    (orders|deliveries|parcels) (usually|normally|generally|take|get)`,
  mine: ['my'],
  aloneNoun: ['orders?', 'parcel', 'package', 'tracking'],
  happens: `
    (shipped|delivered|dispatched|sent|arrived?|arriving|received|ready|paid|refunded|cancelled|canceled|status|where|when)`,
  followUp: `
    (when|what time|where|how) … (it|they|that)
    (is|has|did|will|was) (it|that|this) ~
    (tracking|carrier|courier|total|items?|what'?s in it|whats in it|what did i (order|buy)|how much (did|was)|paid|expected|eta|arrive|arrival)
    who (is|'s)? (delivering|shipping|bringing)~`,
  and: ['and'],
  other: ['other'],
  noProof: `
    (don'?t|dont|do not|can'?t|cant) (have|know|find|remember|got) ~
    (lost|forgot|deleted) (it|the|my) ~
    (no idea|no clue|dunno)`,
  aspects: {
    items: `
      what('?s| is| was| were| are)? (all )?(in|inside) (it|there|that|them|(the|my|this|that) (order|parcel|package|box))
      what (exactly )?(did|have|had) (i|we) (actually |even |just )?(order|buy|get|purchase|bought|ordered)~
      what (i|we)('d|'ve)? (had |have )?(actually |even )?(ordered|bought|purchased)
      (what|which) (items?|products?|things|articles)
      (what|which) … (in|of|on) (the|my|this|that) (order|parcel|package)
      (the )?(items|contents)`,
    breakdown: `
      why … (total|amount|sum|price|bill|so much|so expensive|so high)
      why (did|does|do|have) … (pay|paid|cost|charged)
      how (is|was|does|did) … (total|price|amount) … (made up|calculated|come~|composed)
      (break\\s?down|itemi[sz]ed|itemi[sz]ation)
      (what|which) (charges|costs|fees) … (order|on it|total|paid|pay)`,
    shipping: `
      (how much|what) (was|were|did|have) … (shipping|delivery|postage)
      (shipping|delivery|postage) (cost|charge|fee|price)s? (on|of|for|in) (my|the|this|that) order
      (pay|paid|charged|spend|spent) … (for|on) (the )?(shipping|delivery|postage)`,
    tax: `
      (how much|what|which) … (tax|vat|gst)
      (how much|what) (tax|vat|gst)
      (tax|vat|gst) (on|of|for|in) (my|the|this|that) order
      (pay|paid|charged|included?) … (tax|vat|gst)`,
    discount: `
      (how much|what|which) (was|were|did|is) … (discount|rebate|code|voucher|coupon) … (order|off|get|got|on it|that|used|applied)
      (was|were|has|have|did) … (discount|voucher|coupon|code) … (applied|used|counted|taken|work|included|deducted)
      how much … (save|saved|taken off)
      (apply|applied|deduct~|used) … (discount|voucher|coupon|code)
      my (discount|voucher|coupon)`,
    total: `
      how much … (pay|paid|spend|spent|total|altogether|owe|charged|come to)
      how much (was|were|did) (it|that|they|everything|(the|my) (order|parcel))( cost)?
      (the |my |order |grand )?(total|sum|amount)
      what (did|was) … (cost|pay|charged|total)`,
    parcel: `
      (what|which|when|where) … (is|are|will) … (still )?(missing|to come|outstanding|on its way|the rest)
      the (rest|remaining|other half) ~
      (tracking|carrier|courier|shipper)~
      who('?s| is| will)? … (delivering|delivers?|shipping|ships?|bringing|brings?|carrying)
      (which|what) … (delivery|shipping|parcel|postal) (company|service)`,
    date: `
      (when|what day|what date|what time|how long|which day|how soon) … (arriv~|com(e|es|ing)|get here|here|deliver~|expected|due|receive|get (it|them)|take~|ready)
      (expected|delivery|arrival|estimated) (date|day|time|delivery|arrival)
      eta
      (that|it|this) was … ago
      (that|it|this)('s| is| was)? (already )?(over|past|gone|overdue|late)
      should have (been here|come|arrived|been delivered)
      (was|were) (due|expected|supposed to|meant to)( ~)?
      (days?|weeks?) (late|overdue|too late)`,
  },
  inGeneral: `
    (do|does|are|can|will|would) (you|u|ya)
    (in|out of|on) (stock|sale|offer)`,
  ofTheOrder: `
    (my|the|that|this) (order|parcel|package|delivery|shipment|purchase)
    (i|we)('d|'ve)? (had |have |did )?(order|buy|pay|spend|ordered|bought|paid|spent)
    tracking~
    what was (in|inside) (it|there|that|the)
    how much was (it|that|everything) (again|altogether|in total)
    (it|they|this|that|order|parcel|package) (arriv~|com~|get here|be (here|delivered))`,
  asksForContact: `
    (which|what|whats|what's|whose|who'?s|give|tell|send|show|need|read|reveal) … (address|e-?mail~|mail|phone~|number|name|contact|details|mobile) … (order|orders|customer~|client~|buyer|recipient|person|owner|who)
    (which|what|whats|what's) (e-?mail~|phone~|address|name|number) (address |number )?(is|was|did|do|have) ~
    (customer|client|buyer|recipient)('?s)? … (address|e-?mail~|phone~|number|name|contact|details)
    (the|customer'?s|delivery|shipping|billing|home) (address|phone number|e-?mail( address)?|name) (for|of|on|from|to) ~
    where … (does|do) (he|she|they|the customer) live
    (address|e-?mail~|phone|name|contact details) (on|for|of|from) (the |that |this |my )?order`,
  speaksForOthers: `
    (i am|i'm|im|this is|its|it's) (the |a |an |your |one of your )?(store |shop |delivery |general |assistant )?(manager|owner|boss|admin~|staff|employee|postman|mailman|courier|driver|police~|officer|lawyer|accountant|developer|colleague|supervisor|ceo|guy from|man from)
    (i am|i'm|im|calling|writing|here) (from|for|with) (the )?(dhl|ups|fedex|dpd|gls|hermes|usps|royal mail|an post|aramex|post office|police|bank|courier~|delivery~|shipping~)
    (this is|it's|its|here is) (dhl|ups|fedex|dpd|gls|hermes|usps|evri|royal mail|an post|aramex|the police)
    (staff|manager|admin|owner|employee) (override|access|mode|code|here)
    (my|his|her|their) (wife|husband|girlfriend|boyfriend|partner|brother|sister|mother|father|mum|mom|dad|son|daughter|friend|neighbou?r|boss|colleague|flatmate|roommate|fiancee?)('?s)? … (order~|bought|parcel|package|got)
    (i am|i'm|im) (his|her|their|\\p{L}+'s) (wife|husband|girlfriend|boyfriend|partner|brother|sister|mother|father|mum|mom|dad|son|daughter|friend|neighbou?r|assistant)`,
  numberLabel: ['no', 'num', 'number'],
  labels: `
    order number no nr num email e mail phone mobile tel telephone address contact its it is
    my the here sorry`,
  sentences: {
    statuses: {
      pending: 'has been received and is pending',
      processing: 'is being processed',
      preparing: 'is being prepared',
      partially_shipped: 'has been shipped in part',
      on_hold: 'is on hold',
      shipped: 'has been shipped and is on its way',
      out_for_delivery: 'is out for delivery and on its way to you',
      delivered: 'has been delivered',
      cancelled: 'has been cancelled',
      returned: 'has been returned',
      partially_refunded: 'has been refunded in part',
      refunded: 'has been refunded',
    },
    order: (number, status) => `Your order ${number} ${status}.`,
    expected: (day) => `Expected arrival: ${day}.`,
    shipment: (carrier, number, url) =>
      `It travels with ${carrier}, tracking number ${number}${url ? `: ${url}` : ''}.`,
    late: (day, span) =>
      `It was expected on ${day}, so it is ${span} late. I am sorry about that. Shall I pass you on to a person who looks into it?`,
    parcel: (list, carrier, number, url) =>
      `In a parcel with ${carrier}, tracking number ${number}${url ? ` (${url})` : ''}: ${list}.`,
    toCome: (list) => `Still to come: ${list}.`,
    lineKinds: { discount: 'discount', shipping: 'delivery', tax: 'tax', fee: 'fee' },
    goods: 'items',
    madeUpOf: (number, amount, list) =>
      `The total of your order ${number} is ${amount}. It is made up of: ${list}.`,
    noBreakdown: 'The shop has not told me how it is made up. Our team can tell you, just ask for a person.',
    linesOf: (number, list) => `On your order ${number}: ${list}.`,
    noLine: (number, kind) => `Your order ${number} lists no ${kind} of its own.`,
    ordersOf: 'These are your orders, newest first:',
    listed: (number, day, status) => `${number} (${day}) ${status}.`,
    moreOrders: (count) => `… and ${count} more.`,
    noOrders: 'I found no orders with your e-mail address.',
    needsForAll:
      'I can list your orders. For that, please send me the number of one of them, together with the e-mail address or phone number you ordered with. If both match, I show you all orders with the same contact.',
    items: (list) => `Items: ${list}.`,
    total: (amount) => `Total: ${amount}.`,
    refunded: (amount) => `Refunded: ${amount}.`,
    note: (text) => `Note from the shop: “${text}”.`,
    noteNames: (facts) => `The note names ${facts}.`,
    noMatch:
      'I could not find an order with that number and that e-mail address or phone number. Please check both, exactly as they stand in your order confirmation. Our team can help as well, just ask for a person.',
    tooMany: (wait) =>
      `Those were too many tries, so I cannot look up orders right now. Please try again ${wait}, or ask for a person and our team will help.`,
    tomorrow: 'tomorrow',
    inTime: (span) => `in ${span}`,
    contains: (number, list) => `Your order ${number} contains ${list}.`,
    amounts: (number, amount) => `The total of your order ${number} is ${amount}.`,
    noParcel: 'There is no tracking number for it yet.',
    noDate: 'I have no expected date for it yet.',
    private: 'I cannot give that out.',
    proof:
      'I only speak about an order when its number and the e-mail address or phone number on it match. If it is yours, please send me both.',
    needsBoth:
      'I can check that for you. Please send me your order number, together with the e-mail address or phone number you ordered with. For privacy I only speak about an order when both match.',
    needsNumber: 'Thank you. Please send me your order number as well; it stands in your order confirmation.',
    needsContact:
      'Thank you. Please also send me the e-mail address or phone number you ordered with. For privacy I only speak about an order when both match.',
    cannotProve:
      'Without the order number and the e-mail address or phone number on it I cannot open an order. Our team can help you further: shall I pass you on to a person?',
    amend:
      'I cannot change orders myself. If you want to change or cancel something, ask for a person and our team takes care of it.',
  },
};
