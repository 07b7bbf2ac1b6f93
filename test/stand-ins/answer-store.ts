import { AnswerStore, type KeptPlace } from '../../src/chat/cache/answer-store.port.js';

/** Is always away. */
export class NoStore extends AnswerStore {
  look(): Promise<KeptPlace> {
    return away();
  }
  keep(): Promise<boolean> {
    return away();
  }
  lead(): Promise<void> {
    return away();
  }
  remove(): Promise<void> {
    return away();
  }
  take(): Promise<boolean> {
    return away();
  }
  renew(): Promise<boolean> {
    return away();
  }
  release(): Promise<void> {
    return away();
  }
}

function away(): Promise<never> {
  return Promise.reject(new Error('The store is away.'));
}
