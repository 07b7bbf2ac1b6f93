import { Logger, type INestApplicationContext } from '@nestjs/common';
import { withDeadline } from '../../kernel/deadline.js';
import { LoopWatchdog } from './loop-watchdog.js';

/** Under the 30 s that orchestrators grant before they kill. */
const LONGEST_STOP_MS = 15_000;
const LONGEST_WATCHDOG_STOP_MS = 1_000;

/**
 * SIGTERM and SIGINT close the application and end with exit code 0. Nest's own hooks raise the signal again,
 * which orchestrators count as a crash; and a dependency that is away must not keep the process from ending.
 * @param before runs before the application closes, within the same time
 */
export function stopOnSignals(
  app: INestApplicationContext,
  before = (): Promise<void> => Promise.resolve(),
): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    const logger = new Logger('Frontdesk');
    logger.log(`Stopping (${signal})`);
    // Ending takes seconds on a busy machine, which the watchdog would take for a blocked process and kill it.
    const end = (code: number) => {
      const watchdog = app.get(LoopWatchdog).onApplicationShutdown();
      void withDeadline(watchdog, LONGEST_WATCHDOG_STOP_MS, 'The watchdog')
        .catch(() => undefined)
        .finally(() => process.exit(code));
    };
    setTimeout(() => {
      logger.warn('Something did not stop in time; ending without it');
      end(0);
    }, LONGEST_STOP_MS).unref();
    const close = async () => {
      await before();
      await app.close();
    };
    close().then(
      () => end(0),
      (error: unknown) => {
        logger.error(error, 'Stopping failed');
        end(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
