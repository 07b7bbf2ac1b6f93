import { isDeep } from './depth.js';

type DeepTest = ((name: string, work: () => Promise<void>, timeoutMs?: number) => void) &
  Pick<jest.It, 'each'>;

const left: DeepTest = Object.assign(() => undefined, { each: () => () => undefined });

/** A test of `npm run test:deep` alone: too long for every run, in which a shorter one finds the same kind of fault. */
export const deepTest: DeepTest = isDeep ? test : left;
