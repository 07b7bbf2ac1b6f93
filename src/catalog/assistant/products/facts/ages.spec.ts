import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { ageFit } from './facts.js';

const product = (name: string, attributes: Record<string, string> = {}): FoundProduct =>
  ({ name, description: '', attributes, tags: [] }) as unknown as FoundProduct;

describe('the age that a product is for', () => {
  it.each<[string, number]>([
    ['Jigsaw from 3', 5],
    ['Laufrad ab 2', 4],
    ['Jeu de cartes, dès 6', 8],
    ['Patines desde 5', 7],
    ['Puzzle 3+', 3],
    ['Strampler Wolke 0-6 Monate', 0],
    ['Body nuit 12-24 mois', 1],
    ['Pijama 6-18 meses', 1],
    ['Sleep suit 0 to 3 months', 0],
    ['لعبة من 4 سنوات', 6],
    ['لعبة تركيب للأطفال ومن 4', 6],
  ])('%s is for %i', (name, age) => expect(ageFit(product(name), age)).toBe(1));

  it.each<[string, Record<string, string>]>([
    ['Toallitas', { Unidades: '30' }],
    ['Pilas', { Unidades: '6' }],
    ['Cuaderno', { Cantidades: '20' }],
    ['Table cover 12', {}],
    ['Dover 40 tea light', {}],
    ['Zollstab 2', {}],
    ['Bouteilles grandes 12', {}],
    ['Maillots verdes 10', {}],
    ['كوب ثمن 12', {}],
  ])('%s %o says nothing of it', (name, attributes) => expect(ageFit(product(name, attributes), 78)).toBe(0));
});
