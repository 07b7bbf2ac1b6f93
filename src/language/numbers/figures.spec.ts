import { cpuMsOf } from '../../../test/support/cpu-time.js';
import { FIGURE_SOURCE, figureReadings } from './figures.js';

const FIGURES = new RegExp(FIGURE_SOURCE, 'gu');

describe('figures', () => {
  it.each([
    ['12', ['12']],
    ['012', ['12']],
    ['12,50', ['12.5']],
    ['12.50', ['12.5']],
    ['12.5', ['12.5']],
    ['12,00', ['12']],
    ['0,5', ['0.5']],
    ['1.249', ['1249', '1.249']],
    ['1,249', ['1249', '1.249']],
    ['0.249', ['0.249']],
    ['1249,00', ['1249']],
    ['1.249,00', ['1249']],
    ['1,249.00', ['1249']],
    ["1'249.50", ['1249.5']],
    ['1 249,50', ['1249.5']],
    ['1.249.000', ['1249000']],
    ['24.12.2026', ['24.12.2026']],
    ['1,2,3', ['1.2.3']],
  ])('%s may mean %j', (figure, readings) => {
    expect(figureReadings(figure)).toEqual(readings);
  });

  it.each([
    ['costs 1.249,00 eur.', ['1.249,00']],
    ['at 9:30, or 10', ['9', '30', '10']],
    ['1 249,50 or 1249', ['1 249,50', '1249']],
    ['2 large and 30', ['2', '30']],
    ['rc-7 and a4', ['7', '4']],
    ['12.', ['12']],
    ['24.12.2026', ['24.12.2026']],
    ['in 10 250 ml', ['10 250']],
  ])('%s holds %j', (text, figures) => {
    expect(text.match(FIGURES)).toEqual(figures);
  });

  it('takes time in proportion to the text', () => {
    const hostile = '1'.repeat(20_000) + '.1'.repeat(20_000) + ' 111'.repeat(20_000);
    const read = () => hostile.match(FIGURES)?.forEach((figure) => figureReadings(figure));
    expect(cpuMsOf(read)).toBeLessThan(1_000);
  });
});
