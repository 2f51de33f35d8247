import type { ChannelDriver } from '@/lib/notify/channel-driver';

import { checkMailSettings, mailFields, readMailSettings } from './read-mail-settings';
import { renderMail } from './render-mail';
import { renderText } from './render-text';
import { sendMail } from './send-mail';

export const email: ChannelDriver = {
  kind: 'email',
  label: { ja: 'メール', en: 'E-mail' },
  about: {
    ja: 'いつものメールに届きます。見守るサイトと同じサーバーのメールを使うときは、別の方法も用意してください。サーバーが止まると、メールも届きません。',
    en: 'Arrives where your mail does. If that mailbox is at the host that is watched, set up a second way: when the host is down, so is its mail.',
  },
  fields: mailFields,
  steps: [
    {
      words: {
        ja: 'メールを送るアカウントの、送信(SMTP)サーバーの名前とポート番号を調べます。ConoHa WINGでは管理画面の、ほかの会社では案内の「メールソフトの設定」にあります。',
        en: 'Find the name and port of the outgoing (SMTP) server of the mailbox that shall send: in the panel of ConoHa WING, or where your provider explains how to set up a mail program.',
      },
    },
    {
      words: {
        ja: 'Gmailから送るときは、Googleアカウントで「アプリ パスワード」を作ります(2段階認証が要ります)。サーバーは smtp.gmail.com、ポート番号は465です。',
        en: 'To send from Gmail, make an app password in your Google account (it needs 2-step verification). The server is smtp.gmail.com, the port 465.',
      },
      url: 'https://myaccount.google.com/apppasswords',
    },
    {
      words: {
        ja: '下の欄に入れて保存し、テストのメールを送ります。届かないときは、迷惑メールのフォルダーも見てください。',
        en: 'Fill in the fields below, save, and send a test. If it does not come, look among the spam as well.',
      },
    },
  ],
  readTogether: checkMailSettings,
  send: (message, values, world) => {
    const { idempotencyKey, subject, isTest, onlyTo = null } = message;
    const text = renderText(message, { withSubject: false });
    const mail = { key: idempotencyKey, subject, text, html: renderMail(message), wantsEveryRecipient: isTest, onlyTo };
    return sendMail(mail, readMailSettings(values), world);
  },
};
