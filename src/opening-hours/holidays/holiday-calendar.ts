import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { invalid } from '../../kernel/errors.js';
import type { HolidaysWanted, NoHolidays, PublicHolidays } from './public-holidays.js';

type Answer = PublicHolidays | NoHolidays;
type Reply = { id: number; answer: Answer } | { id: number; error: unknown };

/** Some 2 MB: a year has 10 to 40 holidays. */
const MOST_KEPT = 500;

/**
 * Public holidays, read in a thread of their own, which starts with the first question: the library takes 40 MB and up
 * to half a second, and everybody else would wait. Answers are kept, since the holidays of a year do not change.
 */
@Injectable()
export class HolidayCalendar implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private readonly asked = new Map<number, PromiseWithResolvers<Answer>>();
  private readonly kept = new Map<string, Promise<Answer>>();
  private questions = 0;

  /**
   * The public holidays of a country or a region in a year.
   * @throws DomainError `invalid` for a country or a region that the library does not have, naming those it has
   */
  async holidays(wanted: HolidaysWanted): Promise<PublicHolidays> {
    const { country, region, year, language } = wanted;
    const key = JSON.stringify([country, region, year, language]);
    const answer = await (this.kept.get(key) ?? this.keep(key, this.ask(wanted)));
    if ('problem' in answer) throw invalid([answer.problem]);
    return answer;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  private keep(key: string, answer: Promise<Answer>): Promise<Answer> {
    this.kept.set(key, answer);
    answer.catch(() => this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return answer;
  }

  private ask(wanted: HolidaysWanted): Promise<Answer> {
    this.thread ??= this.start();
    this.questions += 1;
    const reply = Promise.withResolvers<Answer>();
    this.asked.set(this.questions, reply);
    this.thread.postMessage({ id: this.questions, wanted });
    return reply.promise;
  }

  private start(): Worker {
    const thread = new Worker(new URL('./holidays.thread.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    thread.on('message', (reply: Reply) => this.settle(reply));
    thread.on('error', (error) => this.fail(thread, error));
    thread.on('exit', () => this.fail(thread, new Error('The thread of the public holidays has ended')));
    thread.unref();
    return thread;
  }

  private settle(reply: Reply): void {
    const asked = this.asked.get(reply.id);
    this.asked.delete(reply.id);
    if ('answer' in reply) asked?.resolve(reply.answer);
    else asked?.reject(reply.error);
  }

  /** The next question starts another thread. */
  private fail(thread: Worker, error: unknown): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    for (const { reject } of this.asked.values()) reject(error);
    this.asked.clear();
  }
}
