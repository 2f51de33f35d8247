import type { ChannelField, ChannelValues } from '@/lib/notify/channel-driver';
import { normaliseHost } from '@/lib/tls/normalise-host';
import type { Words } from '@/lib/words/locale';

import { emailAddress, splitAddresses } from './email-address';
import { accept, readSecret, refuse } from './read-fields';

/** `tls` from the first byte · `starttls` required before anything is said · `none` only in the owner's own network. */
const encryptions = ['tls', 'starttls', 'none'] as const;
export type Encryption = (typeof encryptions)[number];

export interface MailSettings {
  host: string;
  port: number;
  encryption: Encryption;
  user: string;
  password: string;
  from: string;
  to: readonly string[];
}

const mostRecipients = 20;

export const mailFields: readonly ChannelField[] = [
  {
    name: 'host',
    isSecret: false,
    isRequired: true,
    label: { ja: '送信(SMTP)サーバー', en: 'Outgoing (SMTP) server' },
    hint: {
      ja: 'メールの会社の案内にある名前です。ConoHa WINGでは、管理画面に出ている mail〇〇.conoha.ne.jp の形の名前を使います(mail.あなたのドメイン では証明書が合いません)。',
      en: 'The name that your mail provider states. With ConoHa WING take the one in its panel (mail….conoha.ne.jp); its certificate does not fit mail.your-domain.',
    },
    inputType: 'text',
    read: (text) => {
      const host = normaliseHost(
        text
          .trim()
          .replace(/^\w+:\/\//, '')
          .replace(/[:/].*$/, ''),
      );
      if (host.ok) return accept(host.host);
      const isAddress = /^\d{1,3}(\.\d{1,3}){3}$/.test(text.trim());
      return isAddress ? accept(text.trim()) : refuse(notAHost);
    },
  },
  {
    name: 'port',
    isSecret: false,
    isRequired: true,
    label: { ja: 'ポート番号', en: 'Port' },
    hint: { ja: 'ふつうは465です。案内に587とあれば587にします。', en: 'Mostly 465; 587 where your provider says so.' },
    inputType: 'number',
    initial: '465',
    read: (text) => {
      const isPort = /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65535;
      return isPort ? accept(String(Number(text))) : refuse(notAPort);
    },
  },
  {
    name: 'encryption',
    isSecret: false,
    isRequired: true,
    label: { ja: '暗号化', en: 'Encryption' },
    hint: {
      ja: '465は「SSL/TLS」、587は「STARTTLS」です。暗号化なしは、KIGEN_ALLOW_NETS で許したネットワークの中だけで使えます。',
      en: '465 goes with SSL/TLS, 587 with STARTTLS. None only inside the networks of KIGEN_ALLOW_NETS.',
    },
    inputType: 'select',
    options: [
      { value: 'tls', label: { ja: 'SSL/TLS', en: 'SSL/TLS' } },
      { value: 'starttls', label: { ja: 'STARTTLS', en: 'STARTTLS' } },
      { value: 'none', label: { ja: 'なし(自分のネットワークの中だけ)', en: 'None (inside your own network only)' } },
    ],
    initial: 'tls',
    read: (text) => (encryptions.some((one) => one === text.trim()) ? accept(text.trim()) : refuse(notAnEncryption)),
  },
  {
    name: 'user',
    isSecret: false,
    isRequired: false,
    label: { ja: 'ユーザー名', en: 'User name' },
    hint: { ja: '多くの会社では、メールアドレスと同じです。', en: 'With most providers the same as the mail address.' },
    inputType: 'text',
    read: readSecret,
  },
  {
    name: 'password',
    isSecret: true,
    isRequired: false,
    label: { ja: 'パスワード', en: 'Password' },
    hint: {
      ja: 'メールのパスワードです。Gmailでは、ふだんのパスワードではなく「アプリ パスワード」(16文字)が要ります。',
      en: 'That of the mailbox. Gmail wants an app password (16 letters) instead of your usual one.',
    },
    inputType: 'password',
    read: readSecret,
  },
  {
    name: 'from',
    isSecret: false,
    isRequired: true,
    label: { ja: '差出人のアドレス', en: 'From' },
    hint: {
      ja: '上のユーザー名で送れるアドレスにします。ほかのアドレスは、断られるか迷惑メールになります。',
      en: 'An address that this user may send from. Others are refused, or end as spam.',
    },
    inputType: 'email',
    read: (text) => (emailAddress.test(text.trim()) ? accept(text.trim()) : refuse(notAnAddress)),
  },
  {
    name: 'to',
    isSecret: false,
    isRequired: true,
    label: { ja: '届け先のアドレス', en: 'To' },
    hint: {
      ja: 'いくつかあるときは、コンマで区切ります。見守るサイトと同じサーバーのメールは、サーバーが止まると届きません。別の会社のアドレスもおすすめします。',
      en: 'Commas between several. Mail at the host that is watched stops when that host does: add an address elsewhere.',
    },
    inputType: 'text',
    read: (text) => {
      const addresses = splitAddresses(text);
      const isFine = addresses.length > 0 && addresses.every((one) => emailAddress.test(one));
      return isFine && addresses.length <= mostRecipients ? accept(addresses.join(', ')) : refuse(notAnAddress);
    },
  },
];

const notAHost: Words = {
  ja: 'サーバーの名前を、mail.example.jp のように入れてください。',
  en: 'The name of a server, such as mail.example.jp.',
};
const notAPort: Words = { ja: '1〜65535の数字を入れてください。', en: 'A whole number from 1 to 65535.' };
const notAnEncryption: Words = { ja: '一覧から選んでください。', en: 'Choose one of the list.' };
const notAnAddress: Words = {
  ja: 'メールアドレスを、name@example.jp のように入れてください(名前や < > は付けません)。',
  en: 'A mail address such as name@example.jp, without a name or < >.',
};

/** What each field alone cannot know. */
export function checkMailSettings(values: ChannelValues): Words | null {
  const { port, encryption, host, user, password } = readMailSettings(values);
  if (port === 465 && encryption === 'starttls')
    return { ja: '465番の暗号化は「SSL/TLS」です。', en: 'Port 465 goes with SSL/TLS.' };
  if ([25, 587, 2525].includes(port) && encryption === 'tls') {
    return { ja: `${port}番の暗号化は「STARTTLS」です。`, en: `Port ${port} goes with STARTTLS.` };
  }
  if ((user === '') !== (password === '')) {
    return {
      ja: 'ユーザー名とパスワードは、両方を入れるか、両方を空にしてください。',
      en: 'Fill in both user name and password, or neither.',
    };
  }
  const isGmail = /(^|\.)(gmail|googlemail)\.com$/.test(host);
  return isGmail && !/^[a-z]{16}$/.test(password.replaceAll(' ', '')) ? wantsAppPassword : null;
}

const wantsAppPassword: Words = {
  ja: 'Gmailでは、ふだんのパスワードは使えません。Googleアカウントで「アプリ パスワード」(英字16文字)を作って入れてください(https://myaccount.google.com/apppasswords)。',
  en: 'Gmail does not take your usual password. Make an app password (16 letters) in your Google account: https://myaccount.google.com/apppasswords',
};

export function readMailSettings(values: ChannelValues): MailSettings {
  const { host = '', port = '', encryption = '', user = '', password = '', from = '', to = '' } = values;
  return {
    host,
    port: Number(port),
    encryption: encryptions.find((one) => one === encryption) ?? 'tls',
    user,
    password,
    from,
    to: splitAddresses(to),
  };
}
