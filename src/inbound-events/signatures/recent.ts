const TOLERANCE_SECONDS = 300;

/** @param seconds since the epoch, as it was signed; false for what is no time, and for one more than five minutes off */
export function isRecent(seconds: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(seconds)) return false;
  return Math.abs(now.getTime() / 1000 - Number(seconds)) <= TOLERANCE_SECONDS;
}
