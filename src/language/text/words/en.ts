import type { QuestionWords } from './question-words.js';

/** English words that say little about the subject of a question. */
export const EN: QuestionWords = {
  stop: `all show a an the and or but so if then than as at by of on in to for from with without about into onto is are am
    was were be been being do does did done have has had having i im ive id me my mine we us our ours you
    your yours u ur r he she it its they them their this that these those there here what whats which who
    whom whose when where wheres why how can could may might must shall should will would wont wouldnt cant
    couldnt dont doesnt didnt isnt arent please pls plz thanks thank hi hello hey hiya morning afternoon
    evening ok okay just also too very really actually maybe perhaps any some anything something someone
    anyone thing things stuff sort kind type bit lot lots yes no not s t m d ll re ve got get gotta gonna
    wanna want wants wanted need needs like liked love know tell let lets see say said ask sell sells stock
    stocks stocked carry offer available availability avail left looking look search searching find seeking
    recommend suggestion suggest much many price prices priced pricing cost costs costing charge charges
    worth buy buying purchase one ones still currently now today right guys folks team shop store sir madam
    hope interested wondering else suitable suit suits fit fits possible possibly possibility allowed able
    happen happens more information info details question quick`,
  light: `gift gifts present presents mother father mum mom dad friend wife husband sister brother girlfriend
    boyfriend grandma grandpa granny son daughter boss colleague teacher partner loves love likes enjoys
    travelling travel birthday christmas xmas after before within during until week weeks day days month
    months year years old hour hours minutes time times long two three four item items product products
    piece pieces bring take make made use using work works come go put give happy best good nice new small
    big large great cheap cheaper cheapest expensive dearest single person people place home someone`,
  talk: `actually anyway around away because become been begin believe bit both brought bring brings bringing
    came care change changes come comes coming cool correct did different does done down each either enough
    even ever every everything exactly explain far fast feel few fine first folk follow fun get gets getting
    give gives given goes going gone great had happens happen hard heard help hey hold honestly however
    instead issue keep kept kinda know knew last later latest least leave left life line little live lives
    living mate matter mean means meant mention mind moment more most move must myself never next non
    nothing now often only open option options order other others own part pick plan plans please pop
    possible probably problem properly put puts quick rather reach ready real realise really reason regular
    right round run said same saw say says seem seems seen send sent set several shall should show side
    since sit situation some soon sort start started stay still stop such sure swing take takes taken taking
    talk tell than them then think thinking thought though through till today together tomorrow tonight too
    took toward tried tries try trying turn turned under understand until up upon use used uses using usual
    usually very visit wait walk wants watch way week weekend well went while whole why within wonder word
    words work working works would wot yesterday yet myself`,
  linking: 'of the and for with a an in on to is at by or',
};
