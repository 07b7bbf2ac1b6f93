import type { TopicWords } from './topic-words.js';

export const ENGLISH: TopicWords = {
  emergencies: `
    (he|she|rabbit|dog|puppy|cat|kitten|hamster|horse|bird|parrot|pet|baby|toddler|child|son|daughter|husband|wife|mother|father|mum|dad|friend) (is|keeps|started|won't stop|has been) bleeding
    (vomit~|throw~ up|threw up|cough~|pee~|poo~|urinat~|spit~) … blood
    (blood|bloody) in … (vomit|stool|urine|pee|poo)
    (bleed~|blood) … (heavily|badly|everywhere|won't stop|wont stop|not stop|a lot|head|eye|ear|nose and mouth)
    (won't|wont|can't|cant|cannot|doesn't|does not) stop … (bleeding|vomiting|shaking)
    (can't|cant|cannot|can not|can hardly|struggl~|trouble|hard|difficulty|not|stopped|having problems) (to )?breath~
    (not|isn't|isnt|hardly|barely) (breathing|conscious)
    (he|she|dog|puppy|cat|kitten|pet|baby|child|son|daughter|mother|father|husband|wife) … (not|isn't|isnt|hardly|barely) (responding|moving)
    (unconscious|passed out|passing out|collapsed|fainted|fainting|seizure~|convuls~|having a fit|anaphyla~|overdos~|suicid~|electrocuted|heart attack|stroke symptoms|chest pains?)
    (is|was|got|been|are|has|started) (chok~|poison~|electrocuted)
    (swallow~|drank|drunk|drinking|ate|eaten|ingest~|licked|chewed) … (battery|batteries|magnet~|bead~|coin~|button~|marble~|ink|paint|perfume|glue|shampoo|soap|nail polish|bleach|poison~|detergent|cleaner|rat poison|antifreeze|needle|pills?|tablets?|medication|weed killer|acid|petrol|thinner|slug pellets)
    (dog|puppy|cat|kitten|rabbit|parrot|pet|he|she) … (ate|eaten|swallowed|licked|chewed) … (chocolate|raisins?|grapes?|xylitol|onions?|lily|lilies|glass)
    (he|she|baby|toddler|child|kid|son|daughter|dog|puppy|cat|kitten|pet) … (chok~ on|swallowed (an?|some|the|one|two|part|pieces?))
    (he|she|it|baby|toddler|child|son|daughter|dog|puppy|cat|kitten|pet|rabbit) … (wheez~|breath~ (funny|strange~|heavily|oddly|weird~|badly|fast))
    (swallowed|ate) (some |a piece of |pieces of )?(broken )?glass
    (smell|smells|smelling|leak~) … gas
    (burning smell|smells? (of |like )?burning)
    (gas|carbon monoxide) (leak~|alarm)
    (on fire|caught fire|house is burning|smoke coming out|sparks? (coming|flying)|exploded)
    (kill|hurt|harm|cut) (my\\s?self|himself|herself|themselves)
    (want|going) to die
    (face|tongue|throat|lips?) … (swelling|swollen|swells)
    (swelling|swollen|swells) … (face|tongue|throat)
    (burn~|acid|bleach) … (in|into) (my|his|her|the) eyes?
    (call|need) (an |a )?(ambulance|911|999|112)`,
  unwanted: '(no|without|non|avoid~|free of) (any |using |the )?(poison~|chemical~|bleach|acid|pesticide~)',
  delicate: `
    (allerg~|anaphyla~|coeliac|celiac|intoleran~|epipen)
    (safe|ok|okay|suitable|allowed|dangerous|harmful|bad) (to (take|use|eat|drink|give) )?(for|in|during|while|when|if) (a |my |me |i am |i'm |im |she is |he is |she's |someone |people )?(pregnan~|breast~|nursing|diabet~|epilep~|asthma~|newborns?|a baby|babies)
    (pregnan~|breast~|diabet~|epilep~|asthma~|blood pressure|heart condition|pacemaker|kidney) … (can|may|safe|should|allowed|ok|okay)
    (can|may|could|should|safe) … (pregnan~|breastfeed~|diabetic~|epilep~|pacemaker|blood pressure|heart condition)
    (dose|dosage|dosing|side effects?|contraindicat~|drug interactions?|overdose)
    (how (much|many)|can|may|could|should|safe to) (of it)? … (give|take|combine|mix) … (medic~|antibiotic~|blood thinners?|painkillers?|ibuprofen|paracetamol|aspirin|insulin|cortisone|steroids?|tablets?|pills?|the pill)
    (together|along|interact~|mix~|combin~) with … (medic~|antibiotic~|blood thinners?|painkillers?|ibuprofen|paracetamol|aspirin|insulin|cortisone|steroids?)
    (my|his|her) (doctor|gp|vet|medication|medicine|prescription) … (said|says|can|is it|prescribed|with|instead)
    (does|will|can|could|would) … (cure|heal) … (cancer|depression|diabet~|disease|infection|eczema|arthritis|tumou?r)
    (lawyer|solicitor|attorney|legal action|legal steps|take you to court|small claims|trading standards|ombudsman|consumer (protection|rights|council)|sue|suing|lawsuit|letter before action)
    (go~|report~|take this|call~) … (to )?(the )?(police|court|authorities|press)
    (compensation|damages|liab~) … (injur~|damage|hurt|accident)
    (injured|hurt) … (by|from|because of|using) (your|the|this) ~`,
  trouble: `
    (arrived|came|received|delivered|unpacked|sent|shipped) … (broken|damaged|smashed|shattered|snapped|crushed|squashed|bent|cracked|chipped|torn|ripped|dented|scratched|leaking|defective|faulty|in pieces|in bits|rotten|mouldy|moldy|spoiled|wilted|unusable)
    (broken|damaged|smashed|shattered|cracked|torn|ripped|dented|defective|faulty|in pieces) (on arrival|when (it|they|i|we|she|he) (arrived|came|opened|got|unpacked))
    (sent|delivered|shipped) (me|us) … (wrong|incorrect) ~
    (sent|delivered|shipped|got|received|gave) … (wrong|incorrect) (one|ones|item|items|thing|things|product|products|size|colour|color|model|article|parcel|order)
    (sent|got|received|delivered|gave) … (something|one|thing) (else|different) (than|from) … (ordered|bought)
    (item|items|piece|pieces|part|parts|something) … (is|are|was|were) missing … (from|in|of) … (order|parcel|package|box|delivery)
    missing (an?|one|two|three|some|half|part of) … (from|in|of) … (order|parcel|package|box|delivery)
    (not|isn't|wasn't|isnt|wasnt|never) what (i|we) (ordered|bought)
    (box|parcel|package|delivery|order) (came|arrived|is here|was delivered|turned up) … (is|are|was|were|all|half) … (broken|damaged|smashed|shattered|snapped|crushed|cracked|dead|dried out)`,
  supposed:
    'if (it|they|something|anything|an item|one|the ~|my ~) (arrives?|comes?|is|are|were|gets?|turns? out)|in case|suppose|what happens|should (it|something|they)|when (it|something|an item|goods) (arrives?|comes?)|(items?|goods|products?|things|anything|parcels) (that|which)',
  conditions:
    'asthma~|epilep~|diabet~|pregnan~|breastfeed~|pacemaker|migraine~|eczema|heart (condition|disease|problem)s?',
  safe: `
    safe|unsafe|dangerous|harmful|harm (him|her|me|them)|hurt (him|her|me)|suitable|tolerate~|ok for (him|her|me|them)
    can (i|she|he|we|they|you) (still )?(use|take|eat|drink|have|wear)|(allowed|ok|okay) to (use|take|eat|drink)`,
};
