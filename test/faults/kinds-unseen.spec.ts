import { UNSEEN } from './kinds-cases.js';
import { checkKinds } from './kinds-checks.js';

describe('kinds of questions that were put aside', () => checkKinds(UNSEEN));
