import { TestEnvironment } from 'jest-environment-node';
import { FileMeter } from '../../scripts/lib/quality/cpu-of-tests.mjs';

/** Jest's environment, with a global object for each file. */
export default class OwnRealmEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    super(...given);
    const [{ projectConfig }, { testPath }] = given;
    this.meter = FileMeter.wanted(projectConfig, testPath);
  }

  /** @override */
  async teardown() {
    await super.teardown();
    this.meter?.record();
  }
}
