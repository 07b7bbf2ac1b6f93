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
    (can|could|may|is there) … (human|person|someone|somebody|anyone|colleague|staff|team member) … (help|talk|speak|call|answer|reply|contact|there|take over|available|look)
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
    (this is|you are|youre|your (service|company|shop) is|absolutely|totally|completely|what a) … (ridiculous|unacceptable|outrageous|disgrace~|joke|terrible|useless|awful|pathetic|scam|rubbish|shit|crap|appalling|disgusting)
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
  accepts: [
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
  sentences: {
    asked:
      'Of course. I am passing you on to our team: a person will reply to you right here as soon as possible.',
    anger:
      'I am sorry about this. I am passing you on to our team, so that a person can look into it and reply to you here.',
    topic:
      'That is something our team should answer. I am passing your question on, and a person will reply to you here.',
  },
};
