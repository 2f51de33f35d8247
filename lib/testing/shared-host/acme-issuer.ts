import { axios, Client, crypto } from 'acme-client';

import type { Pebble } from '../pebble';
import type { ServerCertificate } from '../tls-server';

/** Gets certificates as a hosting company does: by ACME, with a file on port 80 as proof of each name (HTTP-01). */
export async function createAcmeIssuer(pebble: Pebble, challenges: Map<string, string>) {
  axios.defaults.httpsAgent = pebble.agent;
  axios.defaults.proxy = false;
  const client = new Client({
    directoryUrl: pebble.directoryUrl,
    accountKey: await crypto.createPrivateEcdsaKey(),
    // The server is on this machine and issues at once.
    backoffMin: 20,
    backoffMax: 200,
  });
  return async (names: readonly string[]): Promise<ServerCertificate> => {
    const [key, csr] = await crypto.createCsr({ altNames: [...names] }, await crypto.createPrivateEcdsaKey());
    const cert = await client.auto({
      csr,
      termsOfServiceAgreed: true,
      challengePriority: ['http-01'],
      skipChallengeVerification: true,
      challengeCreateFn: (_, { token }, keyAuthorization) => {
        challenges.set(token, keyAuthorization);
        return Promise.resolve();
      },
      challengeRemoveFn: (_, { token }) => Promise.resolve(void challenges.delete(token)),
    });
    return { key: key.toString(), cert };
  };
}
