import type { ServerCertificate } from '../tls-server';

/** What a name shows to whoever connects. */
export type Look =
  | { kind: 'page'; certificate: ServerCertificate; status: 200 | 503 }
  | { kind: 'refused' }
  /** unrecognized_name (112): no such host here. */
  | { kind: 'alert' };
