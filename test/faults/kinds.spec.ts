import { SEEN } from './kinds-cases.js';
import { checkKinds } from './kinds-checks.js';

describe('kinds of questions', () => checkKinds(SEEN));
