import type { Words } from '@/lib/words/locale';

import type { ChannelKind } from './channel-kinds';
import type { SendFailure } from './send-outcome';

/**
 * What it means that a message did not arrive over a channel, and what to do about it. Whether it is sent again is another
 * matter, which the page says: a trial is not, nor what was given up.
 */
export function wordFailure(kind: ChannelKind, failure: SendFailure): Words {
  return own[kind]?.[failure] ?? usual[failure];
}

const usual: Readonly<Record<SendFailure, Words>> = {
  'refused-sign-in': {
    ja: 'パスワードかトークンが違うと断られました。新しいものを写して、貼り付け直してください。',
    en: 'The password or token was refused. Copy it anew and paste it again.',
  },
  'refused-recipient': {
    ja: '届け先が見つからないと断られました。届け先のIDやアドレスを確かめてください。',
    en: 'The recipient was not found. Check the ID or address of the recipient.',
  },
  'refused-some': {
    ja: '届け先のうち、断られたものがあります。ほかの届け先には届いています。宛先に打ち間違いがないか、使われなくなったアドレスがないかを確かめてください。',
    en: 'Some of the recipients were refused; the others got it. Look for typing mistakes and for addresses that are not used any more.',
  },
  gone: {
    ja: '届け先がなくなっています。作り直して、新しいアドレスを貼り付けてください。',
    en: 'The place to send to no longer exists. Make a new one and paste its address.',
  },
  'too-often': {
    ja: '短い間に送りすぎたと断られました。少し待てば、また送れます。',
    en: 'The service says that it was too much at once. After a while it takes messages again.',
  },
  'used-up': {
    ja: '無料で送れる数を使い切りました。数が戻るまで届きません。ほかの方法も用意してください。',
    en: 'The free messages are used up, and nothing arrives until there are new ones. Set up another way as well.',
  },
  'too-large': {
    ja: 'お知らせが長すぎると断られました。Kigenの不具合かもしれません。',
    en: 'The message was refused as too long. This may be a fault of Kigen.',
  },
  rejected: {
    ja: '送り先のサービスに断られました。設定を初めから確かめてください。',
    en: 'The service refused the message. Go through the set-up from the beginning.',
  },
  blocked: {
    ja: 'この宛先には、安全のためつながないようにしています。自宅や社内の機械なら、Kigenを起動するときの KIGEN_ALLOW_NETS に加えてください。',
    en: 'For safety Kigen does not connect there. For a machine at home or in the office, add it to KIGEN_ALLOW_NETS when you start Kigen.',
  },
  'blocked-port': {
    ja: 'このポート番号には、安全のため送らないようにしています。アドレスの番号を 443 にする(書かない)か、Kigenを起動するときの KIGEN_ALLOW_PORTS に、その番号を加えてください。',
    en: 'For safety Kigen sends nothing to this port. Use 443 (write no port in the address), or add the port to KIGEN_ALLOW_PORTS when you start Kigen.',
  },
  unreachable: {
    ja: '送り先につながりませんでした。サーバーの名前が正しいか、Kigenの機械がインターネットにつながっているかを確かめてください。',
    en: 'There was no connection. Check the name of the server, and that the machine of Kigen is on the Internet.',
  },
  'bad-certificate': {
    ja: '送り先の証明書が正しくないため、送るのをやめました。サーバーの名前が正しいか確かめてください。',
    en: 'Nothing was sent, since the certificate of the server does not hold. Check the name of the server.',
  },
  trouble: {
    ja: '送り先のサービスが不調です。',
    en: 'The service is in trouble.',
  },
  'unreadable-secret': {
    ja: '保存したパスワードやトークンが読めなくなりました(Kigenの鍵が変わったためです)。もう一度入れてください。',
    en: 'The stored password or token cannot be read any more, because the key of Kigen has changed. Enter it again.',
  },
};

const own: Partial<Record<ChannelKind, Partial<Record<SendFailure, Words>>>> = {
  email: {
    'refused-sign-in': {
      ja: 'ユーザー名かパスワードが違うと断られました(535)。ユーザー名は、多くの会社でメールアドレスの全体です。Gmailでは「アプリ パスワード」が要ります。',
      en: 'The user name or password was refused (535). The user name is mostly the whole mail address. Gmail wants an app password.',
    },
    'refused-recipient': {
      ja: '届け先のアドレスがないと断られました(550)。打ち間違いがないか確かめてください。差出人のアドレスが使えないときも、こうなります。',
      en: 'The address was refused (550). Look for a typing mistake. It also happens when the sender’s address may not be used.',
    },
    'bad-certificate': {
      ja: 'メールサーバーの証明書が、入れた名前と合わないため、送るのをやめました。ConoHaの証明書は *.conoha.ne.jp のものです。mail.あなたのドメイン ではなく、管理画面に出ているサーバー名(mail〇〇.conoha.ne.jp)を入れてください。',
      en: 'Nothing was sent, since the certificate of the mail server is not for that name. ConoHa’s is for *.conoha.ne.jp: enter the server name of its panel, not mail.your-domain.',
    },
    rejected: {
      ja: 'メールサーバーに断られました。ポート番号と暗号化の組み合わせ(465はSSL/TLS、587はSTARTTLS)と、差出人のアドレスを確かめてください。',
      en: 'The mail server refused. Check that port and encryption belong together (465: SSL/TLS, 587: STARTTLS), and the sender’s address.',
    },
    'blocked-port': {
      ja: 'このポート番号には、安全のためつながないようにしています。465 か 587 にするか、Kigenを起動するときの KIGEN_ALLOW_PORTS に、その番号を加えてください。',
      en: 'For safety Kigen does not connect to this port. Use 465 or 587, or add the port to KIGEN_ALLOW_PORTS when you start Kigen.',
    },
    unreachable: {
      ja: 'メールサーバーにつながりませんでした。サーバーの名前とポート番号を確かめてください。25番は、多くの接続会社が止めています。',
      en: 'There was no connection to the mail server. Check its name and port. Many Internet providers close port 25.',
    },
  },
  line: {
    'refused-sign-in': {
      ja: 'チャネルアクセストークンが違うと断られました。「Messaging API設定」で発行し直し、貼り付けてください。',
      en: 'The channel access token was refused. Issue it again in the tab “Messaging API” and paste it.',
    },
    'refused-recipient': {
      ja: '届けられませんでした。ユーザーIDが違うか、そのLINE公式アカウントを友だちに追加していないようです(ブロックしていても届きません)。',
      en: 'It could not be delivered: the user ID is wrong, or the official account is not among your friends (or is blocked).',
    },
    'used-up': {
      ja: '今月の無料の通数(200通)を使い切りました。来月まで届きません。ほかの方法も用意してください。',
      en: 'The free messages of this month (200) are used up; nothing arrives until the next. Set up another way as well.',
    },
  },
  'web-push': {
    gone: {
      ja: 'この端末は、通知を受け取らないようになっています。端末でKigenを開き、もう一度通知を許可してください。',
      en: 'This device takes no notifications any more. Open Kigen on it and allow them again.',
    },
  },
  chatwork: {
    'refused-sign-in': {
      ja: 'APIトークンが違うと断られました。再発行すると、前のトークンは使えなくなります。新しいものを貼り付けてください。',
      en: 'The API token was refused. Once a new one is issued the old one is dead: paste the new one.',
    },
    'refused-recipient': {
      ja: 'ルームが見つからないか、このトークンのアカウントが入っていません。ルームIDを確かめ、そのアカウントをチャットに加えてください。',
      en: 'The room was not found, or the account of this token is not in it. Check the room ID and add the account.',
    },
  },
  slack: {
    gone: {
      ja: 'SlackのWebhookがなくなっています(アプリやチャンネルが消されたようです)。作り直して、新しいWebhook URLを貼り付けてください。',
      en: 'The Slack webhook no longer exists: its app or channel was removed. Make a new one and paste its URL.',
    },
  },
  discord: {
    gone: {
      ja: 'Discordのウェブフックが削除されています。作り直して、新しいウェブフックURLを貼り付けてください。',
      en: 'The Discord webhook was deleted. Make a new one and paste its URL.',
    },
  },
  teams: {
    gone: {
      ja: 'Teamsのワークフローがなくなっています。作り直して、新しいURLを貼り付けてください。作った人が会社を離れると止まります。',
      en: 'The Teams workflow no longer exists; it stops when its maker leaves. Make a new one and paste its URL.',
    },
    'refused-sign-in': {
      ja: 'Teamsのワークフローに断られました。URLが途中で切れていないか、誰でも呼び出せる設定になっているかを確かめてください。',
      en: 'The Teams workflow refused. Check that the URL is whole, and that anyone may trigger the workflow.',
    },
  },
  telegram: {
    'refused-recipient': {
      ja: 'チャットが見つからないか、ボットがブロックされています。Telegramでボットを開いて「開始」を押し、チャットのIDを確かめてください。',
      en: 'The chat was not found, or the bot is blocked. Open the bot in Telegram, press “Start”, and check the ID of the chat.',
    },
    'refused-sign-in': {
      ja: 'ボットのトークンが違うと断られました。@BotFather で確かめて、貼り付け直してください。',
      en: 'The token of the bot was refused. Look it up with @BotFather and paste it again.',
    },
  },
  ntfy: {
    'refused-sign-in': {
      ja: 'このトピックには鍵がかかっています。アクセストークンを入れるか、別のトピックにしてください。',
      en: 'This topic is locked. Enter an access token or choose another topic.',
    },
    'used-up': {
      ja: '今日送れる数を使い切りました。明日まで届きません。ほかの方法も用意してください。',
      en: 'The messages of today are used up; nothing arrives until tomorrow. Set up another way as well.',
    },
  },
  webhook: {
    'refused-sign-in': {
      ja: '受け取る側が断りました(401か403)。合言葉が同じか確かめてください。',
      en: 'The receiver refused (401 or 403). Check that it has the same secret.',
    },
    gone: {
      ja: 'そのアドレスには何もありません(404か410)。アドレスを確かめてください。',
      en: 'There is nothing at that address (404 or 410). Check it.',
    },
  },
};
