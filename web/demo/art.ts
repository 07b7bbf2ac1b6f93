/** Which drawing of `art.svg` fits a product, by the words of its name and description, in the demo's languages. */
const DRAWINGS: [name: string, words: RegExp][] = [
  ['kit', /\bkit\b|starter/i],
  ['candle', /candle|kerze|شمع/i],
  ['cup', /espresso|\bcup\b|tasse/i],
  ['mug', /\bmug\b|becher|كوب/i],
  ['bowl', /\bbowl\b|schale|schüssel/i],
  ['vase', /\bvase\b/i],
  ['board', /\bboard\b|brett/i],
  ['ebike', /e-?bike|pedelec/i],
  ['helmet', /helm/i],
  ['lock', /schloss|\block\b/i],
  ['bike', /rad\b|bike|bicycle|دراجة/i],
  ['tales', /للأطفال|children's book|kinderbuch/i],
  ['dictionary', /معجم|قاموس|dictionary|wörterbuch/i],
  ['notebook', /دفتر|notebook|notizbuch/i],
  ['book', /مقدمة|كتاب|book|buch|طبعة/i],
];

export function drawingFor(name: string, description: string): string {
  const fits = (text: string): string | undefined => DRAWINGS.find(([, words]) => words.test(text))?.[0];
  return fits(name) ?? fits(description) ?? 'parcel';
}

const SVG = 'http://www.w3.org/2000/svg';

/** Where a drawing stands, on the 200 units of its height; what is not listed stands at the default. */
const GROUND: Record<string, number> = {
  vase: 180,
  candle: 176,
  cup: 175,
  book: 180,
  dictionary: 184,
  notebook: 180,
  tales: 168,
  helmet: 179,
};
const USUAL_GROUND = 172;

/** Cut off at its ground, so that a row of them stands on one line. */
export function standing(name: string): SVGElement {
  const svg = drawing(name);
  svg.setAttribute('viewBox', `0 0 200 ${GROUND[name] ?? USUAL_GROUND}`);
  svg.firstElementChild?.setAttribute('height', '200');
  return svg;
}

export function drawing(name: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'art');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#art-${name}`);
  svg.append(use);
  return svg;
}
