const LONGEST_REASON = 200;
/** As OpenSSL and Node say it; the libraries’ codes are those of every fault of a connection. */
const OF_CERTIFICATE = /certificate/iu;
const OF_TLS = /wrong version number|ssl routines|tls alert|tlsv1/iu;

export function isOfCertificate({ message }: Error): boolean {
  return OF_CERTIFICATE.test(message);
}

export function isOfTls({ message }: Error): boolean {
  return OF_TLS.test(message);
}

/** Without what Node advises the person who runs it. */
export function reasonOf({ message }: Error): string {
  return (message.split(';')[0] ?? '').slice(0, LONGEST_REASON);
}
