import type { RegionalWords } from './regional-words.js';

/** Ireland and Scotland; and what is written as it is spoken. */
export const ENGLISH: RegionalWords = {
  everyday: `
    do you have = have ye | have yous | have youse | d'you have | d'ye have | do ye have | do yous have | have yiz | ye got | youse got | have you e'er a | have ye e'er a | ye wouldn't have | you wouldn't have | would ye have | would you have | you don't happen to have | ye don't have
    are you = are ye | are yous | are youse | are yiz | r ye | yous
    do you = do ye | do yous | do youse | d'ye | d'you | dya
    can you = can ye | can yous | could ye
    you = youse | yous | yiz | yez
    my = me own
    i am looking for = i'm after | im after | i am after | i'd be after | on the hunt for
    i want = i wanna | i'd love | i could do with
    how much is = what's the damage for | whats the damage for | what's the damage | whats the damage | how much ye want for | how much you want for | what do ye want for | what are ye asking for | what's the price of
    where is = where's me | whereabouts is | where in the name of god is
    where are you = where abouts are ye | whereabouts are you | where yous at | where ye at
    anything = owt | anythin | nowt
    something = summat | sumthin
    not = nae
    small = wee | tiny wee
    hello = howya | how ya | howaya | what's the craic | whats the craic | how's she cuttin | alright mate | how are ye
    thank you = thanks a mill | thanks a million | go raibh maith agat | ta very much | cheers mate
    please = pleeease
    because = cuz | cos | coz
    about = abt
    tomorrow = tomo | tomorra | tomor
    tonight = tnite`,
  shopping: `
    open = openin
    when do you close = what time do ye shut | when do ye shut | when d'ye close | what time do yous close | when yous shut | what time ye close
    when do you open = what time do ye open | when d'ye open | when yous open | what time ye open
    saturday = sat'day | satdee
    this evening = th'evenin | this evenin
    delivered = dropped out | dropped off | posted out
    deliver to = drop out to | drop it out to
    exchange = swop
    refund = me money back | my money back`,
};
