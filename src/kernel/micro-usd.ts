const SCALE = 1_000_000;

/**
 * A decimal text of US dollars (`"25.00"`) in millionths, which is what tokens are priced in; decimals after the sixth
 * do not count. What no number can hold exactly is the largest that one can.
 */
export function toMicroUsd(amount: string): number {
  const [whole = '0', fraction = ''] = amount.split('.');
  const micro = BigInt(whole) * BigInt(SCALE) + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  return micro > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(micro);
}

/** Millionths as the decimal text of the API, with two to six places: `"25.00"`, `"0.000173"`. */
export function formatMicroUsd(micro: number): string {
  const whole = Math.trunc(micro / SCALE);
  const places = String(micro % SCALE).padStart(6, '0');
  return `${whole}.${places.slice(0, 2)}${places.slice(2).replace(/0{1,4}$/, '')}`;
}
