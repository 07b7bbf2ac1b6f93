import { parentPort } from 'node:worker_threads';
import { readPublicHolidays, type HolidaysWanted } from './public-holidays.js';

/** A question of the main thread; the answer has its number. */
interface Question {
  id: number;
  wanted: HolidaysWanted;
}

parentPort?.on('message', ({ id, wanted }: Question) => {
  readPublicHolidays(wanted).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, error }),
  );
});
