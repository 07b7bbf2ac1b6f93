import type { QuestionWords } from './question-words.js';

/** German words that say little about the subject of a question. */
export const DE: QuestionWords = {
  stop: `alle alles zeig zeigt zeigen der die das den dem des ein eine einen einem einer eines und oder aber wenn als wie so zu zum zur im in
    an am auf aus bei mit ohne von vom fur durch uber um nach vor ist sind bin bist seid war waren wird
    werden wurde wurden wurdet sein ich mich mir mein meine meinen meiner meinem du dich dir dein deine er
    sie es ihr ihm ihn ihnen ihre ihren wir uns unser euer eure euch man dies dieser diese dieses diesen
    diesem hier da dort was wer wen wem wo wann warum welche welcher welches welchen kann kannst konnen
    konnt konnte konnten konntet darf durfen muss mussen soll sollte mag mochte mochten will wollen wollte
    habt haben habe hab hat hatte hatten hattet gibt gibts geben gebt bitte danke hallo hi moin guten tag
    servus gruezi ja nein nicht auch noch schon nur sehr mal eigentlich vielleicht denn doch halt irgendwas
    irgendetwas etwas sachen ding dinge so nem ne ner nen n suche sucht suchen brauche brauchen finde finden
    lager vorratig verfugbar lieferbar erhaltlich bestand kostet kosten kost preis preise preislich teuer
    wieviel viel viele kaufen verkauft verkaufen fuhrt fuhren bietet anbieten sag sagen wissen interessiere
    empfehlen empfehlung moglich geht gehts gern gerne mehr frage fragen info infos aktuell gerade jetzt
    heute laden geschaft shop passt passen passend geeignet eignet habts hobts konnts gebts an dat wat is
    zurzeit jemand jemanden jemandem aufs immer sich`,
  light: `geschenk geschenke mutter vater mama papa freund freundin frau mann schwester bruder oma opa sohn
    tochter chef kollegin kollege liebt reisen geburtstag weihnachten woche wochen tag tage tagen monat
    monate jahr jahre jahren stunde stunden minuten zeit lang lange zwei drei vier artikel produkt produkte
    stuck bringen machen macht mache nehmen gut gute guten neu neue neuen klein kleine gross grosse schon
    schone beste besten billig billigste teuerste`,
  talk: `alles alle aller allem also andere anderen anderes anders anfang bald beim beide bekomme bekommen
    beispiel besser bestimmt bevor bisschen bleibt brauch bring dabei dafur daher damit danach dann darauf
    darum davon davor dazu deshalb diesmal direkt drauf drin dran drum egal einfach einige einmal ende erst
    erstmal extra falls fast fertig findet fragen ganz ganze geben gefallen gefunden gegen gehe gehen gehort
    gemacht genau genug gestern gibst ging glaube gleich hallo halt hatt hause heisst herr hinein holen
    immer irgendwie jede jedem jeden jeder jedes jemand jetzt kaum keine keinen kein klar komme kommen kommt
    konntest kriege kriegen kurz lasse lassen lasst leben leider letzte letzten liebe liegt links los mache
    machst man manche mehrere meint meistens mit mitnehmen morgen musst nachste nachsten nebenbei nehme
    nichts nie niemand nimmt oben ob oft ohne paar passiert raus rein rausgefallen richtig ruhig sache sagt
    sagen schaff schaffe schau schauen schnell sehe sehen sei selber selbst sicher sieht sofort solche
    sollen sonst spater sprechen statt stehe stehen steht stelle stimmt trotzdem tun tut uber uberhaupt uhr
    unbedingt unten unterwegs versuche verstehe vielen vielleicht voll vorbei vorher wahrend wartet weg
    wegen weil weiss weit weiter welch wenig wenigstens werde werdet wieder wirklich wisst woanders wohl
    wollt worden wovon wurd zeigen ziemlich zuerst zum zumindest zurzeit zusammen zwar zwischen`,
  linking: 'und der die das den ein eine mit fur von zu im am in an',
};
