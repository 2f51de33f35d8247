import type { Words } from '@/lib/words/locale';
import type { Step } from './playbook';
import { verifyRenewal } from './renew-steps';

const pressingAgain: Words = {
  ja: '途中で押すと「設定変更中のため、操作を行うことができません」と出ますが、故障ではありません。',
  en: 'If you press again meanwhile, it answers 「設定変更中のため、操作を行うことができません」 (being changed, cannot be operated). Nothing is broken.',
};

const prepare: Step = {
  id: 'prepare',
  title: { ja: '準備する', en: 'Prepare' },
  actions: [
    {
      ja: '見に来る人の少ない時間(深夜など)を選びます。',
      en: 'Choose a time with few visitors, such as late at night.',
    },
    {
      ja: 'DNSで、サイトの名前(www ありとなしの両方)が ConoHa WING を指していることを確かめます。',
      en: 'Check in the DNS that the name, with and without www, leads to ConoHa WING.',
    },
    {
      ja: '.htaccess にアクセス制限や転送(リダイレクト)があれば、終わるまで無効にします。',
      en: 'If .htaccess has access limits or redirects, disable them until you are done.',
    },
  ],
  press: null,
  whatIsNormal: [
    {
      ja: 'ConoHa からのメールは、届かないこともあります。期限まで20日を切って更新されていなければ、メールがなくても進めてください。',
      en: 'ConoHa’s mail does not always come. With less than 20 days left and no renewal, go on without it.',
    },
  ],
  whatVisitorsSee: {
    ja: '期限の前なら、ふつうに見られます。',
    en: 'Nothing unusual, as long as the certificate has not expired.',
  },
  usualMinutes: null,
  seenFromOutside: {
    text: { ja: 'これまでの証明書のままです。', en: 'The certificate is still the same.' },
    basis: 'verified',
  },
  expectedObservation: 'own-certificate',
  otherObservations: [],
  panelShowsWhenDone: [],
  hazards: ['before-expiry', 'quiet-hours'],
  sources: ['conoha-renewal-causes', 'owner-2021'],
};

const openSetting: Step = {
  id: 'open-setting',
  title: { ja: '設定の画面を開く', en: 'Open the setting' },
  actions: [
    {
      ja: 'https://cp.conoha.jp/ にログインし、画面の上で「WING」が選ばれていることを確かめます。',
      en: 'Log in at https://cp.conoha.jp/ and check that 「WING」 is selected at the top.',
    },
    {
      ja: '「サイト管理」を開きます。上に出ているドメイン名がこのサイトでなければ、「切り替え」を押して選びます。',
      en: 'Open 「サイト管理」 (site management). If the domain name at the top is not this site, press 「切り替え」 (switch) and choose it.',
    },
    {
      ja: '「サイトセキュリティ」→「独自SSL」→「無料独自SSL」の順に開きます。',
      en: 'Open 「サイトセキュリティ」 (site security) → 「独自SSL」 (own SSL) → 「無料独自SSL」 (free own SSL).',
    },
    { ja: '「利用中」と出ていることを確かめます。', en: 'Check that it says 「利用中」 (in use).' },
  ],
  press: null,
  whatIsNormal: [
    {
      ja: 'もし「利用設定」がはじめから「OFF」になっていたら、OFFの手順を飛ばして、ONの手順へ進んでください。',
      en: 'If 「利用設定」 (use setting) is already 「OFF」, skip the OFF step and go on with ON.',
    },
  ],
  whatVisitorsSee: prepare.whatVisitorsSee,
  usualMinutes: null,
  seenFromOutside: prepare.seenFromOutside,
  expectedObservation: 'own-certificate',
  otherObservations: ['host-default-certificate-and-503', 'host-default-certificate'],
  panelShowsWhenDone: ['利用中'],
  hazards: ['wrong-site'],
  sources: ['owner-2021', 'owner-found-off'],
};

const switchOff: Step = {
  id: 'switch-off',
  title: { ja: 'OFFにして待つ', en: 'Switch OFF and wait' },
  actions: [
    { ja: '「利用設定」の「OFF」を押します。', en: 'At 「利用設定」 (use setting) press 「OFF」.' },
    { ja: '「設定中」に変わったら、そのまま待ちます。', en: 'When it says 「設定中」 (being set), wait.' },
    {
      ja: '画面の左下に「無効化されました」と出たら、OFFは終わりです。',
      en: 'When 「無効化されました」 (disabled) appears at the lower left, OFF is done.',
    },
  ],
  press: 'off',
  whatIsNormal: [
    { ja: '「設定中」は15〜20分ほど続きます。', en: '「設定中」 (being set) lasts about 15–20 minutes.' },
    pressingAgain,
    {
      ja: 'サイトが見られなくなります。ここでは、それが正常です。',
      en: 'The site can no longer be viewed. At this point that is as it should be.',
    },
  ],
  whatVisitorsSee: {
    ja: 'サイトも WordPress の管理画面も見られません。「この接続ではプライバシーが保護されません」と表示されます。',
    en: 'Neither the site nor its WordPress admin can be viewed. Browsers say “Your connection is not private”.',
  },
  usualMinutes: { from: 15, to: 20, atMost: 60 },
  seenFromOutside: {
    text: {
      ja: '証明書が *.conohawing.com のものに変わり(名前が合いません)、どのページも 503 のエラーになります。',
      en: 'The certificate changes to that of *.conohawing.com (a wrong name), and every page answers with error 503.',
    },
    basis: 'inference',
  },
  expectedObservation: 'host-default-certificate-and-503',
  otherObservations: ['host-default-certificate', 'refused', 'handshake-failed'],
  panelShowsWhenDone: ['無効化されました'],
  hazards: ['not-viewable', 'hsts', 'wrong-dns', 'few-rounds'],
  sources: ['owner-2021'],
};

const switchOn: Step = {
  id: 'switch-on',
  title: { ja: 'ONに戻して待つ', en: 'Switch back ON and wait' },
  actions: [
    { ja: '「利用設定」の「ON」を押します。', en: 'At 「利用設定」 (use setting) press 「ON」.' },
    { ja: 'もう一度「設定中」に変わるので、そのまま待ちます。', en: 'It says 「設定中」 (being set) once more. Wait.' },
    {
      ja: '「有効化されました」と出て、「利用中」に変わったら、ONは終わりです。',
      en: 'When 「有効化されました」 (enabled) appears and it says 「利用中」 (in use), ON is done.',
    },
  ],
  press: 'on',
  whatIsNormal: [
    {
      ja: '「設定中」は15〜20分ほど、長いと1時間ほど続きます。',
      en: '「設定中」 (being set) lasts about 15–20 minutes, at times an hour.',
    },
    pressingAgain,
  ],
  whatVisitorsSee: {
    ja: '新しい証明書が入るまで、まだ見られません。',
    en: 'Still no site, until the new certificate is there.',
  },
  usualMinutes: { from: 15, to: 20, atMost: 60 },
  seenFromOutside: {
    text: {
      ja: 'このサイトの名前が入った、新しい証明書に変わります。',
      en: 'The certificate changes to a new one that contains the name of this site.',
    },
    basis: 'verified',
  },
  expectedObservation: 'new-certificate',
  otherObservations: [],
  panelShowsWhenDone: ['有効化されました', '利用中'],
  hazards: [],
  sources: ['owner-2021', 'owner-found-off'],
};

const verify: Step = { ...verifyRenewal, panelShowsWhenDone: ['利用中'], sources: ['owner-2021'] };

/** 利用設定 OFF → wait → ON → wait → 利用中 → verify, as owners have described it. */
export const conohaSteps: readonly Step[] = [prepare, openSetting, switchOff, switchOn, verify];
