import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpeningHoursReader } from '../../src/opening-hours/opening-hours-reader.port.js';
import { OpeningHoursTool } from '../../src/opening-hours/assistant/opening-hours.tool.js';
import type { Schedule } from '../../src/opening-hours/schedule.types.js';
import {
  OfflineDesk,
  scheduleOf,
  type Answering,
  type SampleBusiness,
  type SampleQuestion,
} from './offline.js';

/** The moment of asking of these samples. */
export const NOW = new Date('2026-11-23T12:00:00Z');

/** All files of businesses. */
export const BUSINESSES = [
  'scripts/demo/businesses.json',
  'test/eval/more-businesses.json',
  'test/eval/strangers-businesses.json',
  'test/eval/neighbours-businesses.json',
  'test/eval/mirror-businesses.json',
];

/** All files of questions. */
export const SAMPLE_FILES = [
  'questions.jsonl',
  'more.jsonl',
  'dialects.jsonl',
  'strangers.jsonl',
  'neighbours.jsonl',
  'mirror.jsonl',
  'conversations.jsonl',
].map((name) => `test/eval/${name}`);

class SampleHours extends OpeningHoursReader {
  constructor(private readonly sample: Schedule) {
    super();
  }

  async schedule(): Promise<Schedule> {
    return this.sample;
  }
}

export function businessesIn(path: string): SampleBusiness[] {
  const { businesses } = JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as {
    businesses: SampleBusiness[];
  };
  return businesses;
}

export function questionsIn(path: string): SampleQuestion[] {
  const lines = readFileSync(join(process.cwd(), path), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as SampleQuestion);
}

/** The desk of a business at a moment. */
export function deskOf(business: SampleBusiness, now: Date, answering?: Answering): OfflineDesk {
  const hours = new OpeningHoursTool(new SampleHours(scheduleOf(business)));
  return new OfflineDesk(business, now, hours, answering);
}

/** The desks of the businesses by their slugs. */
export function desksOf(businesses: readonly SampleBusiness[]): Map<string, OfflineDesk> {
  return new Map(businesses.map((business) => [business.slug, deskOf(business, NOW)]));
}
