import type { HandoffWords } from './handoff-words.js';

/** Not the person a gift or a cake is for. */
const NOT_FOR = '(?<!(?:for|per) (?:(?:a|an|the|one|every|each|my|our|his|her|\\d+) )?)';
const PERSONS = [
  'human|humans|person|people|agent|operator|representative|rep|advisor',
  'adviser|colleague|employee|manager|supervisor|boss|owner|staff|someone',
  'somebody|team|real person|customer service|customer support|support',
].join('|');
const PERSON = `${NOT_FOR}(${PERSONS})`;

export const ENGLISH: HandoffWords = {
  asksForPerson: `
    (talk|speak|chat|connect|transfer|pass|put|get|reach|contact|call|ask|give|hand|forward|switch|need|want|like|prefer|message|refer|have) … (a|an|the|your|some|to|with|real|actual|live|me|through)? (real |actual |live |human )?${PERSON}
    (human|agent|operator|representative|real person|live (chat|agent|person|support)|customer (service|support|care))( please| pls| now)?
    (can|could|may|is there) … (human|person|someone|somebody|anyone|colleague|staff|team member) … (help|talk|speak|call|answer|reply|contact|there|take over|available|look(?! up))
    (not|no) (a |more )?(bot|robot|machine|ai|chatbots?|bots)
    (stop|sick of|hate|tired of) … (bot|robot|machine|chatbot)
    are you (a )?(real|human) … ${PERSON}
    (someone|somebody|anyone|anybody|person) (real|actual|alive|human|in charge|who works there|from (the|your) (shop|store|team|staff)|at the (shop|store)|in (the )?(shop|store))
    (real|actual|live|living|proper|flesh and blood) (human|person|people|agent|someone|somebody|staff|employee)
    human being
    (any|a|some) (real |actual |live )?(human|humans|person|people|staff) (here|around|there|available|i can|in)
    put me through
    (member of (staff|the team|your team)|staff member|team member) … (touch|contact|call|reply|write|help|e-?mail|back)
    (is|are) (there )?(anyone|anybody|someone|somebody) (real|there|alive|around|available|human|i can (talk|speak|write) to)
    (rather|prefer) … (human|person|someone|somebody)
    call me( back)?
    someone (to )?(call|contact|ring) me`,
  presence: {
    someone: [
      '\\b(?:is|are) (?:there )?any(?:one|body) (?:there|around|in|available|at)\\b',
      '\\b(?:is|are) (?:there )?some(?:one|body) (?:there|around|in|available|at)\\b',
    ],
    times: ['tomorrow', 'tonight', 'morning', 'evening'],
    timesWithin: [],
    answering: ['talk', 'speak', 'chat', 'help', 'call'],
  },
  anger: `
    (this is|you are|you (people|guys|lot|all) are|youre|your (service|company|shop) is|absolutely|totally|completely|what a) … (ridiculous|unacceptable|outrageous|disgrace~|joke|terrible|useless|awful|pathetic|scam|rubbish|shit|crap|appalling|disgusting)
    (ridiculous|unacceptable|outrageous|disgraceful|disgusting|appalling|furious|fed up|pissed( off)?|scammers?|fraud|wtf|bullshit|fuck~|shit|useless)
    (file|make|have|lodge|submit) … complaint
    complain(t|ing)?
    (worst|terrible|horrible|awful) (service|shop|company|experience|store)
    (very|really|so|extremely|deeply|totally|beyond|quite|pretty) (disappointed|unhappy|angry|upset|annoyed|dissatisfied|frustrated|mad|cross)
    (i am|i'm|im) (disappointed|angry|furious|livid|upset|annoyed|frustrated)
    not (happy|impressed|satisfied) with (you|your|the (service|shop|store|way|staff|company))
    (staff|service|guy|lady|employee|driver|team|you) (was|were|are|is) … (rude|unfriendly|incompetent|unprofessional|dreadful)
    (never) … (order~|buy~|shop~|com~|using) … (again|here|you)
    waste of (money|time)
    rip off
    (bad|terrible|awful|horrible|negative|poor) (experience|review|service)
    (nobody|no one|noone) … (answers|replies|responds|helps|cares|answered|replied|helped)
    (sue|lawyer|solicitor|trading standards|legal action|police)`,
  conduct: `
    (your|ur|yer) (\\S+ ){0,3}(staff|lad|lads|lass|lady|ladies|man|men|woman|girls?|boys?|guys?|bloke|chap|fella|drivers?|assistants?|cashiers?|colleagues?|employees?|managers?|boss|owner|receptionist|technician|fitter|salesman|saleswoman|apprentice|people) … (rude~|disrespectful|racist|sexist|aggressive|insulting|impolite|abusive|nasty|arrogant|condescending|patronising|swore|sworn|shout~|yell~|scream~|snapped|laughed|insulted|humiliated|hung up|threatened|ignored|foul mouthed)
    (staff|lad|lass|lady|man|woman|girl|guy|bloke|chap|fella|driver|assistant|cashier|employee|manager|receptionist|technician|fitter|salesman|saleswoman) … (was|were|is|are) (\\S+ ){0,3}(rude|disrespectful|racist|sexist|insulting|impolite|abusive|condescending|patronising) (to|with|towards|about) (me|us|my|our)
    (rude|shouted|yelled|swore|screamed|snapped|laughed|hung up) (to|at|on) (me|us|my (wife|husband|mother|mum|mam|father|dad|daughter|son|kids?|children|partner|friend|girlfriend|boyfriend))
    (insulted|humiliated|mocked|threatened) (me|us|my (wife|husband|mother|mum|mam|father|dad|daughter|son|kids?|children|partner|friend|girlfriend|boyfriend))
    treated (me|us|my \\S+|like) … (dirt|rubbish|thief|idiot|criminal|crap|badly|rudely)`,
  amends: `
    (what|wot|how) (are|r|will|do) (you|u|ye|they) ((gonna|going to|intend to|plan to|want to) )?(do|say|make)`,
  accepts: [
    'aye',
    'of course',
    'yes',
    'yeah',
    'yep',
    'yup',
    'sure',
    'yes please',
    'please',
    'please do',
    'go ahead',
    'do that',
    'that would be (?:great|good|nice)',
  ],
  agrees: ['ok', 'okay', 'grand', 'absolutely'],
  displeased: `
    (you|this|u) (are|is|re|r)( all| really| so| just)? (useless|no help|no use|not helpful|unhelpful|stupid|dumb|a waste of time|hopeless|rubbish|pointless|terrible|awful)
    (you're|youre|ur|ure)( all| really| so| just)? (useless|no help|no use|not helpful|unhelpful|stupid|dumb|hopeless|rubbish|pointless|terrible|awful|a waste of (my |our )?time)
    (this|your|the|what a) (bot|robot|assistant|chatbot|machine)( is|'s)?( just| so| really| absolutely| completely| a| total){0,3} (useless|no help|no use|stupid|dumb|hopeless|rubbish|pointless|terrible|awful|crap|joke|waste of time)
    (useless|stupid|dumb|rubbish|crap|idiotic|awful|terrible) (bot|robot|machine|assistant|chatbot|thing|answer|answers)
    (you|this|that) (do not|don't|dont|did not|didn't|didnt|does not|doesn't|doesnt) (help|answer|understand|get it|listen|answer my question)( me| at all| anything){0,3}
    (you|u) (never|can't|cant|cannot) (help|answer|understand)~
    not (helping|helpful|answering)( me| at all){0,3}
    ((this|it)( is|'s)? )?(now )?the (second|third|fourth|fifth|tenth|2nd|3rd|4th|5th|umpteenth|last) time (now )?(that )?(i|i'm|im|i'll|we) (write|ask|am|have|will|say|tell|contact|wrote|asked|'ve)~
    (i )?(have |'ve )?(already |just )(told|asked|said|written|explained)( you| this| that| it){0,3} … (times|already|twice|before|again)
    how (many times|often) (do|must|should) i
    (are you|r u|you) (kidding|joking|serious)( me)?
    (no|not) what i (asked|meant|wanted)
    (can|do) you (even )?(read|understand) … (english|me|what i)
    what a (useless|stupid|dumb) ~`,
  judges: {
    says: `
      (honestly |seriously |really |wow )?(you|u|ye|yous|you guys|you lot|you people|you all|your (shop|service|company|store|place)|this (shop|service|company|store|place)) (are|r|is) (all |just |really |honestly |such |truly |absolutely |nothing but |no more than |only ){0,3}(a|an|such)
      (honestly |seriously |really |wow )?(you're|youre|ur) (all |just |really |honestly |truly |absolutely |nothing but ){0,3}(a|an|such)`,
    kindly: `
      (star|legend|godsend|angel|gem|saint|hero|treasure|darling|genius|pro|professional|expert|diamond|lifesaver|life saver|delight|credit|blessing|wonder|pleasure|joy|friend)s?
      (best|great|good|nice|lovely|kind|sweet|brilliant|amazing|wonderful|excellent|fantastic|helpful|friendly|fair|decent|cool|big|real|huge) ~
      (help|always|sometimes|business|bless|yes)
      (lot|tad|great deal|centre|center|bakery|cafe|restaurant|hotel|salon|shop|store|company|firm|business|bot|robot|machine|ai|human|person|family|team|member|bit|little|few|fan|customer|seller|dealer)s?`,
  },
  anybodyThere: `
    (is|are) (there )?(any\\s?one|any\\s?body|some\\s?one|some\\s?body)( still| even)?( (there|here|around|home|awake|alive|listening|reading( this)?)){0,3}
    any\\s?(one|body)( (there|here|home))?
    (are |r )?(you|u)( still)? (there|here|around|awake|alive|online|working|on)
    (hello|hi|hey)( (hello|hi|hey)){0,3}( is)? any\\s?(one|body)( (there|here|home))?
    still (there|here)`,
  sentences: {
    asked: 'Of course, a person from our team should answer this.',
    anger: 'I am sorry about this. A person from our team should look into it.',
    topic: 'That is something only our team should answer.',
    emergency:
      'This sounds urgent, and I cannot help with it. If somebody may be in danger, please call the emergency service where you are, or a doctor, a vet or the poison centre, now; do not wait for an answer here.',
    here: 'Yes, I am here, the automatic assistant, at any time.',
    askAway: 'What can I do for you?',
    offer: 'I am sorry that I have not been of help. Shall I pass this on to a person from our team?',
    offerToo: 'I am sorry about the trouble. Shall I pass this on to a person from our team instead?',
    topicToo: 'For your own case, please ask our team.',
    told: 'I have noted your request, and our team gets an e-mail about it.',
    noted: 'I have noted your request; our team sees it in its list of waiting conversations.',
    notedBefore: 'Your request is with our team already.',
    openNow: 'We are open now, and a person can reply here.',
    openUntil: (time) => `We are open now, until ${time}, and a person can reply here.`,
    opensToday: (time) => `We are closed right now; a person can reply from ${time} today.`,
    opensTomorrow: (time) => `We are closed right now; a person can reply from ${time} tomorrow.`,
    opensOn: (day, time) => `We are closed right now; a person can reply from ${day}, ${time}.`,
    whenUnknown: 'I do not know when a person will be there.',
    askEmail: 'If you send me your e-mail address, the team can also reach you after you have left.',
    keptEmail: (email) => `Thank you. I have noted ${email}, so the team can also write to you there.`,
    added: 'I have added this to your request for the team.',
  },
};
