import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Setting } from './setting.js';

/** From where on a process refuses requests that can wait. */
export class OverloadConfig {
  @Setting({
    env: 'OVERLOAD_LOOP_DELAY_MS',
    description:
      'Delay of the event loop, in milliseconds, from which on lists and exports are refused with 503; twice as much: other requests; four times: messages of visitors; 0: never',
    default: '30',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000)
  loopDelayMs: number;

  @Setting({
    env: 'OVERLOAD_POOL_WAIT_MS',
    description:
      'Wait for a connection of the database, in milliseconds, from which on lists and exports do not join the line but get 503; other requests and messages as above; 0: never',
    default: '200',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60_000)
  poolWaitMs: number;
}
