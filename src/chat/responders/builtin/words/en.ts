import type { BuiltinWords } from './builtin-words.js';

export const ENGLISH: BuiltinWords = {
  courtesies: {
    greetings: `
      hi+|hello+|hey+|heya|hiya|yo|howdy|good (morning|afternoon|evening|day)|greetings|hi`,
    addressed: 'there|all|guys|team|everyone',
    thanksBefore: 'many',
    thanks: `
      thanks|thank you|thank u|thx|thnx|tnx|tks|ty|tysm|cheers|ta|many thanks`,
    thanksAfter: `
      so much|very much|a lot|a million|mate|again|all|then|everyone|team|for everything
      for that|for now|a bunch|for your help|for the help`,
    farewells: `
      good ?bye|(good)?night|bye+( bye)?( now)?|cya|laters?|talk (soon|later)
      until next time|see (you|ya|u)( later)?|take care
      (have|enjoy) (a|your) (nice |good |great |lovely |wonderful )?(rest of (the|your) )?(day|one|evening|weekend)`,
    who: `
      (who|what) (are|r) (you|u)( exactly)?
      (are|r) (you|u) (a |an )?(bot|robot|human|real|ai|machine|chatbot|person|computer|automated)~
      (am i|is this) … (bot|robot|human|machine|real person|ai|chatbot)
      (what'?s|what is) your name`,
    ability: `
      what can (you|u) (do|help)( ~)*
      how can you help`,
    needHelp: {
      i: 'i',
      need: 'need|want|could use',
      help: 'help',
      please: 'please',
    },
    helpMe: '((can|could) you )?help( me)?( please| pls)?',
    how: 'how are (you|u)( doing)?( today)?|how r u|hows it going',
    acknowledges: `
      yes|yeah|yep|yup|ok(ay)?|k|alright|all right|cool|great( stuff| help)?|nice( one)?
      perfect|perfectly|super|lovely|brilliant|awesome|amazing|wonderful|excellent
      good to know|very helpful|that helps( a lot)?|sounds good|thats great|that's great
      that's all|that is all|that was all|that's it|nothing else|got it|i see|fine|good
      understood|no|nope|no thanks|no thank you|thats all( for now)?`,
    joins: 'and|n|also|so|then|oh|ah',
  },
  clauses: {
    openers: `
      hav (?:u|you)|wen|wat|wats|wher|what|whats|what's|when|whens|where|wheres|where's
      which|who|whose|how|why
      is (?:it|the|there|this|that|your|my|parking|delivery|shipping)
      are (?:you|there|u|the|they|your)|r u|r you|do (?:you|u|i|they)|does|did|can|could
      will (?:you|it|my|the)|would|have (?:you|u|my)|has|may i|should|any chance|tell me
      show me|i (?:also )?(?:need|want|would|wanna|am looking|was wondering)|i'm looking
      im looking|i'd like|id like|please|pls|u got|you got|got any|where my
      my (?:order|parcel|package)|is my|let me|give me|looking for`,
    conjunctions: 'and|n|also|plus|&|but|then|btw|or',
    gluedConjunction: null,
    fillers: 'also|then|btw|by the way|please|so|one more thing|another question',
    embeds: `
      tell me|know|wonder(?:ing)?|ask(?:ing)?|say|check|see|find out|sure
      (?:can|could|would|will) (?:you|u)`,
    abbreviations: 'no|num|tel|mob|approx|dr|mr|mrs|ms|st|etc|art|ref|ex|min|max',
  },
  followUp: {
    pronouns: '(it|its|they|them|their|this|that|these|those|one|ones|he|she)',
    namesSubject: null,
    generic: `
      free|cost|costs|price|expensive|cheap|long|take|takes|much|included|extra|charge
      book|booking`,
    there: 'then|there',
  },
  instructs: `
    (ignore|disregard|forget|override|bypass) … (instructions?|rules?|prompts?|everything|guidelines|restrictions|previous|above)
    (system prompt|developer mode|jailbreak|dan mode|admin mode|debug mode|sudo|your (instructions|prompt|rules))
    (you are now|from now on|pretend (to be|you)|act as)
    (reveal|print|show|dump|list|output|repeat|give|tell|send|export) … (all|every|each|other|whole|database|anyone|everyone) … (orders?|customers?|emails?|e-mails|addresses|data|database|users|people|passwords|secrets|names|phone|numbers)~
    (repeat|say) (exactly )?(after me|the following)
    (all|every|other) (the )?(orders|customers|customer data|customer emails|emails|addresses)`,
  tells: `
    (i|we|my ~|they|it) (just |already |recently )?(bought|got|received|was|were|had|broke|broken|arrived|came|ordered|have been|live|lives|am from)`,
  leadingGreetings: 'hi|hello|hey',
  leadsIn: `
    (hi |hello |hey |so |and |also |ok )*(can|could|would|will) (you|u) (please )?(also )?(tell|help|answer|check|look)( me)?( up| with (this|that|something))?( please)?
    (hi |hello |hey )*(i have|i've got|ive got|got|just) (a|one|two|another|some|a few|a couple of) (quick |more |other |short )*questions?( for you)?
    (i )?(was (just )?wondering|wanted to (ask|know|check)|would like to (ask|know)|need to (ask|know)|have to ask|'d like to (ask|know))( you)?( something)?
    (quick|one more|another|last|two|some) (quick )?questions?`,
  awaitsOwn: `
    (where|when|why|how long|still|not|n't|never|waiting|late|delayed|status|update|news|arriv~|deliver~|ship~|sent)`,
  warmUp: [
    'Hi there! Where is my order 10234, it was due last Monday? Are you open on 24 December from 9 am to 5 pm? How much is the red bike without nuts, and do you have one under 50 euros for a child of 6 years?',
    'And what about the other ones there?',
    'The weather was very nice over there with my brother.',
  ],
  smallTalk: {
    self: (assistant, business) =>
      assistant === business
        ? `the automatic assistant of ${business}`
        : `${assistant}, the automatic assistant of ${business}`,
    greeting: (self) => `Hello! I am ${self}. How can I help you?`,
    who: (self) =>
      `I am ${self}: a program, not a person. If you would rather speak to a human, just say so and our team takes over.`,
    how: 'All is well, thank you! How can I help you?',
    thanks: 'You are welcome! Is there anything else?',
    farewell: 'Goodbye, and have a nice day!',
    parting: 'You are welcome! Goodbye, and have a nice day!',
    ability:
      'I can tell you about our products, prices and stock, opening hours, delivery and returns, and where your order is. For everything else I pass you on to a person.',
    acknowledge: 'All right. If there is anything else, just ask.',
  },
  answers: {
    unknown:
      'I am sorry, I do not know that; I do not have information about it. Shall I pass your question on to a person from our team?',
    unknownToo: (question) =>
      `About “${question}” I do not have any information, sorry. A person from our team can help: shall I pass it on?`,
    unknownRest:
      'On the rest of your message I do not have any information, sorry. A person from our team can help: shall I pass it on?',
    fault:
      'I am sorry, I cannot look that up right now. Please try again in a moment, or ask for a person from our team.',
    refuses:
      'I do not follow such instructions. I gladly help with products, opening hours and your own order, or pass you on to a person from our team.',
  },
};
