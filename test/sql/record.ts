import type { RecordedRepository } from './calls.js';
import { SqlRecorder, type Statement, type Step } from './recorder.js';

/** What one call of a method has sent. */
export interface Recording {
  /** `OrdersRepository.upsert: nothing has changed` */
  title: string;
  steps: Step[];
}

export async function record(repository: RecordedRepository): Promise<Recording[]> {
  const recorder = new SqlRecorder();
  const recordings: Recording[] = [];
  for (const method of repository.methods) {
    for (const { args, answers = [], when } of repository.callsOf(method)) {
      const instance = repository.open(recorder);
      const title = `${instance.constructor.name}.${method}${when ? `: ${when}` : ''}`;
      const steps = await recorder.during(answers, () => instance[method]?.(...args));
      recordings.push({ title, steps });
    }
  }
  return recordings;
}

export function statementsOf(recordings: Recording[]): Statement[] {
  return recordings.flatMap(({ steps }) => steps.flatMap(({ statements }) => statements));
}
