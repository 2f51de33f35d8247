import { roundLimits } from './common-hazards';
import { conohaCauses, conohaHazards } from './conoha-wing-hazards';
import { conohaSources } from './conoha-wing-sources';
import { conohaSteps } from './conoha-wing-steps';
import type { Hosting } from './hosting';

/** ConoHa WING (GMO). Its free SSL has no renew button: the owner switches it OFF and ON again. */
export const conohaWing: Hosting = {
  id: 'conoha-wing',
  name: { ja: 'ConoHa WING', en: 'ConoHa WING' },
  panelUrl: 'https://cp.conoha.jp/',
  defaultCertificateNames: ['*.conohawing.com'],
  ownDomains: ['conoha.jp', 'conoha.ne.jp'],
  signs: [
    { kind: 'reverse-name', pattern: /^www\d+\.conoha\.ne\.jp$/, strength: 'strong' },
    { kind: 'mail-server', pattern: /^mail\d+\.conoha\.ne\.jp$/, strength: 'strong' },
    { kind: 'spf-include', pattern: /^_spf\.conoha\.ne\.jp$/, strength: 'strong' },
    { kind: 'certificate-name', pattern: /^\*\.conohawing\.com$/, strength: 'strong' },
    { kind: 'host-name', pattern: /\.conohawing\.com$/, strength: 'strong' },
    // Weak: ConoHa's virtual servers and domains that are only registered there use the same name servers.
    { kind: 'name-server', pattern: /^ns-a[123]\.conoha\.io$/, strength: 'weak' },
  ],
  // As its sites show it: an A record for each name, with and without www, and no AAAA.
  hasIpv6: false,
  renewalHabit: {
    text: {
      ja: '自動更新は期限までに何度か行われます。失敗すると20日前と10日前にメールが来ますが、届かないこともあります。成功したときのメールはありません。',
      en: 'It tries several times before the expiry. If it fails, a mail comes with 20 and with 10 days left, but not always. No mail comes when it succeeds.',
    },
    triesDaysBefore: [],
    mailsDaysBefore: [20, 10],
    mailSubjects: ['[ConoHa] SSLサーバ証明書更新のご案内(20日前)', '[ConoHa] SSLサーバ証明書更新のご案内(10日前)'],
    sources: ['conoha-renewal', 'owner-2021'],
  },
  playbook: {
    summary: {
      ja: '無料独自SSLをいったんOFFにし、またONにして、新しい証明書を入れてもらいます。合わせて30〜40分、長いと1時間ほどで、その間サイトは見られません。',
      en: 'Switch the free SSL OFF and ON again, so that a new certificate is issued. Together this takes 30–40 minutes, at times an hour, and meanwhile the site cannot be viewed.',
    },
    causes: conohaCauses,
    steps: conohaSteps,
    hazards: conohaHazards,
    limits: roundLimits,
    ifItFails: {
      ja: '1時間たっても期限が新しくならないときは、ConoHa のサポートに問い合わせてください。更新のご案内のメールに返信しても届きます。',
      en: 'If there is no new expiry after an hour, ask ConoHa’s support. An answer to their mail about the renewal reaches them.',
    },
  },
  sources: conohaSources,
};
