/** Everyday products and articles of any shop. */
export const COMMON_TEXTS: readonly string[] = [
  'Wanderschuh. Wasserdicht, mit griffiger Sohle. Größen 38 bis 46',
  'Kaffeebohnen, 500 g. Kräftig geröstet, für Vollautomaten',
  'Bücherregal aus Eiche. Fünf Fächer, einfach aufzubauen',
  'Winterreifen. Für Schnee und Nässe, leise im Lauf',
  'Was kostet der Versand? Ab 50 Euro liefern wir kostenlos.',
  'Gibt es eine Garantie? Zwei Jahre auf alle Geräte.',
  'Kann ich vor Ort zahlen? Ja, bar oder mit Karte.',
  'Gibt es Kurse? Jeden Samstag, Anmeldung erforderlich.',
];
