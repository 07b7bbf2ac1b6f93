import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** The paths of two PEM files. */
export interface Certificate {
  cert: string;
  key: string;
}

/** An authority that signs certificates for two days, in a directory of its own. */
export class TestAuthority {
  private readonly dir = mkdtempSync(join(tmpdir(), 'frontdesk-tls-'));
  readonly certificate = this.pathsOf('authority');

  constructor(name: string) {
    const { cert, key } = this.certificate;
    this.openssl(
      'req',
      '-x509',
      ...NEW_KEY,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      key,
      '-out',
      cert,
    );
  }

  /** @param names such as `DNS:localhost` or `IP:127.0.0.1`; @param days that it is valid, -1: it has ended */
  sign(name: string, names: readonly string[], days = 2): Certificate {
    const { cert, key } = this.pathsOf(name);
    const [request, extensions] = [`${name}.csr`, `${name}.names`];
    this.openssl('req', ...NEW_KEY, '-subj', `/CN=${name}`, '-keyout', key, '-out', request);
    writeFileSync(join(this.dir, extensions), `subjectAltName=${names.join(',')}`);
    const by = ['-CA', this.certificate.cert, '-CAkey', this.certificate.key, '-CAcreateserial'];
    this.openssl(
      'x509',
      '-req',
      '-days',
      String(days),
      '-in',
      request,
      ...by,
      '-extfile',
      extensions,
      '-out',
      cert,
    );
    return { cert, key };
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  private pathsOf(name: string): Certificate {
    return { cert: join(this.dir, `${name}.pem`), key: join(this.dir, `${name}.key`) };
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.dir, stdio: 'pipe' });
  }
}
