import { bySecond } from './samples.mjs';

const WIDTH = 760;
const HEIGHT = 300;
const PLOT = { left: 56, right: 56, top: 48, bottom: 40 };
const COLOURS = {
  accepted: '#2f7d6b',
  refused: '#e0a030',
  failed: '#b3261e',
  p95: '#1f4e9c',
  text: '#333333',
};
const STEPS = 4;

/**
 * A chart of one scenario: how many requests of each second were accepted, refused and failed, as bars, and the 95th
 * percentile of those accepted, as a line.
 * @param {import('./scenarios.mjs').Result} result
 * @returns {string} SVG
 */
export function chart({ name, parts }) {
  const seconds = bySecond(Object.values(parts).flat());
  const last = Math.max(1, ...seconds.map(({ second }) => second));
  const mostRequests = niceCeiling(
    Math.max(...seconds.map(({ accepted, refused, failed }) => accepted + refused + failed)),
  );
  const mostMs = niceCeiling(Math.max(...seconds.map(({ p95 }) => p95)));
  const plot = { width: WIDTH - PLOT.left - PLOT.right, height: HEIGHT - PLOT.top - PLOT.bottom };
  const step = plot.width / (last + 1);
  const x = (/** @type {number} */ second) => PLOT.left + second * step;
  const y = (/** @type {number} */ share) => PLOT.top + plot.height * (1 - share);
  const bars = seconds.flatMap((each) => {
    let below = 0;
    return /** @type {const} */ (['accepted', 'refused', 'failed']).flatMap((kind) => {
      const share = each[kind] / mostRequests;
      const top = y(below + share);
      below += share;
      if (share === 0) return [];
      const size = `width="${round(step * 0.8)}" height="${round(plot.height * share)}"`;
      return [`<rect x="${round(x(each.second))}" y="${round(top)}" ${size} fill="${COLOURS[kind]}"/>`];
    });
  });
  const points = seconds
    .filter(({ accepted }) => accepted > 0)
    .map(({ second, p95 }) => `${round(x(second) + step * 0.4)},${round(y(p95 / mostMs))}`);
  const axes = Array.from({ length: STEPS + 1 }, (_, n) => n / STEPS).flatMap((share) => [
    text(PLOT.left - 8, y(share) + 4, 'end', String(Math.round(mostRequests * share))),
    text(WIDTH - PLOT.right + 8, y(share) + 4, 'start', String(Math.round(mostMs * share)), COLOURS.p95),
    `<line x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${round(y(share))}" y2="${round(y(share))}" stroke="#dddddd"/>`,
  ]);
  const legend = /** @type {const} */ ([
    ['accepted', 'accepted each second'],
    ['refused', 'refused (429, 503)'],
    ['failed', 'failed'],
    ['p95', 'p95 of accepted, ms'],
  ]).flatMap(([kind, label], n) => [
    `<rect x="${PLOT.left + n * 160}" y="30" width="10" height="10" fill="${COLOURS[kind]}"/>`,
    text(PLOT.left + n * 160 + 14, 39, 'start', label),
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${PLOT.left}" y="20" font-size="14" fill="${COLOURS.text}">${name}</text>`,
    ...legend,
    ...axes,
    ...bars,
    `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS.p95}" stroke-width="1.5"/>`,
    text(PLOT.left, HEIGHT - 12, 'start', '0 s'),
    text(WIDTH - PLOT.right, HEIGHT - 12, 'end', `${last + 1} s`),
    '</svg>\n',
  ].join('\n');
}

/**
 * @param {number} x
 * @param {number} y
 * @param {'start' | 'end'} anchor
 * @param {string} content
 * @param {string} [colour]
 */
function text(x, y, anchor, content, colour = COLOURS.text) {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${colour}">${content}</text>`;
}

/**
 * The next number that four steps divide well.
 * @param {number} value
 */
function niceCeiling(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 4)));
  return [1, 2, 4, 6, 8, 10].map((factor) => factor * power).find((each) => each >= value) ?? value;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
