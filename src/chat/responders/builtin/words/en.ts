import type { BuiltinWords } from './builtin-words.js';

export const ENGLISH: BuiltinWords = {
  courtesies: {
    greetings: `
      howya|morning|afternoon|evening|hi there|hey there|what'?s the craic|howdy|sup|how are ye
      hi+|hello+|hey+|heya|hiya|yo|howdy|good (morning|afternoon|evening|day)|greetings|hi`,
    addressed: `
      there|all|guys|team|everyone
      folks|lads|you|again|bot|team`,
    thanksBefore: 'many',
    thanks: `
      thanks a mill(?:ion)?|appreciate it|much appreciated|much obliged|go raibh maith agat|nice one
      thanks|thank you|thank u|thx|thnx|tnx|tks|ty|tysm|cheers|ta|many thanks`,
    thanksAfter: `
      u|ever so much|loads|indeed|for (?:the|your) (?:quick |fast )?(?:reply|answer|info|information)|very kind
      so much|very much|a lot|a million|mate|pal|love|dear|hun|buddy|guys|folks|chief|boss|lads|again|all|then|everyone|team|for everything
      for that|for now|a bunch|for your help|for the help`,
    praise:
      'you your are was were been always all everyone team service staff help helpful kind kindest lovely nice sweet great brilliant amazing wonderful excellent good best perfect fantastic so very such really truly absolute absolutely star stars legend legends as ever appreciate appreciated love loved best super time everything again',
    farewells: `
      have a good one|safe home|slan|see you (?:soon|then|tomorrow)|good evening then|bye for now
      good bye|(good)?night|bye+( bye)?( now)?|cya|laters?|talk (soon|later)
      until next time|see (you|ya|u)( later)?|take care
      (have|enjoy) (a|your) (nice |good |great |lovely |wonderful )?(rest of (the|your) )?(day|one|evening|weekend)`,
    nudges: 'hello|and|well|so|hm+|huh|what|eh|anything|any (?:news|update)',
    who: `
      (who|what) (are|r) (you|u)( exactly| really)?[^\\p{L}]*$
      (are|r) (you|u) (just |really |actually |even )?(a |an )?(real |actual |live )?(bot|robot|human|real|ai|machine|chatbot|person|computer|program|automated)(?! (shop|store|washable|operator))
      (am i|is this|is that|is it) (just )?(a |an )?(real |actual |live )?(bot|robot|human|person|machine|ai|chatbot|computer|automated)( (or|answering|replying|writing|here|talking)( ~){0,4})?[^\\p{L}]*$
      (am i|i am|i'm|im) (talking|speaking|chatting|writing|texting) (to|with) (a |an )?(real |actual |live )?(bot|robot|human|person|machine|ai|chatbot|computer)
      (bot|robot|machine|computer|ai|chatbot) or (is (it|this|there) )?(a |an |some )?(real |actual |live )?(human|person|one|someone|somebody|man|woman|body)
      (human|person|someone|somebody) or (is (it|this) )?(a |an |just a )?(bot|robot|machine|computer|ai|chatbot)
      (what'?s|what is) your name`,
    ability: `
      what (?:else )?(?:can|do) (?:you|u) (?:even )?(?:know|answer|offer|help)( ~){0,3}
      what (?:are you (?:able|good)|is this (?:chat|bot)) (?:to|for|at)( ~){0,2}
      what (?:can|could|may) i ask( you)?( about)?
      how does this (?:chat|bot|thing) work
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
      (?:i'?ll|i will|i'?m going to|im gonna|i'?m gonna|we'?ll|let me|lemme|i'?d better|i'?d need to|i need to) (?:have a (?:wee |little |good )?think(?: about (?:it|that|this))?|think (?:it over|on it|about (?:it|that|this))|mull it over|sleep on it|talk (?:it over|to (?:my|the) \\p{L}{2,20})|ask (?:my|the) \\p{L}{2,20}(?: first)?|check with (?:my|the) \\p{L}{2,20}(?: first)?)
      (?:i'?ll|we'?ll|i will|we will) (?:get back to (?:you|ye)|come back to (?:you|ye)|be back|be in touch|be in|see|decide(?: later)?|let (?:you|ye) know)(?: about (?:it|that))?(?: later| tomorrow| soon| then| so)?
      grand|sound|deadly|no worries|no problem|never mind|nevermind|forget (?:it|about it)|fair enough|right|ah ok|ok then|will do|noted|makes sense|ha(?:ha)+|lol|wow|oh|interesting|as i said|we'?ll see|i'?ll (?:think about it|have a look|let you know)|that works|works for me
      yes|yeah|yep|yup|ok(ay)?|k|alright|all right|cool|great( stuff| help)?|nice( one)?
      perfect|perfectly|super|lovely|brilliant|awesome|amazing|wonderful|excellent
      good to know|very helpful|that helps( a lot)?|sounds good|thats great|that's great
      that's all|that is all|that was all|that's it|nothing else|got it|i see|fine|good
      understood|no|nope|no thanks|no thank you|thats all( for now)?`,
    joins: 'and n also so then oh ah',
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
    alternatives: 'or|or else',
    contrasts:
      "but|however|though|although|except|unfortunately|sadly|only that|in advance|for nothing|still (no|not|waiting|haven't|havent)|not yet|i (also )?(need|require|would like|want)|please",
    gluedConjunction: null,
    fillers: 'also|then|btw|by the way|please|so|one more thing|another question',
    turns:
      "(?:oh |ah )?(?:while (?:i'?m|i am|we'?re) (?:here|at it)|by the way|btw|one (?:more|last|other) thing|another thing|quick question)",
    embeds: `
      tell me|know|wonder(?:ing)?|ask(?:ing)?|say|check|see|find out|sure
      (?:can|could|would|will) (?:you|u)`,
    runOn: `
      (?:what time|when|how much|how long|how many|how far|where|which|why) (?:do|does|did|is|are|was|were|will|can|could|would|should) (?:you|u|ye|i|we|they|it|the|this|that|my|your|there|these|those)
      how much (?:is|are|for|does|do)|how late are|where(?:'s| is| are) (?:my|the|your|it|you)|what(?:'s| is| are) (?:your|the)|do you (?:have|sell|stock|ship|deliver|do|offer|take|accept|open|close|also)
      are you (?:open|closed|there)|can i (?:pay|return|pick|get|book|order|bring|send|come|exchange|reserve)|is (?:it|the|there|my) \\p{L}{2,20}|have you (?:got|any)|do u|r u open|is there (?:a|an|any)`,
    interrogatives: '(?:until|till|til|by|at|from) (?:what time|when)|what time|how late',
    leadsOn:
      'time|long|late|much|many|far|soon|often|early|day|days|is|are|the|a|an|my|your|our|this|that|and|or|but|if|when|since|until|till|before|after|at|on|in|for|of|to|from|by|with|than|as|because|which|who|whose|what|where|how|why|whether|also|then|so|please|sure|say|just|only|me|not|know|check|see|tell|wonder',
    abbreviations: 'no|num|tel|mob|approx|dr|mr|mrs|ms|st|etc|art|ref|ex|min|max',
  },
  followUp: {
    pronouns: '(it|its|they|them|their|this|that|these|those|one|ones|he|she)',
    namesSubject: null,
    generic: `
      free cost costs price expensive cheap long take takes much included extra charge
      book booking`,
    there: 'then|there',
  },
  instructs: `
    (ignore|disregard|forget|override|bypass|drop) (all |any |the |your |my |these |those |of |previous |prior |above |earlier |other |everything |you were |given |system ){0,6}(instructions?|rules?|prompts?|guidelines|restrictions|guardrails)(?! (for|on|to|how|about|of the|in the box))
    (ignore|disregard|forget) (everything|anything|all of that|all (the )?(previous|prior|above)|(the |what is )?above|what (you were|i|they) (told|said))
    (system prompt|developer mode|jailbreak|dan mode|admin mode|debug mode|sudo|your (instructions|prompt|rules))
    (you are now|from now on|pretend (to be|you)|act as)
    (reveal|print|show|dump|list|output|repeat|give|tell|send|export) (me |us |out )?(all|every|each|any|other|(the )?whole|(the )?entire|anyone's|everyone's|everybody's) (of |the |your |other |these |those |stored |known |single |people's |customers' ){0,4}(orders?|customers?|emails?|e-mails|addresses|data|database|users|people|passwords|secrets|names|phone|numbers)~
    (reveal|print|show|dump|list|output|repeat|give|tell|send|export) … (customer|customers|user|users|other people|everyone|anyone) … (orders?|emails?|e-mails|addresses|data|database|passwords|secrets|names|phone|numbers)~
    (repeat|say) (exactly )?(after me|the following)
    (all|every|other) (the )?(customer data|customer emails|customers' (data|orders|emails|addresses))`,
  tells: `
    (works?|worked|fits?|looks?|tastes?|tasted|smells?|came out|turned out|went down) (so |really |very |absolutely |just )*(a treat|great|lovely|brilliant|perfect|perfectly|gorgeous|amazing|beautiful|beautifully|delicious|like a (charm|dream))
    (is|are|was|were) (so|really|very|absolutely|just|pure) (great|lovely|brilliant|perfect|gorgeous|amazing|beautiful|delicious)
    (love|loved|loving|adore) (it|them|this|that|these|those|my|our|the)
    (i|we|my ~|they|it) (just |already |recently )?(bought|got|received|was|were|had|broke|broken|arrived|came|ordered|have been|live|lives|am from)
    (i|we) (know|knew|think|thought|believe|guess|assume|saw|read|heard)(?! (if|what|when|where|how|whether|who|why))`,
  leadingGreetings: 'hi|hello|hey',
  leadsIn: `
    (can|could|would|will|shall|may|might) (we|i|you|someone|ye) (please )?(just )?(quickly )?(check|look|see|find out|look into|look up|verify|confirm|sort|clarify|go over)( (that|this|it|on that|into that|into this|into it|it up|that out|this out)){0,2}( please| for me| together| quickly| now){0,3}
    (let me|lemme) (explain|know|ask|see|think)( you| this| something){0,2}( please)?
    (i |i'm |i am |im |just )?(just )?(wondering|asking|checking|curious|saying|thinking)( though| really| here){0,2}
    (any|an) (idea|ideas|thoughts|clue|info)( about (it|that)| on (that|this)){0,1}
    (do you|d'you) (know|happen to know|have any idea)( that| about it| it)?
    (is|would) (that|this|it) (be )?(ok|okay|possible|alright|all right|right|correct|fine)( with you)?
    (sorry|apologies|pardon|excuse me)( to (bother|trouble|disturb)( you)?| for (the )?(bother|trouble|disturbing)( you)?)?
    (i )?(hope|trust) (you|ye|all|this|everything) … (well|good|ok|okay|fine)
    (here's|heres|here is) (the|my) (thing|question|problem|situation)
    (what do|what'd) you (think|say)
    (do|don't|would|d'you) (you )?(think|reckon|suppose)( so)?
    (one|a) (quick |small |little )?(thing|sec|second|moment|minute)( please)?
    (please )?(help|advise|let me know|answer|reply)( me)?( please| asap| soon){0,2}
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
    listening: 'I am listening. What would you like to know?',
    sorry: 'I am sorry about this. Shall I pass it on to a person from our team?',
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
