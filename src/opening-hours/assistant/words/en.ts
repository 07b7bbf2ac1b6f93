import { NOUN, reasonIn, WORD, type HoursWords } from './hours-words.js';

/** After "open the …": what follows is a thing when it is neither a time nor a place. */
const NO_TIME_OR_PLACE =
  '(?! day| week| weekend| morning| afternoon| evening| whole| entire| shop| store| doors?| cafe|' +
  ' office| restaurant| showroom| studio| rest| last| first| second| third| fourth| next| following| \\d|' +
  ' same| other| (mon|tues|wednes|thurs|fri|satur|sun)day| bank| christmas| easter| holidays?)';

/** Between "are" and "open". */
const YOU_STILL =
  '(you |u |ye |ya |it |the (shop|store|place|cafe|restaurant|salon|studio|office) |(you )?guys |' +
  'still |usually |normally )';

/** Places that a visitor comes to. */
const BY = '(by|in|over|round|around|down|up|on over|to (you|the shop|the store|yours|see you))';

/** "In stock" and "in a …" ask for goods, "in the shop" for people. */
const NO_GOODS = '(?! stock| a | the (?!shop|store|office))';

/** Words after "hours" in "hours today". */
const DAY_FOLLOWS = '(?= (today|tomorrow|tonight|on|for|this|over|during|at|mon|tues?|wed|thu|fri|sat|sun))';

/** People who are asked for. */
const SOMEBODY = '(you|u|ye|ya|anyone|anybody|someone|somebody)';

/** Whether somebody is, or will be: also "won't you". */
const IS_OR_NOT = "(are|r|is|will|would|be|won't|wont|aren't|isn't|wouldn't)";

/** Asks when or whether a thing is open. */
const ASKS_OF = "(does|do|is|are|will|when's|whens|time's|times|when|until|till|how late|how early)";

const OPENS_OR_ENDS =
  '(open|opens|opening|close|closes|closed|closing|shut|shuts|start|starts|starting|' +
  'begin|begins|finish|finishes|end|ends|stop|stops|serve|serves|serving|run|runs|on)';

const ONE_OPENS_OR_ENDS = '(open|opens|close|closes|start|starts|finish|finishes|end|ends)';

/** A day that a shop may "do"; not what is made for it. */
const FEAST_OR_DAY =
  '(xmas|christmas|new year~|boxing day|easter|good friday|bank holiday~|(mon|tues|wednes|thurs|fri|satur|sun)days?|the \\d{1,2}(st|nd|rd|th))' +
  '(?! (delivery|deals?|offers?|sales?|hampers?|menus?|box|boxes|trees?|dinners?|lunch(es)?|cards?|wreaths?|gifts?|specials?))';

export const ENGLISH: HoursWords = {
  asks: {
    noun: `
      (opening|open|business|store|shop|working|trading|office|closing|visiting) (hours?|hrs|times?)
      (operating|holiday|christmas|xmas|easter|weekend|sunday|saturday|special) (hours?|hrs|times?)
      (reduced|different|extended|changed|normal|usual|regular|festive|bank holiday) (hours?|hrs|times?)
      (opening\\s?times?|closing time|hours of (operation|business))
      (your|ur|the|ya) (hours|hrs|schedule)
      (your|ur|ya|yer|yr) ([^\\s\\d]+ ){1,3}(hours|hrs)
      what('s| is|s|'re| are| r) (the |ur |your )?([^\\s\\d]+ ){1,3}(hours|hrs)
      ^(hours|hrs|schedule)(?=\\s?[?!.·]|$)
      (hours|hrs)${DAY_FOLLOWS}`,
    open: '(open|opens|opened|opening|opn|oepn|opne|trading)',
    closed: `
      (close|closes|closed|closing|clsoed|shut|shuts|shutting)
      (are|r|will|would) (you|u|ye|yous)( guys| lads| all)?( be)? off(?= (on|for|over|that|this|then|tomorrow|today|at|xmas|christmas)|\\s*[?!.,]|$)`,
    other: `
      open(ed|ing|s)?[-\\s](an?|my|it|them|source|stock|toe|top|air|box|return)
      open(ed|ing|s)?[-\\s]to(?! the public| visitors| public| \\d)
      open(ed|ing|s)?[-\\s](this|that) (box|package|parcel|bottle|jar|account|link|page|app)
      open(ed|ing)? (the|your|up (the|an?|my))${NO_TIME_OR_PLACE}
      (i|we) (haven't|havent|have not|didn't|didnt|did not|never|have|had|just|only)( even| just| ever| not| only){0,2} open(ed)?
      (was|been|already|arrived?|came|box|it|item|if|once) (been )?opened
      (close|closing|closed|shut) (an?|my|your|the|this) (account|order|ticket|case|lid|deal|box|zip|chat)
      closed[-\\s]toe
      (that|which|to|it|easily|properly|fully) (opens?|closes?|shuts?)( properly| fully| tight)?(?! to)
      (lids?|zips?|clasps?|drawers?|latch|door of) (open|close|shut)s?
      (fully closed|close (to|by|enough|friend|fit)|how close|closest)
      (leave|keep|left|hold) (\\S+ )?open`,
    when: `
      (when|wen|what time|wat time|what hours?|wht time|which time|how early|times?|whens|what are)`,
    untilWhen: `
      from (what time|when) (to|till|until) (what time|when)
      (clos(e|es|ing)|shut|shutting) (\\S+ )?(early|earlier|late|later)
      (until when|till when|til when|(un)?till? what time|how late|how long|latest)
      last (entry|entries|orders?|calls?|out|admission|customers?)
      (what time (\\S+ )?last orders|what time (are|r) (you|u|ye) open (un)?till?)`,
    fromWhen: '(from when|from what time|how early|earliest)',
    openState: `
      (are|r|is|be|ur|ye|you're|stay|staying|guys|times?) ${YOU_STILL}*open
      days? (are|r) (you|u|ye)`,
    closedState: '(are|r|is) (\\S+ ){0,3}(closed|shut|not open)',
    whichDays: `
      ((what|which) (days?|nights?|evenings?)|late[-\\s](opening|night)s?)
      open(ing)? (late|later|latest|longest|early|earlier|earliest)`,
    reopen: `
      (re-?open(s|ing)?|open(ing)? again|open next|next open(ing)?|back open)`,
    pause: `
      (lunch\\s?(time|break|hours?)|siesta|midday break)
      (close|closed|shut) (for a break|in between|at midday|over midday)
      (all day|through(out)? the day|non-?stop)
      (right|straight) through|(a |any )?(gap|break) (between|in the (middle|day))|(a |any )break(?=\\s?[?]|$)
      between lunch and (dinner|supper)`,
    otherDay: `
      (i|we|i.?m|we.?re) (\\S+ ){0,4}(all day|non-?stop)
      (last|lasts|hold|holds|stay|stays|wear|worn|run|runs) (\\S+ ){0,4}(all day|through(out)? the day|non-?stop)`,
    meal: '(at|over|during|for|through|in|your|a|the) lunch(?=\\s?($|[?!.,·]|on |hours?))',
    absent: `
      (can.?t|cannot|can not|couldn.?t|won.?t|unable to|not able to) (be able to )?(come|make it|make|get (there|in))`,
    houseCall: `
      (someone|somebody|anyone|anybody|you|u|ye) (to |please |guys )?(come|call|pop|drive|get) (\\S+ )?(out|to (me|us))
      (someone|somebody|anyone|anybody|you|u|ye) (to |please )?(come|call|pop) (\\S+ )?to (my|our) (house|home|place|flat)
      (someone|somebody|anyone|anybody) (to |please )?(come|call|pop) (\\S+ )?(and|to) (fix|look|take|collect|repair)
      send (someone|somebody|anyone|anybody|a man|your)`,
    exceptions: `
      ((bank|public|national|school) holidays?|holidays?|closing days|days off|closures?)
      (what|which) days? (are|r) (you|u|ye)( guys)? (closed|shut|not open)
      (what|which) days? (do|does) (you|u|ye) (close|shut)
      (festive (season|period)|vacations?)`,
    visit: `
      (come|drop|dropping|pop|popping|stop|stopping|swing|swinging|call|get|walk|nip|be) (my head )?${BY}
      (?<!(they|it|these|those|goods) )(step|rock|turn|show|roll|pass|head|turning|rocking|poke|bob|dash|run|swoop) (my head )?${BY}
      (wander|stroll) (my head )?${BY}
      (visit|come|pick( \\w+)? up|pickup|collect|stop off|be there|see you|walk-?ins?|show up)
      (get there|coming (by|in|down|over|round|up)|worth coming|head(ing)? (over|down|in|round))
      (make it|catch (you|u|ye)( guys)?( open)?|reach (you|u)|be able to (visit|see you))
      (let (me|us) in|stopping (by|in)|(do|will) i (still )?have time)`,
    wants:
      "(need|needs|want|wanted|like) (a|an|some|something|anything|new)|looking for|(i'?m|we'?re) after|searching for|(do|have) (you|u|ye) (guys )?(got |have |sell |stock )?(a|an|any|some) (?!chance|idea)|got any",
    present: `
      (are|r) (you|u|ye|yous)( guys| lads| all)? doing (the |on )?${FEAST_OR_DAY}
      ^(so |and |hi |hey |hiya )?(you|u|ye|yous)( guys| lads| all)? (in|about|around) (on|today|tomorrow|tmrw|this|over)
      (y.?all|you guys|u guys) (there|around|in)
      ${IS_OR_NOT} ${SOMEBODY}( guys| lads| all)? (not |be |still )*(around|working|there|here)
      ${IS_OR_NOT} ${SOMEBODY}( guys| lads| all)? (not |be |still )*(available|about|in${NO_GOODS})
      ${IS_OR_NOT} ${SOMEBODY} (not |be |still )*(at|in) (the|your|ur) (shop|store|office|salon|place|studio)
      (anyone|anybody|someone|somebody) (there|in|around|working)
      ((do|does) (you|u|ye) (guys )?work(?! (with|for|together|alongside))|working (today|tomorrow|on|this))`,
    tooLate: '((too|2|to) (late|early)|left it too late|missed (you|u))',
    still: 'still',
    already: '(already|yet)',
    topic: `
      ((?<!last )orders?|ordered|parcels?|packages?|deliver(y|ies|ed|s|ing)?|ship(s|ped|ping)?)
      (dispatch(ed)?|class(es)?|courses?|workshops?|lessons?|events?|refunds?|returns?|returned)
      (repairs?|restock(ed)?|arrives?|arrival|tracking|in stock|sale|warranty|invoice|book(ed|ing)?)
      (reserv~|tables?|tickets?|appointments?|voucher|cancel~|price|cost|costs|much)`,
    follow: `
      ^(and|what about|how about|wat about|&|or|also|n|ok and|okay and|then|but)`,
  },
  subjects: `
    ${ASKS_OF} (the|your|ur|ya|this) ${NOUN} (still |usually |normally |be |get |·+ )*${OPENS_OR_ENDS}
    (your|the|ur) ${NOUN} (hours|hrs|opening (hours|times?)|closing time)
    (hours|hrs|opening times?|closing time) (of|for) (the|your) ${NOUN}
    last (?<thing>orders?|entry|entries|admission|calls?)
    (is|does|when's|when|time's) ${WORD} (hour )?${ONE_OPENS_OR_ENDS}`,
  ownThings: `
    you u ye ya guys yall it they that this there anyone someone everything everyone all shop shops store
    stores place boutique location branch business company doors door site house team staff building
    premises opening closing business working trading normal usual regular current new holiday special
    weekend weekday daily full exact summer winter evening morning afternoon night customer christmas xmas
    easter today tomorrow public bank late early earliest latest visiting operating festive reduced
    different hours hrs time times day days`,
  venues: `
    bar pub cafe restaurant bakery salon studio showroom pharmacy library atelier gallery museum club gym
    hotel office`,
  early: 'early',
  company: `
    (years? old|kids?|child(ren)?|dogs?|pupp(y|ies)|bab(y|ies)|prams?|bugg(y|ies))
    (wheelchairs?|under\\s?18s?)`,
  conditions: `
    (is|would|will) (there|that|this|it)( be)? (a|any) (problem|issue|catch)
    years? old|aged \\d{1,2}
    (he|she|they|who)('?s| is| are) (only |just |nearly |almost |still )?\\d{1,2}(?=\\s*([(,.;?!\\n]|$|and|so))`,
  roundTheClock: `
    24\\s?/\\s?7
    24\\s?(h|hrs?|hours)
    (around the clock|all night)`,
  continuous: '(all day|through(out)? the day|non-?\\s?stop|(right|straight) through|gap between)',
  fillers: `
    (hows|how's|how is|looking|and|also|too|as well|on|at|in|the|for|this|what about)
    (how about|or|n|then|please)`,
  plainReasons: `
    day days the a of on for in and at st closed closing close holiday holidays bank public shop we are
    due to our special hours open early`,
  sentences: {
    yes: 'Yes, ',
    no: 'No, ',
    and: ' and ',
    comma: ', ',
    semicolon: '; ',
    to: '–',
    locale: 'en-GB',
    today: (day) => `today (${day})`,
    tomorrow: (day) => `tomorrow (${day})`,
    yesterday: (day) => `yesterday (${day})`,
    nightOf: (day) => `on the night of ${day}`,
    on: (day) => `on ${day}`,
    every: (weekday) => `on ${weekday}s`,
    interval: (open, close) => `from ${open} to ${close}`,
    aroundTheClock: 'around the clock',
    closed: 'closed',
    open: (day, hours) => `${day} we are open ${hours}.`,
    closedOn: (day, reason) => `${day} we are closed${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day} we open at ${time}.`,
    closesAt: (day, time) => `${day} we close at ${time}.`,
    afterMidnight: ' (after midnight)',
    breakAt: (breaks) => `there is a break ${breaks}.`,
    noBreak: 'we are open without a break.',
    breaks: (list) => `we have a break: ${list}.`,
    openAt: (day, time, until) => `${day} at ${time} we are open${until}.`,
    until: (time) => `until ${time}`,
    closedAt: (day, time) => `${day} at ${time} we are closed.`,
    pausedAt: (day, time) => `${day} at ${time} we are closed for a break.`,
    opensAgain: (day, time) => `We open again ${day} at ${time}.`,
    openNow: 'we are open right now',
    closedNow: 'we are closed right now.',
    closesThen: (day, time) => `until ${time} ${day}`,
    notThen: (day, hours) => `at that time of day we are closed: ${day} we are open ${hours}.`,
    week: (list) => `Our opening hours: ${list}.`,
    exceptions: (list) => `Days that differ: ${list}.`,
    noExceptions: 'No closing days or special hours are entered for the time ahead.',
    closedDays: (list) => `We are regularly closed on ${list}.`,
    openEveryDay: 'We have no regular closing day.',
    asUsual: 'No special hours are entered for that day.',
    moon: 'The date depends on the sighting of the moon.',
    thoseHours: (hours) => `Hours: ${hours}.`,
    specialHours: (reason) => `These are special hours (${reason}).`,
    opensAgainAt: (time) => `We open again at ${time}.`,
    except: (list) => `Exception: ${list}.`,
    onlyOn: (list) => `at that time we are open on ${list}.`,
    neverThen: 'at that time we are closed on every day of the week.',
    alwaysOpen: 'We are open around the clock, every day.',
    neverOpen: 'We are closed on every day of the week at present.',
    whichDay: 'Which day do you mean? Please give me the date.',
    partlyAt: (day, span, hours) => `${day} ${span} we are open only in part: ${hours}.`,
    closedFor: (from, to, reason) => `we are closed from ${from} to ${to}${reasonIn(reason)}.`,
    asUsualOn: (days) => `No special hours are entered for ${days}.`,
    noneBetween: (from, to) => `No closing days or special hours are entered from ${from} to ${to}.`,
    seasonNow: (to, reason) => `These hours apply until ${to}${reasonIn(reason)}.`,
    seasonAhead: (from, to, reason, week) =>
      `From ${from} to ${to} other hours apply${reasonIn(reason)}: ${week}.`,
    unknown: 'I’m sorry, I don’t know the opening hours: they have not been entered yet.',
  },
};
