import type { TopicWords } from './topic-words.js';

export const GERMAN: TopicWords = {
  emergencies: `
    (er|hase|kaninchen|hund|hundin|katze|kater|pferd|vogel|kind|baby|sohn|tochter|mann|frau|mutter|vater|mama|papa|freund|freundin) blutet
    (erbricht|erbrochen|kotzt|gekotzt|spuckt|hustet|uriniert|bricht) … blut
    blut … (erbroch~|gespuckt|im urin|im stuhl|im kot|gehustet|erbricht|spuckt)
    (blutet|blutung) … (stark|heftig|nicht auf|stillen|uberall|kopf|auge)
    (hort|hor|horen) nicht auf … (bluten|erbrechen|zu kotzen)
    (bekommt|bekomme|kriegt|kriege|krieg) … (keine|kaum|schlecht) luft
    (kann|konnen) (nicht|kaum|nur schwer) (mehr )?(atmen|schlucken)
    atmet (nicht|kaum)( mehr)?
    (er|sie|es|hund|hundin|welpe|katze|kater|tier|baby|kind|sohn|tochter|mutter|vater|mann|frau|hase|kaninchen) … (atmet|schnauft|keucht) … (komisch|seltsam|schwer|schlecht|rochelnd|unregelmassig|flach)
    (hund|hundin|welpe|katze|kater|baby|kind|sohn|tochter|enkel~) … (verschluckt|runtergeschluckt)
    (er|sie|hund|katze|kater|tier|baby|kind|sohn|tochter|mutter|vater|mann|frau) … (reagiert|bewegt sich) (nicht|kaum) mehr
    (atemnot|bewusstlos~|ohnmachtig|ohnmacht|zusammengebrochen|krampfanfall~|krampft|vergiftet|vergiftung~|uberdosis|selbstmord|suizid~|herzinfarkt|schlaganfall|brustschmerz~|erstickt|verschluckt sich|stromschlag|anaphyla~|allergischer schock)
    (verschluckt|getrunken|gefressen|gegessen|geschluckt|abgeleckt|runtergeschluckt) … (tinte|farbe|parfum|kleber|shampoo|seife|nagellack|batterie~|knopfzelle~|magnet~|gift~|rattengift|reiniger~|putzmittel|spulmittel|frostschutz~|nadel~|scherbe~|tablette~|medikament~|schneckenkorn|saure|benzin|lack)
    (tinte|farbe|parfum|kleber|shampoo|seife|nagellack|batterie~|knopfzelle~|magnet~|gift|rattengift|reiniger~|putzmittel|frostschutz~|nadel~|scherbe~|tabletten|medikamente|schneckenkorn|saure|benzin) … (verschluckt|getrunken|gefressen|gegessen|geschluckt|runtergeschluckt)
    (hund|hundin|welpe|katze|kater|hase|kaninchen|haustier|er|sie) … (schokolade|rosinen|weintrauben|zwiebel~|lilie~) … (gefressen|gegessen|verschluckt|geschluckt)
    (riecht|stinkt) … (nach )?(gas|verschmort)
    (gasgeruch|gasleck|es brennt|brennt gerade|in flammen|feuer gefangen|explodiert|raucht gerade|fangt an zu (rauchen|brennen))
    (mich|sich) (umbringen|das leben nehmen|etwas antun|verletzen)
    (will|mochte) (nicht mehr leben|sterben)
    (gesicht|zunge|hals|lippe~) … (geschwollen|schwillt|schwellen)
    (in|ins) (die |den |das )?auge~ … (gekommen|gespritzt|bekommen)
    (notarzt|rettungswagen|krankenwagen)`,
  unwanted:
    '(ohne|kein~|nix mit|frei von) (gift~|chemie~|chemikalie~|saure|pestizid~|insektizid~)|(giftfrei|ungiftig)~',
  delicate: `
    (allerg~|\\p{L}{2,20}allergie|zoliakie|intoleran~|unvertraglichkeit~|anaphyla~)
    (schwanger~|schwangerschaft|stillend~|stillzeit|stille|stillen|diabetik~|epilep~|asthma~|blutdruck|herzschrittmacher|nierenkrank~) … (darf|kann|konnen|sicher|erlaubt|geeignet|bedenkenlos|nehmen|benutzen|verwenden|essen|gefahrlich|unbedenklich)
    (darf|kann|konnen|sicher|erlaubt|geeignet|bedenkenlos|nehmen|vertraglich|gefahrlich|unbedenklich) … (schwanger~|schwangerschaft|stillend~|stillzeit|diabetik~|epilep~|herzschrittmacher|bluthochdruck|in der stillzeit)
    (dosis|dosierung|dosieren|nebenwirkung~|wechselwirkung~|gegenanzeige~|uberdosier~|beipackzettel)
    (wie viel~|wieviel~|wie oft) … (tablette~|tropfen|kapsel~|medikament~) … (nehmen|geben|darf|einnehmen)
    (zusammen|gleichzeitig|gemeinsam|kombin~|vertragt~) … (medikament~|antibiotik~|blutverdunner~|schmerzmittel~|ibuprofen|paracetamol|aspirin|insulin|kortison|cortison|tabletten|pille)
    (medikament~|antibiotik~|blutverdunner~|schmerzmittel~|ibuprofen|paracetamol|aspirin|insulin|kortison|cortison|tabletten) … (zusammen|gleichzeitig|kombin~|vertragt~|einnehm~|nehme|statt|absetzen)
    (heilt|heilen|hilft gegen|kuriert) … (krebs|depression~|diabetes|neurodermitis|arthrose|tumor~|infektion)
    (anwalt|anwaltin|rechtsanwalt~|rechtsschutz~|verklag~|klage (einreichen|erheben)|gericht|rechtliche schritte|rechtsweg|verbraucherzentrale|verbraucherschutz|schlichtungsstelle|anzeige (erstatten|machen)|mahnbescheid|abmahn~|konsumentenschutz)
    (gehe|geh|gehen|melde|wende) … (polizei|presse|behorde)
    (schadenersatz|schadensersatz|schmerzensgeld|produkthaftung|haften~|haftung)
    (verletzt|verletzung) … (durch|wegen|an|mit) (ihr~|eur~|dem|der|das)`,
  trouble: `
    (kam|kamen|ankam|ankamen|angekommen|gekommen|geliefert|erhalten|ausgepackt|verschickt|geschickt) … (kaputt|defekt|beschadigt|zerbrochen|zerrissen|gebrochen|zerkratzt|verbeult|ausgelaufen|verschimmelt|schimmlig|verdorben|verwelkt|in scherben|unbrauchbar)
    (kaputt~|defekt~|beschadigt~|zerbrochen~|zerrissen~|zerkratzt~|verschimmelt~|verdorben~|unbrauchbar~) … (angekommen|geliefert|geschickt|verschickt)
    (hab|habe|haben|hatte|hatten) … (kaputt~|defekt~|beschadigt~|zerbrochen~|zerrissen~|zerkratzt~|verschimmelt~|verdorben~|falsch~|verkehrt~) … (bekommen|erhalten)
    (falsch~|verkehrt~) … (geliefert|geschickt|verschickt|angekommen)
    (geliefert|geschickt|verschickt) … (falsch~|verkehrt~)
    (etwas|was|ein~) (ganz )?(anderes|andere|anderer|anderen) (geliefert|geschickt)
    (in|bei) (meine~|der|dem|unser~) (bestellung|lieferung|paket|packchen|karton|sendung) (fehlt|fehlen)
    (fehlt|fehlen) … (in|bei) (meine~|der|dem|unser~) (bestellung|lieferung|paket|packchen|karton|sendung)
    nicht das(,)? was (ich|wir) bestellt`,
  supposed: 'wenn|falls|sofern|im falle|was passiert|wie viel|wieviel',
  conditions:
    'asthma~|epilep~|diabet~|schwanger~|stillend~|herzschrittmacher|migrane~|neurodermitis|herzkrank~',
  safe: `
    sicher|unbedenklich|bedenklich|gefahrlich|schadlich|schadet|vertragt|vertraglich|geeignet
    (darf|kann) (ich|i|sie|er|man) … (essen|trinken|nehmen|verwenden|benutzen|anwenden)~`,
};
