import { readFileSync } from 'node:fs';
import { credentials, ServerCredentials, type ChannelCredentials } from '@grpc/grpc-js';

/** Paths of PEM files; empty: none. */
export interface TlsFiles {
  /** Certificates that the peer's one must descend from. */
  ca: string;
  cert: string;
  key: string;
}

/** TLS when there is a CA; a certificate of its own as well makes it mutual. @throws Error that names the file's setting. */
export function clientCredentials({ ca, cert, key }: TlsFiles): ChannelCredentials {
  if (ca === '') return credentials.createInsecure();
  return credentials.createSsl(
    read('CHAT_TLS_CA', ca),
    key === '' ? null : read('CHAT_TLS_KEY', key),
    cert === '' ? null : read('CHAT_TLS_CERT', cert),
  );
}

/** TLS when there is a certificate; with a CA as well, clients must show one. @throws Error that names the file's setting. */
export function serverCredentials({ ca, cert, key }: TlsFiles): ServerCredentials {
  if (cert === '') return ServerCredentials.createInsecure();
  const own = { cert_chain: read('CHAT_TLS_CERT', cert), private_key: read('CHAT_TLS_KEY', key) };
  return ServerCredentials.createSsl(ca === '' ? null : read('CHAT_TLS_CA', ca), [own], ca !== '');
}

function read(setting: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(`The file that ${setting} names cannot be read (${code}).`, { cause: error });
  }
}
