/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/**
 * The difference of two samples in standard deviations under the null hypothesis: the Mann-Whitney U test, which
 * assumes no distribution.
 * @param {number[]} left
 * @param {number[]} right
 * @returns {number} z; above 4 chance is practically excluded
 */
export function rankDistance(left, right) {
  const all = [
    ...left.map((value) => ({ value, own: true })),
    ...right.map((value) => ({ value, own: false })),
  ];
  all.sort((one, other) => one.value - other.value);
  let sum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end++;
    const rank = (start + 1 + end) / 2;
    for (let index = start; index < end; index++) if (all[index]?.own) sum += rank;
    start = end;
  }
  const [n, m] = [left.length, right.length];
  const u = sum - (n * (n + 1)) / 2;
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
