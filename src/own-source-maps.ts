import { setSourceMapsSupport } from 'node:module';

/**
 * Stack traces name the lines of our sources. `--enable-source-maps` would do that for the packages as well, and keep
 * their maps with all their sources in memory. It counts for what is loaded from now on.
 */
setSourceMapsSupport(true);
