import type { FillerWords } from './filler-words.js';

export const GERMAN: FillerWords = {
  things:
    'Klappbock | Briefwaage | Butterdose | Buchstütze | Türkeil | Regenmesser | Notenständer | Schlüsselbrett | Tortenring | ' +
    'Eieruhr | Gießlanze | Wäscheständer | Gewürzmühle | Krawattenklammer | Schuhlöffel | Klapphocker | Papierlaterne | ' +
    'Wanduhr | Wäschesack | Futterhaus | Teigrad | Werkzeugrolle | Schraubstock | Angelrolle | Anzuchtschale | ' +
    'Flugdrachen | Eiskübel | Handhobel | Stickrahmen | Schachbrett | Metronom | Schneeschaufel | Bügelbrett | ' +
    'Komposter | Nudelholz | Garderobenhaken | Zirkel | Windspiel | Pfefferstreuer | Satteltasche | Zelthering | ' +
    'Klebebandabroller | Handtuchhalter | Besteckkasten | Blumensprüher | Türklingel | Schieferuntersetzer | Campingkocher | Yogablock | Jonglierkeule',
  looks:
    'Buche | Nussbaum | Kork | gebürsteter Stahl | emailliert | Gusseisen | Bambus | Terrakotta | Altglas | gewachste Leinwand | ' +
    'Wollfilz | Eiche | Kupfer | mattschwarz | moosgrün | cremeweiß | nachtblau | gestreift | handbemalt | pulverbeschichtet',
  uses:
    'Für schmale Küchen und kleine Wohnungen. | Für den täglichen Einsatz in der Werkstatt. | Ein Geschenk für Ordnungsliebende. | ' +
    'Für Anfänger und für Schulen. | Steht auch auf unebenem Boden fest. | Flach zu falten, passt in den Rucksack. | ' +
    'Für Balkone mit wenig Sonne. | Fasst bis zu zwölf Stück. | Für Links- und Rechtshänder. | ' +
    'Leise genug für die Nacht. | Von Bäckern und Konditoren benutzt. | Für lange Abende im Freien.',
  notes:
    'Feucht abwischen. | Nicht für den Geschirrspüler. | Zwei Ersatzschrauben liegen bei. | Kommt in einer Pappröhre. | ' +
    'Zweimal im Jahr ölen. | Der Deckel ist gesondert erhältlich. | Aus einer Familienwerkstatt. | Jedes Stück ist etwas anders. | ' +
    'Mit einer Schlaufe zum Aufhängen. | In fünf Minuten aufgebaut. | Vor dem Verstauen trocknen. | Der Griff lässt sich tauschen.',
  services:
    'eine Gravur | den Aufbau zu Hause | einen Nachschliff | eine Tagesmiete | einen neuen Anstrich | eine Einlagerung im Winter | ' +
    'eine Anpassung | einen Ersatzgriff | einen Kurs | eine Reinigung',
  question: 'Bietet ihr {service} an, Artikel {thing}?',
  answer: 'Ja, {service} gibt es für {thing}: {days} Tage, {price}.',
};
